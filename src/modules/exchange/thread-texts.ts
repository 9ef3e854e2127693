import { formatFen } from '../../base/money.ts'
import { countIn, either, textIn, type SayThread, type ThreadTexts } from '../../base/thread.ts'
import type { MoneySource } from '../project/money.ts'
import type { ExchangeEventType } from './exchange.ts'
import { moneySourceLabels } from '../project/labels.ts'

const yuan = (fen: number) => formatFen(fen, { kind: 'short' })

const made: SayThread = (part, lang) => {
  const source = moneySourceLabels[textIn(part, 'source') as MoneySource]?.[lang] ?? ''
  const gap = countIn(part, 'gapFen')
  const amount = yuan(countIn(part, 'amountFen'))
  return {
    title: either(lang, `${textIn(part, 'giver')}认购 ${amount}`, `${textIn(part, 'giver')} pledged ${amount}`),
    body: either(
      lang,
      gap === 0 ? `${source}；钱找齐了` : `${source}；还差 ${yuan(gap)}`,
      gap === 0 ? `${source}; nothing is missing any more` : `${source}; ${yuan(gap)} to go`,
    ),
  }
}

/** The steps of the exchange on a project's thread. */
export const exchangeThreadTexts = {
  'listing.opened': (part, lang) => ({
    title: either(lang, '进入项目交易所', 'At the project exchange'),
    body: either(lang, `需要 ${yuan(countIn(part, 'gapFen'))}`, `${yuan(countIn(part, 'gapFen'))} needed`),
  }),
  'listing.campaign-set': (part, lang) =>
    part.campaign
      ? { title: either(lang, '挂上已备案的公开募捐', 'A filed campaign stands behind it'), mark: 'official' }
      : { title: either(lang, '改为仅面向企业认购', 'For enterprises only again'), mark: 'official' },
  'listing.closed': (_part, lang) => ({ title: either(lang, '从项目交易所下架', 'Off the exchange') }),
  'pledge.made': made,
  'pledge.withdrawn': (part, lang) => ({
    title: either(lang, `${textIn(part, 'giver')}撤回认购`, `${textIn(part, 'giver')} withdrew`),
    body: either(lang, `还差 ${yuan(countIn(part, 'gapFen'))}`, `${yuan(countIn(part, 'gapFen'))} to go`),
  }),
  'pledge.released': (part, lang) => ({
    title: either(
      lang,
      `解除认购 ${yuan(countIn(part, 'amountFen'))}`,
      `Released: ${yuan(countIn(part, 'amountFen'))}`,
    ),
  }),
} satisfies ThreadTexts & Partial<Record<ExchangeEventType, SayThread>>
