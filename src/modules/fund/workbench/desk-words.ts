import type { Labels } from '../../../base/label.ts'
import { formatFen } from '../../../base/money.ts'
import type { TransferItem } from '../contract.ts'
import type { DesignationDetail, PromisedItem } from '../contract-desk.ts'
import { accountKindLabels, channelLabels, transferKindLabels } from '../labels.ts'

/** Kinds of to-do, as the home page names them. */
export const todoLabels: Labels<string> = {
  'designation.approve': { zh: '审批划款', en: 'Approve a designation' },
}

/** 50 thousandths are 5%. */
export function feeWords(feePermille: number): string {
  return feePermille === 0 ? '不收' : `划出金额的 ${feePermille / 10}%`
}

type Side = TransferItem['from']

/** Where money stands, as read in the account of one fund: another fund is named. */
function sideWords({ kind, fund, project }: Side, fundId: string): string {
  const what = project ? project.title : accountKindLabels[kind].zh
  return fund.id === fundId ? what : `${fund.name}${what}`
}

/** What a line of the account is called: a gift by who gave it, money for a project by the project. */
export function transferTitle({ kind, donor, to }: TransferItem): string {
  const whose = kind === 'donation' ? (donor ?? '不留名') : kind === 'designation' ? to.project?.title : null
  return [transferKindLabels[kind].zh, whose].filter(Boolean).join('：')
}

/** From where to where, how it came, and what was written with it. */
export function transferNote({ from, to, channel, note }: TransferItem, fundId: string): string {
  const way = `${sideWords(from, fundId)} → ${sideWords(to, fundId)}`
  return [way, channel && channelLabels[channel].zh, note].filter(Boolean).join(' · ')
}

/** In one line, for a heading: `捐赠收入：某公司 ¥500.00`. */
export function transferWords(item: TransferItem): string {
  return `${transferTitle(item)} ${formatFen(item.amountFen)}`
}

/** What an approver looks at first: does the amount fit what the foundation promised? */
export function promiseWords({
  promisedFen,
  setApartFen,
  amountFen,
}: Pick<DesignationDetail, 'promisedFen' | 'setApartFen' | 'amountFen'>): string {
  const before = setApartFen > 0 ? `，已划 ${formatFen(setApartFen)}` : ''
  if (promisedFen === 0) return `基金会没有认购这个项目${before}。`
  const over = setApartFen + amountFen - promisedFen
  const after = over > 0 ? `这笔批准后比认购多 ${formatFen(over)}。` : '这笔在认购之内。'
  return `基金会认购了这个项目 ${formatFen(promisedFen)}${before}。${after}`
}

/** A project the foundation promised money to, as one chooses it. */
export function promisedWords({ code, title, promisedFen, setApartFen }: PromisedItem): string {
  return `${title}（${code}），认购还差 ${formatFen(promisedFen - setApartFen, { kind: 'short' })}`
}
