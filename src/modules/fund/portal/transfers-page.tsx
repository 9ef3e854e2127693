import { formatDate } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { orAnew } from '../../../portal/list-address.ts'
import type { PageAnswer, PageRequest, PortalRoute } from '../../../portal/page.ts'
import { Actions, ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/card.tsx'
import { formatCount, formatTotal } from '../../../ui/formats.ts'
import { Money } from '../../../ui/money.tsx'
import { Breadcrumb, Pager } from '../../../ui/navigation.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { FundDetail, TransferItem } from '../contract.ts'
import { transferKindLabels } from '../labels.ts'
import { getFund } from '../server/queries/funds.ts'
import { type CorrectionLink, correctionsAmong } from '../server/queries/overview.ts'
import { pageTransfers } from '../server/queries/transfers.ts'
import { cursorOf, fundIdOf } from './fund-page.tsx'
import { fundWords } from './fund-words.ts'
import { listWords } from './list-words.ts'
import { paths } from './paths.ts'
import { Remark } from './remark.tsx'
import { SideText } from './side-text.tsx'
import { mostInFile, transfersFile } from './transfers-file.ts'

export interface TransfersContent {
  fund: FundDetail
  items: readonly TransferItem[]
  corrections: readonly CorrectionLink[]
  nextCursor: string | null
  total: { value: number; exact: boolean }
}

async function transfersPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang } = request
  const id = fundIdOf(request)
  return orAnew(
    request,
    () => paths.transfers(id),
    async () => {
      if (request.query.get('format') === 'csv') return file(request, id)
      const cursor = cursorOf(request)
      const [fund, page] = await Promise.all([getFund(ctx, { id }), pageTransfers(ctx, { id, cursor, limit: 50 })])
      const ids = page.items.map((item) => item.id)
      const corrections = await correctionsAmong(ctx, ids)
      const words = fundWords[lang]
      return {
        kind: 'page',
        title: words.transfersTitle(fund.name),
        description: words.transfersDescription,
        nav: 'funds',
        body: <Transfers request={request} content={{ ...page, fund, corrections }} />,
      }
    },
  )
}

async function file({ ctx, lang }: PageRequest, id: string): Promise<PageAnswer> {
  const [fund, page] = await Promise.all([getFund(ctx, { id }), pageTransfers(ctx, { id, limit: mostInFile })])
  return transfersFile(fund.name, page.items, lang)
}

/** Every transfer of a fund, from where to where, and which of them put another right. */
export function Transfers({ request, content }: { request: PageRequest; content: TransfersContent }) {
  const { lang, link, query } = request
  const { fund, items, nextCursor, total } = content
  const words = fundWords[lang]
  const shown = formatTotal(total)
  return (
    <>
      <Breadcrumb
        items={[
          { text: listWords[lang].title, href: link(paths.list) },
          { text: fund.name, href: link(paths.fund(fund.id)) },
          { text: words.transfersCrumb },
        ]}
      />
      <div className="stack">
        <div className="stack-tight">
          <h1>{words.transfersTitle(fund.name)}</h1>
          <p className="soft">{words.transfersDescription}</p>
          {fund.children.length > 0 && <p className="soft">{words.onlyOwn}</p>}
        </div>
        {items.length > 0 ? (
          <>
            <p className="linked">
              <span className="soft">{words.found(shown)}</span>{' '}
              <a href={link(paths.transfersFile(fund.id))} download>
                {total.exact ? words.file : words.latestFile(formatCount(mostInFile))}
              </a>
            </p>
            <Table
              caption={words.transfersCaption}
              columns={columnsOf(request, content)}
              rows={items}
              keyOf={({ id }) => id}
            />
          </>
        ) : (
          <Nothing lang={lang} href={link(paths.fund(fund.id))} />
        )}
        <Pager
          total={shown}
          {...(query.has('cursor') && { first: link(paths.transfers(fund.id)) })}
          {...(nextCursor && { next: link(paths.transfersOf(fund.id, { cursor: nextCursor })) })}
        />
      </div>
    </>
  )
}

function columnsOf({ lang, link }: PageRequest, content: TransfersContent): Column<TransferItem>[] {
  const words = fundWords[lang]
  const here = content.fund.id
  return [
    { key: 'on', title: words.on, heading: true, cell: ({ bookedOn }) => formatDate(bookedOn, lang) },
    { key: 'kind', title: words.kind, cell: ({ kind }) => transferKindLabels[kind][lang] },
    { key: 'from', title: words.from, cell: (item) => <SideText item={item} end="from" {...{ here, lang, link }} /> },
    { key: 'to', title: words.to, cell: (item) => <SideText item={item} end="to" {...{ here, lang, link }} /> },
    { key: 'amount', title: words.amount, end: true, cell: ({ amountFen }) => <Money fen={amountFen} short /> },
    { key: 'remark', title: words.remark, cell: (item) => <Remark item={item} content={content} lang={lang} /> },
  ]
}

function Nothing({ lang, href }: { lang: Lang; href: string }) {
  const words = fundWords[lang]
  return (
    <EmptyState
      title={words.emptyTransfers}
      actions={
        <Actions>
          <ButtonLink href={href}>{words.back}</ButtonLink>
        </Actions>
      }
    >
      {words.emptyTransfersText}
    </EmptyState>
  )
}

export const transfersRoute: PortalRoute = { path: '/funds/:id/transfers', access: 'public', get: transfersPage }
