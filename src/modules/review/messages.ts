import { formatDateTime } from '../../base/clock.ts'
import type { Lang } from '../../base/label.ts'
import { messageKind, type MessageKinds } from '../../base/message.ts'

const tail = (link: string | null) => (link ? ` ${link}` : '')
const until = (at: string, lang: Lang) => formatDateTime(new Date(at), lang, 'short')

/** What experts are asked, and what applicants and neighbours hear of the decision. */
export const reviewMessages: MessageKinds = {
  'review.asked': messageKind<{ call: string; count: number; dueAt: string }>({
    zh: ({ call, count, dueAt }) => ({
      title: `请您评审：${call}`,
      body: `请您评审《${call}》的 ${count} 份申报，${until(dueAt, 'zh')} 前完成。打开每一份前，先声明有没有利益冲突；有的，点“我要回避”就行。`,
    }),
    en: ({ call, count, dueAt }) => ({
      title: `Please judge: ${call}`,
      body: `You are asked to judge ${count} applications to “${call}” by ${until(dueAt, 'en')}. Before each opens, please declare whether you have an interest in it.`,
    }),
    sms: ({ call, count, dueAt }, link) =>
      `请您评审《${call}》${count} 份申报，${until(dueAt, 'zh')} 前完成。${tail(link)}`,
  }),
  'review.released': messageKind<{ call: string }>({
    zh: ({ call }) => ({
      title: `有一份不用评了：${call}`,
      body: `《${call}》里有一份申报不再请您评审，已从您的列表里撤下。`,
    }),
    en: ({ call }) => ({
      title: `One application less: ${call}`,
      body: `One application to “${call}” was taken off your list.`,
    }),
  }),
  'review.proposed': messageKind<{ code: string; call: string; place: number }>({
    zh: ({ code, call, place }) => ({
      title: `${code} 拟入选`,
      body: `《${call}》评审排第 ${place} 名，经会议审定拟入选。接下来公示，公示期满、没有异议就生效。每项得分和意见在申报页上。`,
    }),
    en: ({ code, call, place }) => ({
      title: `${code} is proposed`,
      body: `Your application to “${call}” took place ${place} and the meeting proposes it. It now stands under public notice and takes effect when that ends without an open objection. Scores and comments are on its page.`,
    }),
    sms: ({ code, place }, link) => `${code} 评审排第 ${place} 名，拟入选，接下来公示。${tail(link)}`,
  }),
  'review.passed-over': messageKind<{ code: string; call: string; place: number; chosen: number }>({
    zh: ({ code, call, place, chosen }) => ({
      title: `${code} 这次没有入选`,
      body: `《${call}》这次没有入选：排第 ${place} 名，入选 ${chosen} 个。每项得分和意见都在申报页上；对程序有疑问，公示期内可以提异议。方案已退回团队，改好可以再报。`,
    }),
    en: ({ code, call, place, chosen }) => ({
      title: `${code} was not chosen`,
      body: `Your application to “${call}” took place ${place}; ${chosen} were chosen. Every score and comment is on its page. If you doubt the procedure you may object while the public notice stands. The design is back with its team and may apply again.`,
    }),
    sms: ({ code, place }, link) => `${code} 排第 ${place} 名，这次没有入选，得分和意见见：${tail(link)}`,
  }),
  'review.news-proposed': messageKind<{ problem: string; call: string }>({
    zh: ({ problem, call }) => ({
      title: `${problem} 的方案拟入选`,
      body: `您关心的事（${problem}），方案在《${call}》里拟入选了，正要公示。公示期内谁都可以提意见，期满才生效。`,
    }),
    en: ({ problem, call }) => ({
      title: `The design for ${problem} is proposed`,
      body: `What was designed for ${problem} is proposed in “${call}” and comes under public notice. Anybody may object; it takes effect when the notice ends.`,
    }),
    sms: ({ problem }, link) => `您关心的 ${problem}，方案拟入选，正在公示。${tail(link)}`,
  }),
  'review.news-passed-over': messageKind<{ problem: string; call: string }>({
    zh: ({ problem, call }) => ({
      title: `${problem} 的方案这次没有入选`,
      body: `您关心的事（${problem}），方案在《${call}》里没有入选。团队可以改好再报，进展还会告诉您。`,
    }),
    en: ({ problem, call }) => ({
      title: `The design for ${problem} was not chosen`,
      body: `What was designed for ${problem} was not chosen in “${call}”. Its team may improve it and apply again; you will hear of it.`,
    }),
  }),
}
