import { messageKind, type MessageKinds } from '../../base/message.ts'
import { formatFen } from '../../base/money.ts'

const tail = (link: string | null) => (link ? ` ${link}` : '')
const yuan = (fen: number) => formatFen(fen, { kind: 'short' })

type Pledged = {
  title: string
  giver: string
  amountFen: number
}

/** What neighbours, those who deliver and those who pay hear of promises. */
export const exchangeMessages: MessageKinds = {
  'exchange.funded': messageKind<{ problem: string; title: string }>({
    zh: ({ problem, title }) => ({
      title: `“${title}”的钱找齐了`,
      body: `为您关心的事（${problem}）做的项目“${title}”，资金已全部有人认购。接下来优化方案、核定预算、签协议，然后动手。`,
    }),
    en: ({ problem, title }) => ({
      title: `All money for “${title}” is promised`,
      body: `Everything the project “${title}” for ${problem} costs is promised. Plan and budget are settled next, then the agreement is signed.`,
    }),
    sms: ({ problem, title }, link) => `为 ${problem} 做的项目“${title}”，钱找齐了，签好协议就动手。${tail(link)}`,
  }),
  'exchange.pledged': messageKind<Pledged>({
    zh: ({ title, giver, amountFen }) => ({
      title: `${giver}认购了“${title}”`,
      body: `${giver}认购 ${yuan(amountFen)}。认购不等于到账，签约后按协议拨付。`,
    }),
    en: ({ title, giver, amountFen }) => ({
      title: `${giver} pledged to “${title}”`,
      body: `${giver} promises ${yuan(amountFen)}. A promise is not money received: it is paid as the agreement says.`,
    }),
  }),
  'exchange.withdrawn': messageKind<Pledged>({
    zh: ({ title, giver, amountFen }) => ({
      title: `${giver}撤回了对“${title}”的认购`,
      body: `撤回 ${yuan(amountFen)}，项目继续在项目交易所找钱。`,
    }),
    en: ({ title, giver, amountFen }) => ({
      title: `${giver} withdrew from “${title}”`,
      body: `${yuan(amountFen)} less is promised; the project goes on looking.`,
    }),
  }),
  'exchange.released': messageKind<{ title: string; amountFen: number }>({
    zh: ({ title, amountFen }) => ({
      title: `对“${title}”的认购已解除`,
      body: `项目没有继续，您单位认购的 ${yuan(amountFen)} 不用再付。原因写在项目页上。`,
    }),
    en: ({ title, amountFen }) => ({
      title: `Your pledge to “${title}” is released`,
      body: `The project does not go on: the ${yuan(amountFen)} you promised are not asked for. Its page says why.`,
    }),
  }),
}
