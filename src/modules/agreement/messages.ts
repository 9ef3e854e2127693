import { messageKind, type MessageKinds } from '../../base/message.ts'

const tail = (link: string | null) => (link ? ` ${link}` : '')

type OfPaper = { title: string; code: string }

/** What the parties hear of their paper, and neighbours of the work that begins. */
export const agreementMessages: MessageKinds = {
  'agreement.to-seal': messageKind<OfPaper>({
    zh: ({ title, code }) => ({
      title: `“${title}”的协议可以盖章了`,
      body: `协议 ${code} 已经按核定的方案生成。请下载打印，各方盖章后拍照或扫描传回来。`,
    }),
    en: ({ title, code }) => ({
      title: `The agreement on “${title}” is ready to be sealed`,
      body: `Agreement ${code} follows the approved plan. Please print it; once every party has sealed it, send a scan back.`,
    }),
  }),
  'agreement.to-confirm': messageKind<OfPaper>({
    zh: ({ title, code }) => ({
      title: `请确认“${title}”的协议扫描件`,
      body: `协议 ${code} 盖好章的扫描件已上传。请核对是不是贵单位盖章的那一份，再确认；不对可以退回。`,
    }),
    en: ({ title, code }) => ({
      title: `Please confirm the scan of the agreement on “${title}”`,
      body: `The sealed agreement ${code} was uploaded. Please compare it with the paper you sealed and confirm, or send it back.`,
    }),
    sms: ({ title }, link) => `“${title}”的协议盖好章了，请核对扫描件并确认：${tail(link)}`,
  }),
  'agreement.returned': messageKind<OfPaper>({
    zh: ({ title, code }) => ({
      title: `“${title}”的协议扫描件被退回`,
      body: `协议 ${code} 的扫描件需要重新上传，原因写在协议页上。`,
    }),
    en: ({ title, code }) => ({
      title: `The scan of the agreement on “${title}” came back`,
      body: `Agreement ${code} has to be scanned again; its page says why.`,
    }),
  }),
  'agreement.concluded': messageKind<OfPaper>({
    zh: ({ title, code }) => ({
      title: `“${title}”的协议生效了`,
      body: `协议 ${code} 各方都已确认，从今天起生效，项目开始实施。`,
    }),
    en: ({ title, code }) => ({
      title: `The agreement on “${title}” is in effect`,
      body: `Every party has confirmed agreement ${code}: it is in effect from today, and delivery begins.`,
    }),
  }),
  'agreement.begins': messageKind<{ problem: string; title: string }>({
    zh: ({ problem, title }) => ({
      title: `“${title}”开始动手了`,
      body: `为您关心的事（${problem}）做的项目“${title}”签好了协议，开始实施。分几步做、每步做到什么样，项目页上都写着。`,
    }),
    en: ({ problem, title }) => ({
      title: `Work on “${title}” begins`,
      body: `The agreement on the project “${title}” for ${problem} is signed and the work begins. Its page says in which steps.`,
    }),
    sms: ({ problem, title }, link) => `为 ${problem} 做的项目“${title}”签好了协议，开始动手。${tail(link)}`,
  }),
}
