import { toCsv } from '../../../base/csv.ts'
import type { Lang } from '../../../base/label.ts'
import type { Bytes } from '../../../portal/page.ts'
import type { TransferItem } from '../contract.ts'
import { accountKindLabels, channelLabels, transferKindLabels } from '../labels.ts'
import { fundWords } from './fund-words.ts'

/** so many of the latest: all there ever were go through the interface, page by page */
export const mostInFile = 1000

/** The latest transfers as a table that spreadsheets read: amounts bare, so that they can be added up. */
export function transfersFile(name: string, items: readonly TransferItem[], lang: Lang): Bytes {
  const words = fundWords[lang]
  const { on, kind, from, to, yuan, channel, remark, number, takesBack } = words
  const header = [on, kind, from, to, yuan, channel, remark, number, takesBack]
  return {
    kind: 'bytes',
    type: 'text/csv; charset=utf-8',
    body: toCsv(
      header,
      items.map((item) => lineOf(item, lang)),
    ),
    headers: {
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(words.transfersTitle(name))}.csv`,
      'cache-control': 'private, no-cache',
    },
  }
}

function lineOf(item: TransferItem, lang: Lang): string[] {
  const { id, bookedOn, kind, amountFen, channel, note, correctsId } = item
  return [
    ...[bookedOn, transferKindLabels[kind][lang], sideWords(item, 'from', lang), sideWords(item, 'to', lang)],
    ...[(amountFen / 100).toFixed(2), channel ? channelLabels[channel][lang] : '', note, id, correctsId ?? ''],
  ]
}

function sideWords(item: TransferItem, end: 'from' | 'to', lang: Lang): string {
  const { kind, fund, project } = item[end]
  if (kind === 'givers' && item.kind === 'donation') return item.donor ?? fundWords[lang].noName
  if (project) return `${fundWords[lang].forProject} · ${project.code} ${project.title}`
  return kind === 'fund' ? fund.name : accountKindLabels[kind][lang]
}
