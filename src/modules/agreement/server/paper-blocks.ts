import { formatDate } from '../../../base/clock.ts'
import { fill } from '../../../base/fill.ts'
import { capitalAmount, type Fen, formatFen } from '../../../base/money.ts'
import { budgetCategories, type BudgetLine } from '../../call/budget.ts'
import { budgetCategoryLabels } from '../../call/labels.ts'
import { moneySourceLabels } from '../../project/labels.ts'
import type { MoneySource } from '../../project/money.ts'
import type { AgreementFacts, PaperParty } from '../agreement.ts'
import { type PaperTable, wordings } from './paper-clauses.ts'
import type { Missing } from './paper-type.ts'

export interface Column {
  title: string
  /** of the width, in parts of all columns together */
  share: number
  align?: 'right' | 'center'
}

export interface TableRow {
  /** a line break is kept */
  cells: readonly string[]
  /** a sum: stays with the row above it */
  sum?: boolean
}

/** A part of the paper, from top to bottom. */
export type Block =
  | { kind: 'masthead'; title: string; lines: readonly string[] }
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; number: string; text: string }
  | { kind: 'table'; columns: readonly Column[]; rows: readonly TableRow[] }
  /** what is filled in by hand */
  | { kind: 'blanks'; labels: readonly string[] }
  | { kind: 'seals'; parties: readonly { label: string; name: string }[] }
  | { kind: 'note'; text: string }

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** 1 … 99 in words: 一, 十, 二十一; beyond that, in figures. */
export function numeral(value: number): string {
  if (value > 99) return `${value}`
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : numerals[tens]}十`
  return ten + (ones === 0 ? '' : numerals[ones])
}

const roleNames = { payer: ['甲方', '资助方'], deliverer: ['乙方', '实施方'], platform: ['丙方', '平台'] } as const

/** 甲方, or 甲方一, 甲方二 … where several pay. */
function labelsOf(parties: AgreementFacts['parties']): string[] {
  const payers = parties.filter(({ role }) => role === 'payer').length
  let position = 0
  return parties.map(({ role }) => {
    const [letter] = roleNames[role]
    return role === 'payer' && payers > 1 ? `${letter}${numeral(++position)}` : letter
  })
}

const money = (fen: Fen) => `${formatFen(fen)}\n${capitalAmount(fen)}`
const percent = (share: number) => `${share}%`

function partiesTable({ parties }: AgreementFacts): Block {
  const labels = labelsOf(parties)
  return {
    kind: 'table',
    columns: [
      { title: '各方', share: 24 },
      { title: '名称', share: 48 },
      { title: '统一社会信用代码', share: 28 },
    ],
    rows: parties.map(({ role, name, creditCode }, index) => ({
      cells: [`${labels[index]}（${roleNames[role][1]}）`, name, creditCode ?? '—'],
    })),
  }
}

function goalsTable({ goals }: AgreementFacts): Block {
  return {
    kind: 'table',
    columns: [
      { title: '序', share: 6, align: 'center' },
      { title: '目标', share: 51 },
      { title: '怎样算达到', share: 43 },
    ],
    rows: goals.map(({ text, target }, index) => ({ cells: [`${index + 1}`, text, target] })),
  }
}

const sumOf = (lines: readonly BudgetLine[], source: BudgetLine['source']) =>
  lines.reduce((sum, line) => (line.source === source ? sum + line.amountFen : sum), 0)

function budgetTable({ budget }: AgreementFacts): Block {
  const amount = (fen: Fen) => (fen === 0 ? '' : formatFen(fen))
  const rows = budgetCategories.flatMap((category): TableRow[] => {
    const lines = budget.filter((line) => line.category === category)
    const name = budgetCategoryLabels[category].zh
    const sums = [amount(sumOf(lines, 'grant')), amount(sumOf(lines, 'own'))]
    const each = lines.map(({ item, amountFen, source }) => ({
      cells: [name, item, source === 'grant' ? formatFen(amountFen) : '', source === 'own' ? formatFen(amountFen) : ''],
    }))
    return lines.length > 1 ? [...each, { cells: [name, '小计', ...sums], sum: true }] : each
  })
  const total = [amount(sumOf(budget, 'grant')), amount(sumOf(budget, 'own'))]
  return {
    kind: 'table',
    columns: [
      { title: '科目', share: 13 },
      { title: '用途', share: 47 },
      { title: '甲方资助', share: 20, align: 'right' },
      { title: '乙方自筹', share: 20, align: 'right' },
    ],
    rows: [...rows, { cells: ['合计', '', ...total], sum: true }],
  }
}

/** Which receipt follows; for a company only the parties know whether it gives or buys (handbook B5). */
const receipts = {
  fiscal: '按甲方规定',
  lottery: '按甲方规定',
  donation: '公益事业捐赠票据',
  enterprise: '□ 公益事业捐赠票据\n□ 发票',
  own: '—',
} as const satisfies Record<MoneySource, string>

function payersTable({ parties, grantFen }: AgreementFacts): Block {
  const labels = labelsOf(parties)
  const paysOf = ({ name, pays }: PaperParty, label: string): TableRow[] =>
    pays.map(({ source, amountFen, basis }) => ({
      cells: [`${label} ${name}`, moneySourceLabels[source].zh, basis || '—', money(amountFen), receipts[source]],
    }))
  return {
    kind: 'table',
    columns: [
      { title: '出资方', share: 25 },
      { title: '资金来源', share: 13 },
      { title: '依据', share: 15 },
      { title: '金额', share: 27, align: 'right' },
      { title: '票据', share: 20 },
    ],
    rows: [
      ...parties.flatMap((party, index) => paysOf(party, labels[index]!)),
      { cells: ['合计', '', '', money(grantFen), ''], sum: true },
    ],
  }
}

function tranchesTable({ tranches, grantFen }: AgreementFacts): Block {
  const whole = tranches.reduce((sum, { sharePercent }) => sum + sharePercent, 0)
  return {
    kind: 'table',
    columns: [
      { title: '期', share: 5, align: 'center' },
      { title: '里程碑', share: 17 },
      { title: '日期', share: 16 },
      { title: '支付之前应当提供', share: 29 },
      { title: '比例', share: 7, align: 'right' },
      { title: '金额', share: 26, align: 'right' },
    ],
    rows: [
      ...tranches.map(({ title, dueOn, evidence, sharePercent, amountFen }, index) => ({
        cells: [`${index + 1}`, title, formatDate(dueOn, 'zh'), evidence, percent(sharePercent), money(amountFen)],
      })),
      { cells: ['', '合计', '', '', percent(whole), money(grantFen)], sum: true },
    ],
  }
}

const tables: Readonly<Record<PaperTable, (facts: AgreementFacts) => Block>> = {
  goals: goalsTable,
  budget: budgetTable,
  payers: payersTable,
  tranches: tranchesTable,
}

/** What the places in the sentences are filled with. */
export function placesOf(facts: AgreementFacts): Record<string, string> {
  const { project, startsOn, endsOn, budgetFen, ownFen, grantFen, parties, tranches } = facts
  const own = `乙方自筹 ${formatFen(ownFen)}（人民币${capitalAmount(ownFen)}）`
  return {
    ...{ title: project.title, projectCode: project.code, place: project.place, summary: project.summary },
    ...{ startsOn, endsOn, budget: formatFen(budgetFen), budgetCapital: capitalAmount(budgetFen) },
    ...{ grant: formatFen(grantFen), grantCapital: capitalAmount(grantFen) },
    own: ownFen === 0 ? '乙方没有自筹' : own,
    tranches: `${tranches.length}`,
    copies: parties.length === 2 ? '两' : numeral(parties.length),
  }
}

function clauseBlocks(facts: AgreementFacts): Block[] {
  const places = placesOf(facts)
  return wordings[facts.template].clauses.flatMap(({ title, parts }, index) => {
    let sentence = 0
    const body = parts.map((part): Block => {
      if (typeof part !== 'string') return tables[part.table](facts)
      return { kind: 'paragraph', number: `${index + 1}.${++sentence}`, text: fill(part, places, 'zh') }
    })
    return [{ kind: 'heading', text: `第${numeral(index + 1)}条　${title}` }, ...body]
  })
}

function noteOf(missing: readonly Missing[]): Block[] {
  if (missing.length === 0) return []
  const list = missing.map(({ codePoint, near }) => `${codePoint}（见“${near}”）`).join('、')
  return [{ kind: 'note', text: `〓 代表的字：${list}。盖章之前，请各方照原文补写。` }]
}

/** The whole paper as blocks: everything that is read on it but page numbers and codes at the edge. */
export function blocksOf(facts: AgreementFacts, missing: readonly Missing[]): Block[] {
  const { title, opening } = wordings[facts.template]
  const labels = labelsOf(facts.parties)
  return [
    {
      kind: 'masthead',
      title,
      lines: [facts.project.title, `协议编号 ${facts.code}　　生成日期 ${formatDate(facts.drawnOn, 'zh')}`],
    },
    partiesTable(facts),
    { kind: 'paragraph', number: '', text: fill(opening, placesOf(facts), 'zh') },
    ...clauseBlocks(facts),
    ...noteOf(missing),
    { kind: 'heading', text: '乙方收款账户（盖章之前填写，户名与乙方名称一致）' },
    { kind: 'blanks', labels: ['户名', '开户银行', '账号'] },
    { kind: 'heading', text: '各方盖章' },
    { kind: 'seals', parties: facts.parties.map(({ name }, index) => ({ label: labels[index]!, name })) },
  ]
}
