import type { Context, Slot } from '../../base/context.ts'
import { formatCount, remaining } from '../../ui/formats.ts'
import { Block, EmptyState, Halves, Row, Rows } from '../../ui/card.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DateText, DaysBox } from '../../ui/time.tsx'
import { endOfDay } from '../../base/clock.ts'
import { homeStation, type HomeSlot, type HomeSubject } from '../../portal/home.tsx'
import { OwnRows } from '../../portal/own-rows.tsx'
import type { ProblemItem } from './contract.ts'
import { stateLabels } from './labels.ts'
import { paths } from './portal/paths.ts'
import { slotWords } from './portal/slot-words.ts'
import type { TellThread } from '../../base/thread.ts'
import { stateTones } from './state-tones.ts'
import { titleOf } from './title.ts'
import { pageProblems } from './server/queries/lists.ts'
import {
  homeFigures,
  latestThreadNews,
  myProblems,
  type News,
  openCount,
  type OwnProblem,
} from './server/queries/overview.ts'

/** What happened this month, as a clause of the home page's first sentence. */
const monthFigures: HomeSlot<{ home: HomeSubject; reported: number; answered: number }> = {
  slot: 'home.figures',
  order: 10,
  load: async (ctx, home) => ({ home, ...(await homeFigures(ctx)) }),
  view: ({ home: { lang, link }, reported, answered }) => {
    if (reported === 0) return null
    const words = slotWords[lang]
    return (
      <>
        {words.reportedBefore} <a href={link(paths.list)}>{words.reported(formatCount(reported), reported)}</a>
        {words.comma}
        <a href={link(paths.listOf({ state: 'answered' }))}>{words.answered(formatCount(answered), answered)}</a>{' '}
        {words.answeredAfter}
      </>
    )
  },
}

/** The loop's first station: how many wait for an answer now. */
const reportStation = homeStation('report', async (ctx, { lang, link }) => ({
  count: await openCount(ctx),
  unit: slotWords[lang].unit,
  href: link(paths.listOf({ sort: 'deadline' })),
  hot: true,
}))

interface HomeSection {
  home: HomeSubject
  now: Date
  waiting: readonly ProblemItem[]
  news: readonly News[]
  tell: TellThread
}

async function loadSection(ctx: Context, home: HomeSubject): Promise<HomeSection> {
  const [waiting, news] = await Promise.all([pageProblems(ctx, { sort: 'deadline', limit: 6 }), latestThreadNews(ctx)])
  return { home, now: ctx.now, waiting: waiting.items, news, tell: ctx.services.tellThread }
}

/** Which answers are due soonest, and what has just happened. */
const homeSection: HomeSlot<HomeSection> = {
  slot: 'home.section',
  order: 10,
  load: loadSection,
  view: ({ home, now, waiting, news, tell }) => {
    const { lang, link } = home
    const words = slotWords[lang]
    return (
      <Halves>
        <Block title={words.waiting} more={{ href: link(paths.listOf({ sort: 'deadline' })), text: words.allReports }}>
          {waiting.length > 0 ? (
            <Rows>
              {waiting.map((item) => (
                <WaitingRow key={item.code} item={item} home={home} now={now} />
              ))}
            </Rows>
          ) : (
            <EmptyState
              title={words.nothingWaits}
              actions={<ButtonLink href={link(paths.report)}>{words.report}</ButtonLink>}
            />
          )}
        </Block>
        {news.length > 0 && (
          <Block title={words.news}>
            <Rows>
              {news.map((each) => (
                <NewsRow
                  key={`${each.code} ${each.type} ${each.at.toISOString()}`}
                  news={each}
                  home={home}
                  now={now}
                  tell={tell}
                />
              ))}
            </Rows>
          </Block>
        )}
      </Halves>
    )
  },
}

function WaitingRow({ item, home: { lang, link }, now }: { item: ProblemItem; home: HomeSubject; now: Date }) {
  const words = slotWords[lang]
  const left = item.dueOn ? remaining(endOfDay(item.dueOn), now) : null
  const place = [item.street?.name, item.community?.name].filter(Boolean).join(' · ')
  return (
    <Row
      lead={left && !left.late ? <DaysBox days={left.days} /> : undefined}
      title={titleOf(item, lang)}
      href={link(paths.problem(item.code))}
    >
      {left?.late && <Chip tone="act">{words.late(left.days)}</Chip>}{' '}
      {[place, item.supportCount > 0 ? words.neighbours(item.supportCount) : ''].filter(Boolean).join(' · ')}
    </Row>
  )
}

function NewsRow({ news, home, now, tell }: { news: News; home: HomeSubject; now: Date; tell: TellThread }) {
  const { lang, link } = home
  const words = slotWords[lang]
  const said = tell(news, lang)
  return (
    <Row title={words.newsTitle(news.community, news.title ?? news.code)} href={link(paths.problem(news.code))}>
      <DateText at={news.at} kind="ago" now={now} /> · {said?.title}
    </Row>
  )
}

interface Mine {
  home: HomeSubject
  own: readonly OwnProblem[]
}

/** 我的反映: what the signed-in person reported or joined. */
const mySection: HomeSlot<Mine> = {
  slot: 'me.section',
  order: 10,
  load: async (ctx, home) => ({ home, own: await myProblems(ctx) }),
  view: ({ home, own }) => {
    const { lang, link } = home
    const words = slotWords[lang]
    if (own.length === 0) {
      return (
        <Block title={words.mine}>
          <EmptyState
            title={words.nothingMine}
            actions={<ButtonLink href={link(paths.report)}>{words.report}</ButtonLink>}
          />
        </Block>
      )
    }
    return (
      <Block title={words.mine}>
        <OwnRows
          home={home}
          rows={own.map((each) => (
            <Row key={each.code} title={each.title || each.code} href={link(paths.follow(each.code))}>
              <Chip tone={stateTones[each.state]}>{stateLabels[each.state][lang]}</Chip>{' '}
              {each.overdue && <Chip tone="act">{words.overdue}</Chip>} {each.code}
              {each.role === 'supporter' && ` · ${words.joined}`}
            </Row>
          ))}
        />
      </Block>
    )
  },
}

export const problemSlots: Slot<never, unknown>[] = [monthFigures, reportStation, homeSection, mySection]
