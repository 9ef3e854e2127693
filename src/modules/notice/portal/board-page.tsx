import { formatDate } from '../../../base/clock.ts'
import { AppError } from '../../../base/refusal.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Block, EmptyState, Row, Rows } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Code } from '../../../ui/facts.tsx'
import { formatTotal } from '../../../ui/formats.ts'
import { Pager, Tabs } from '../../../ui/navigation.tsx'
import type { NoticeItem, PublicationItem } from '../contract.ts'
import { noticeKindLabels, publicationKindLabels } from '../labels.ts'
import { pageNotices, pagePublications } from '../server/queries/notices.ts'
import { liveNotices } from '../server/queries/overview.ts'
import { noticeTones } from '../state-tones.ts'
import { boardWords } from './board-words.ts'
import { daysLeft } from './left.ts'
import { LeftBox, StandingText } from './standing-row.tsx'
import { paths } from './paths.ts'

interface Listed<T> {
  items: readonly T[]
  nextCursor: string | null
  total: { value: number; exact: boolean }
}

/** A page of another list, or from before: begin anew. */
async function orAnew(request: PageRequest, path: string, page: () => Promise<PageAnswer>): Promise<PageAnswer> {
  try {
    return await page()
  } catch (error) {
    if (error instanceof AppError && error.code === 'cursor.invalid') return redirect(request.link(path))
    throw error
  }
}

function cursorOf({ query }: PageRequest): { cursor?: string; limit: number } {
  const cursor = query.get('cursor')
  return { limit: 20, ...(cursor && { cursor }) }
}

function boardPage(request: PageRequest): Promise<PageAnswer> {
  return orAnew(request, paths.board, async () => {
    const { ctx, lang } = request
    const asked = cursorOf(request)
    const [live, ended] = await Promise.all([liveNotices(ctx), pageNotices(ctx, { ...asked, state: 'ended' })])
    const { title, description } = boardWords[lang]
    const body = <Board request={request} live={asked.cursor ? [] : live} ended={ended} later={!!asked.cursor} />
    return { kind: 'page', title, description, nav: 'notices', cacheSeconds: 15, body }
  })
}

function Head({ request: { lang, link }, current }: { request: PageRequest; current: 'notices' | 'publications' }) {
  const words = boardWords[lang]
  const notices = current === 'notices'
  return (
    <>
      <div className="page-head">
        <h1>{notices ? words.title : words.publications}</h1>
        <p className="soft">{notices ? words.description : words.publicationsText}</p>
      </div>
      <Tabs
        label={words.tabs}
        items={[
          { text: words.title, href: link(paths.board), current: notices },
          { text: words.publications, href: link(paths.publications), current: !notices },
        ]}
      />
    </>
  )
}

interface BoardProps {
  request: PageRequest
  /** standing, or waiting for the answer to an objection */
  live: readonly NoticeItem[]
  ended: Listed<NoticeItem>
  /** not the first page: what stands is on the first */
  later: boolean
}

/** The board: what may still be objected to first, then what ended, with what came of it. */
function Board({ request, live, ended, later }: BoardProps) {
  const { lang, link } = request
  const words = boardWords[lang]
  return (
    <div className="stack">
      <Head request={request} current="notices" />
      {!later && (
        <Block title={words.standing}>
          {live.length > 0 ? (
            <Rows>
              {live.map((notice) => (
                <LiveRow key={notice.code} notice={notice} request={request} />
              ))}
            </Rows>
          ) : (
            <EmptyState
              title={words.noneStanding}
              actions={<ButtonLink href={link('/calls')}>{words.seeCalls}</ButtonLink>}
            >
              {words.noneStandingText}
            </EmptyState>
          )}
        </Block>
      )}
      <Block title={words.ended}>
        {ended.items.length > 0 ? (
          <Rows>
            {ended.items.map((notice) => (
              <EndedRow key={notice.code} notice={notice} request={request} />
            ))}
          </Rows>
        ) : (
          <p className="soft">{words.noneEnded}</p>
        )}
      </Block>
      <Pager
        total={formatTotal(ended.total)}
        {...(later && { first: link(paths.board) })}
        {...(ended.nextCursor && { next: link(paths.boardFrom(ended.nextCursor)) })}
      />
    </div>
  )
}

interface RowProps {
  notice: NoticeItem
  request: PageRequest
}

function LiveRow({ notice, request: { ctx, lang, link } }: RowProps) {
  const words = boardWords[lang]
  const days = daysLeft(notice, ctx.now)
  const takes = days !== null
  return (
    <Row
      {...(takes && { lead: <LeftBox days={days} lang={lang} /> })}
      title={notice.title}
      href={link(paths.notice(notice.code))}
      {...(takes && {
        end: (
          <ButtonLink href={link(paths.object(notice.code))} label={`${words.object}: ${notice.title}`}>
            {words.object}
          </ButtonLink>
        ),
      })}
    >
      <StandingText notice={notice} now={ctx.now} lang={lang} />
    </Row>
  )
}

function EndedRow({ notice, request: { lang, link } }: RowProps) {
  const words = boardWords[lang]
  const { code, title, kind, issuer, endsOn, effective, cancelled, objected, state } = notice
  const came = [
    words.effective(effective),
    ...(cancelled > 0 ? [words.cancelled(cancelled)] : []),
    words.objected(objected),
  ]
  return (
    <Row title={title} href={link(paths.notice(code))}>
      <Chip tone={noticeTones[state]}>{noticeKindLabels[kind][lang]}</Chip> {came.join(words.sep)}
      <br />
      {issuer}
      {words.sep}
      <Code>{code}</Code>
      {endsOn && words.sep + words.endedOn(formatDate(endsOn, lang))}
    </Row>
  )
}

function publicationsPage(request: PageRequest): Promise<PageAnswer> {
  return orAnew(request, paths.publications, async () => {
    const { ctx, lang, query } = request
    const listed = await pagePublications(ctx, cursorOf(request))
    const words = boardWords[lang]
    const body = <Publications request={request} listed={listed} later={query.has('cursor')} />
    return {
      kind: 'page',
      title: words.publications,
      description: words.publicationsText,
      nav: 'notices',
      cacheSeconds: 15,
      body,
    }
  })
}

interface PublicationsProps {
  request: PageRequest
  listed: Listed<PublicationItem>
  later: boolean
}

/** 信息公开: what took effect, the newest first. */
function Publications({ request, listed, later }: PublicationsProps) {
  const { lang, link } = request
  const words = boardWords[lang]
  return (
    <div className="stack">
      <Head request={request} current="publications" />
      {listed.items.length > 0 ? (
        <Rows>
          {listed.items.map(({ id, kind, title, link: to, publishedOn }) => (
            <Row key={id} title={title} href={link(to)}>
              <Chip>{publicationKindLabels[kind][lang]}</Chip> {words.publishedOn(formatDate(publishedOn, lang))}
            </Row>
          ))}
        </Rows>
      ) : (
        <EmptyState
          title={words.nonePublished}
          actions={<ButtonLink href={link(paths.board)}>{words.seeNotices}</ButtonLink>}
        >
          {words.nonePublishedText}
        </EmptyState>
      )}
      <Pager
        total={formatTotal(listed.total)}
        {...(later && { first: link(paths.publications) })}
        {...(listed.nextCursor && { next: link(paths.publicationsFrom(listed.nextCursor)) })}
      />
    </div>
  )
}

export const boardRoutes: PortalRoute[] = [
  { path: paths.board, access: 'public', get: boardPage },
  { path: paths.publications, access: 'public', get: publicationsPage },
]
