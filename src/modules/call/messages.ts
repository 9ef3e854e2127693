import { formatDateTime } from '../../base/clock.ts'
import type { Lang } from '../../base/label.ts'
import { messageKind, type MessageKinds } from '../../base/message.ts'

const tail = (link: string | null) => (link ? ` ${link}` : '')
const until = (at: string, lang: Lang) => formatDateTime(new Date(at), lang, 'short')

interface OfApplication extends Record<string, string> {
  /** the call's title */
  call: string
  /** the design's code */
  code: string
}

/** What applicants are told while their application is checked, and neighbours when what they reported applies. */
export const callMessages: MessageKinds = {
  'application.sent-in': messageKind<{ problem: string; call: string }>({
    zh: ({ problem, call }) => ({
      title: `${problem} 的方案去申报了`,
      body: `为您关心的事（${problem}）想的办法，已经报名《${call}》。接下来先看资格，再由专家评审，结果会公示，也会告诉您。`,
    }),
    en: ({ problem, call }) => ({
      title: `The design for ${problem} applies`,
      body: `What was designed for ${problem} applies to the call “${call}”. It is checked first and then judged by experts; you will be told what comes of it.`,
    }),
    sms: ({ problem }, link) => `您关心的 ${problem}，方案已去申报，结果会告诉您。${tail(link)}`,
  }),
  'application.returned': messageKind<OfApplication & { correctBy: string; reason: string }>({
    zh: ({ code, call, correctBy, reason }) => ({
      title: `${code} 的申报还差一点`,
      body: `《${call}》：${reason}\n\n请在 ${until(correctBy, 'zh')} 前补齐再交，可以补交一次。`,
    }),
    en: ({ code, call, correctBy, reason }) => ({
      title: `The application for ${code} needs completing`,
      body: `${call}: ${reason}\n\nPlease complete it by ${until(correctBy, 'en')}; it can be sent in once more.`,
    }),
    sms: ({ code, correctBy }, link) => `${code} 的申报退回补正，请在 ${until(correctBy, 'zh')} 前补齐。${tail(link)}`,
  }),
  'application.passed': messageKind<OfApplication>({
    zh: ({ code, call }) => ({
      title: `${code} 通过资格审查`,
      body: `《${call}》的资格审查通过了，接下来由专家评审，您不用再做什么。`,
    }),
    en: ({ code, call }) => ({
      title: `${code} is eligible`,
      body: `Your application to “${call}” passed the check. Experts judge it next; there is nothing more for you to do.`,
    }),
    sms: ({ code }, link) => `${code} 的申报通过资格审查，接下来由专家评审。${tail(link)}`,
  }),
  'application.refused': messageKind<OfApplication>({
    zh: ({ code, call }) => ({
      title: `${code} 没有通过资格审查`,
      body: `《${call}》的资格审查没有通过，哪一条不符合、为什么，都写在申报页上。方案已退回团队，可以改好再报别的征集。`,
    }),
    en: ({ code, call }) => ({
      title: `${code} is not eligible`,
      body: `Your application to “${call}” did not pass the check; its page says which condition is not met and why. The design is back with its team and may apply elsewhere.`,
    }),
    sms: ({ code }, link) => `${code} 的申报没有通过资格审查，原因见：${tail(link)}`,
  }),
  'application.lapsed': messageKind<OfApplication>({
    zh: ({ code, call }) => ({
      title: `${code} 的申报已失效`,
      body: `《${call}》的补正期限已过，没有收到补交的材料，这份申报不再继续。方案已退回团队，可以再报别的征集。`,
    }),
    en: ({ code, call }) => ({
      title: `The application for ${code} has lapsed`,
      body: `What was missing in your application to “${call}” did not come in time. The design is back with its team and may apply elsewhere.`,
    }),
    sms: ({ code }, link) => `${code} 的申报因逾期未补正已失效。${tail(link)}`,
  }),
  'application.call-cancelled': messageKind<OfApplication & { reason: string }>({
    zh: ({ code, call, reason }) => ({
      title: `《${call}》取消了`,
      body: `《${call}》已取消：${reason}\n\n${code} 的申报随之退回，方案可以报别的征集。`,
    }),
    en: ({ code, call, reason }) => ({
      title: `“${call}” was cancelled`,
      body: `The call “${call}” was cancelled: ${reason}\n\nYour application for ${code} is given back; the design may apply elsewhere.`,
    }),
    sms: ({ call }, link) => `《${call}》已取消，申报已退回。${tail(link)}`,
  }),
}
