import { formatFen } from '../../base/money.ts'
import { countIn, either, type SayThread, textIn, type ThreadTexts } from '../../base/thread.ts'
import type { FundEventType } from './fund.ts'

/** Money that arrives, or was set apart by mistake, on the thread of the project it is for. */
export const fundThreadTexts = {
  'fund.designated': (part, lang) => {
    const amount = formatFen(countIn(part, 'amountFen'), { kind: 'short' })
    const fund = textIn(part, 'fund')
    return {
      title: either(lang, `到账 ${amount}`, `${amount} received`),
      body: either(lang, `从${fund}划入项目专账`, `set apart by ${fund}`),
      mark: 'official',
    }
  },
  'fund.designation-corrected': (part, lang) => {
    const amount = formatFen(countIn(part, 'amountFen'), { kind: 'short' })
    const fund = textIn(part, 'fund')
    return {
      title: either(lang, `到账更正 ${amount}`, `${amount} taken back`),
      body: either(lang, `退回${fund}。原因：${textIn(part, 'note')}`, `back to ${fund}. Why: ${textIn(part, 'note')}`),
      mark: 'official',
    }
  },
} satisfies ThreadTexts & Partial<Record<FundEventType, SayThread>>
