import { civilDate, formatDate } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { formatFen } from '../../../base/money.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { Actions, ButtonLink } from '../../../ui/button.tsx'
import { Block, Card } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Code, Facts, Figures } from '../../../ui/facts.tsx'
import { formatCount, formatTotal } from '../../../ui/formats.ts'
import { Money } from '../../../ui/money.tsx'
import { Breadcrumb, Pager } from '../../../ui/navigation.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { FundDetail, FundItem, FundMonth } from '../contract.ts'
import { fundLevelLabels } from '../labels.ts'
import { mostProjects, type ProjectHeld } from '../server/queries/overview.ts'
import { feeText } from './fee-text.ts'
import { FundTable } from './fund-table.tsx'
import { fundWords } from './fund-words.ts'
import { listWords } from './list-words.ts'
import { MonthChart } from './month-chart.tsx'
import { monthText } from './months.ts'
import { paths } from './paths.ts'

export interface FundsBelow {
  items: readonly FundItem[]
  nextCursor: string | null
  total: { value: number; exact: boolean }
}

interface Parts {
  request: PageRequest
  fund: FundDetail
}

const short = (fen: number) => formatFen(fen, { kind: 'short' })

interface ViewParts extends Parts {
  below: FundsBelow
  projects: readonly ProjectHeld[]
}

/** A fund's account as everybody may read it: its figures, the statement of them, what stands below it, and its months. */
export function FundView({ request, fund, below, projects }: ViewParts) {
  const { lang, ctx } = request
  const words = fundWords[lang]
  return (
    <>
      <Crumbs request={request} fund={fund} />
      <div className="stack">
        <Head request={request} fund={fund} />
      </div>
      <Block title={words.figures} id="figures">
        <Card>
          <Figures items={figuresOf(request, fund)} />
          {below.items.length > 0 && <p className="small soft">{words.withBelow}</p>}
        </Card>
      </Block>
      <Statement request={request} fund={fund} below={below} />
      {projects.length > 0 && <Projects request={request} projects={projects} />}
      {below.items.length > 0 && <Below request={request} fund={fund} below={below} />}
      <Block title={words.months} id="months">
        {fund.months.length > 0 ? (
          <div className="stack">
            <MonthChart months={fund.months} now={ctx.now} lang={lang} />
            <Table
              caption={words.monthsCaption}
              columns={monthColumns(lang)}
              rows={fund.months}
              keyOf={({ month }) => month}
            />
          </div>
        ) : (
          <p className="soft">{words.noMonths}</p>
        )}
      </Block>
    </>
  )
}

function Crumbs({ request: { lang, link }, fund: { parent, name } }: Parts) {
  return (
    <Breadcrumb
      items={[
        { text: listWords[lang].title, href: link(paths.list) },
        ...(parent ? [{ text: parent.name, href: link(paths.fund(parent.id)) }] : []),
        { text: name },
      ]}
    />
  )
}

function Head({ request: { lang, link }, fund }: Parts) {
  const [words, { holder, area, fee, closed }] = [fundWords[lang], listWords[lang]]
  return (
    <>
      <Chips>
        <Chip>{fundLevelLabels[fund.level][lang]}</Chip>
        {fund.closed && <Chip tone="still">{closed}</Chip>}
      </Chips>
      <h1>{fund.name}</h1>
      <Facts
        items={[
          { term: words.purpose, value: fund.purpose },
          { term: holder, value: <a href={link(paths.organisation(fund.holder.id))}>{fund.holder.name}</a> },
          { term: area, value: fund.area.name },
          { term: fee, value: feeText(fund.feePermille, lang) },
        ]}
      />
      <p className="small soft">{words.give(fund.holder.name)}</p>
      <Actions>
        <ButtonLink kind="primary" href={link(paths.transfers(fund.id))}>
          {words.every}
        </ButtonLink>
      </Actions>
    </>
  )
}

function giftsText({ gifts }: Pick<FundDetail, 'gifts'>, lang: Lang): string {
  return fundWords[lang].gifts(formatCount(gifts), gifts)
}

function figuresOf({ lang, link }: PageRequest, fund: FundDetail) {
  const words = fundWords[lang]
  const href = link(paths.transfers(fund.id))
  return [
    { value: short(fund.givenFen), label: `${words.given} · ${giftsText(fund, lang)}`, href },
    { value: short(fund.paidFen), label: listWords[lang].paid, href },
    { value: short(fund.feeFen), label: words.fee, href },
    { value: short(fund.heldFen), label: listWords[lang].held, href },
    { value: short(fund.freeFen), label: words.free, href },
  ]
}

function Below({ request: { lang, link, query }, fund, below }: Parts & { below: FundsBelow }) {
  const { items, nextCursor, total } = below
  return (
    <Block title={fundWords[lang].below} id="below">
      <div className="stack">
        <FundTable
          caption={listWords[lang].below(fund.name)}
          rows={items.map((each) => ({ fund: each, depth: 0 }))}
          lang={lang}
          link={link}
        />
        <Pager
          total={formatTotal(total)}
          {...(query.has('cursor') && { first: `${link(paths.fund(fund.id))}#below` })}
          {...(nextCursor && { next: `${link(paths.fundOf(fund.id, { cursor: nextCursor }))}#below` })}
        />
      </div>
    </Block>
  )
}

function monthColumns(lang: Lang): Column<FundMonth>[] {
  const words = fundWords[lang]
  const money = (key: 'givenFen' | 'feeFen' | 'paidFen', title: string): Column<FundMonth> => ({
    ...{ key, title, end: true, cell: (row) => <Money fen={row[key]} short /> },
  })
  return [
    { key: 'month', title: words.month, heading: true, cell: ({ month }) => monthText(month, lang) },
    { key: 'gifts', title: words.count, end: true, cell: ({ gifts }) => formatCount(gifts) },
    money('givenFen', words.given),
    money('feeFen', words.feeOfMonth),
    money('paidFen', words.paid),
  ]
}

/** The account in sentences that add up, with who answers for it: what one prints or passes on. */
function Statement({ request, fund, below }: Parts & { below: FundsBelow }) {
  const { lang, ctx, link } = request
  const words = fundWords[lang]
  const { givenFen, feeFen, paidFen, heldFen } = fund
  const balance = words.balance({
    ...{ given: short(givenFen), gifts: giftsText(fund, lang), moved: movedText(fund, lang) },
    ...{ fee: short(feeFen), paid: short(paidFen), held: short(heldFen) },
  })
  return (
    <Block title={words.statement} id="statement" more={{ href: link(paths.transfers(fund.id)), text: words.every }}>
      <Card title={words.asOf(formatDate(civilDate(ctx.now), lang))}>
        <p>{balance}</p>
        {heldText(request, fund, below)}
        <p>{words.keeps(fund.holder.name)}</p>
        <p>{words.twoPeople}</p>
        <p>{words.append}</p>
      </Card>
    </Block>
  )
}

/** Where what is there now is: from kept figures, so only while all that stands below is on this page. */
function heldText({ lang, query }: PageRequest, { heldFen, freeFen }: FundDetail, { items, nextCursor }: FundsBelow) {
  if (nextCursor || query.has('cursor')) return null
  const belowFen = items.reduce((sum, each) => sum + each.heldFen, 0)
  const projectsFen = heldFen - freeFen - belowFen
  if (heldFen === freeFen) return null
  const parts = { held: short(heldFen), free: short(freeFen), projects: short(projectsFen) }
  return <p>{fundWords[lang].heldIs({ ...parts, below: items.length > 0 ? short(belowFen) : null })}</p>
}

/** What this fund itself keeps for each project. */
function Projects({ request, projects }: { request: PageRequest; projects: readonly ProjectHeld[] }) {
  const words = fundWords[request.lang]
  return (
    <Block title={words.projects} id="projects">
      <div className="stack">
        <Table
          caption={words.projectsCaption}
          columns={projectColumns(request)}
          rows={projects}
          keyOf={({ code }) => code}
        />
        {projects.length === mostProjects && (
          <p className="small soft">{words.mostProjects(formatCount(mostProjects))}</p>
        )}
      </div>
    </Block>
  )
}

function projectColumns({ lang, link }: PageRequest): Column<ProjectHeld>[] {
  const words = fundWords[lang]
  const name = ({ code, title }: ProjectHeld) => (
    <span className="linked">
      <a href={link(paths.project(code))}>{title}</a> <Code>{code}</Code>
    </span>
  )
  return [
    { key: 'project', title: words.project, heading: true, cell: name },
    {
      key: 'balance',
      title: words.forProjectNow,
      end: true,
      cell: ({ balanceFen }) => <Money fen={balanceFen} short />,
    },
  ]
}

/** What came from other funds or went to them: with it, what was given less what left is what is there. */
function movedText({ givenFen, feeFen, paidFen, heldFen }: FundDetail, lang: Lang): string {
  const moved = heldFen - givenFen + feeFen + paidFen
  if (moved === 0) return ''
  return moved > 0 ? fundWords[lang].movedIn(short(moved)) : fundWords[lang].movedOut(short(-moved))
}
