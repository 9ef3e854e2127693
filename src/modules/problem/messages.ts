import { formatDate } from '../../base/clock.ts'
import type { Lang } from '../../base/label.ts'
import { messageKind, type MessageKinds } from '../../base/message.ts'
import { outsideLabels } from './labels.ts'
import type { OutsideBody } from './problem.ts'

const day = (on: string, lang: Lang) => formatDate(on, lang, 'short')
const outside = (body: string, lang: Lang) => outsideLabels[body as OutsideBody][lang]
const tail = (link: string | null) => (link ? ` ${link}` : '')

/** What reporters, those who joined, and guardians are told, in the words of the moments that make or lose trust. */
export const problemMessages: MessageKinds = {
  'problem.assigned': messageKind<{ code: string; handler: string; dueOn: string | null }>({
    zh: ({ code, handler, dueOn }) => ({
      title: `${code} 已交${handler}办理`,
      body: dueOn
        ? `您反映的事（${code}）已交给${handler}办理，最迟 ${day(dueOn, 'zh')}答复您。`
        : `您反映的事（${code}）已交给${handler}办理。`,
    }),
    en: ({ code, handler, dueOn }) => ({
      title: `${code} is with ${handler}`,
      body: `What you reported (${code}) is now handled by ${handler}.${dueOn ? ` You will have an answer by ${day(dueOn, 'en')}.` : ''}`,
    }),
    sms: ({ code, handler }, link) => `您反映的 ${code} 已交${handler}办理。${tail(link)}`,
  }),
  'problem.passed': messageKind<{ code: string; body: string; receipt: string; expectedOn: string }>({
    zh: ({ code, body, receipt }) => ({
      title: `${code} 已转${outside(body, 'zh')}`,
      body: `这件事由${outside(body, 'zh')}办理，已转去，受理号 ${receipt}；办结情况我们接着跟。`,
    }),
    en: ({ code, body, receipt }) => ({
      title: `${code} was passed to ${outside(body, 'en')}`,
      body: `This is for ${outside(body, 'en')} to handle. It was passed on under the receipt number ${receipt}; we keep following it for you.`,
    }),
    sms: ({ code, body, receipt }, link) =>
      `${code} 由${outside(body, 'zh')}办理，受理号 ${receipt}，我们接着跟。${tail(link)}`,
  }),
  'problem.answered': messageKind<{ code: string; late: boolean }>({
    zh: ({ code, late }) => ({
      title: `${code} 有答复了`,
      body: `${late ? '让您久等了。' : ''}您反映的事（${code}）有了答复，打开链接就能看到。\n\n如果还没解决，在那一页点“还没解决”，我们重新办理。`,
    }),
    en: ({ code, late }) => ({
      title: `${code} has an answer`,
      body: `${late ? 'We are sorry you had to wait. ' : ''}There is an answer to what you reported (${code}).\n\nIf it is not solved, say so on that page and we take it up again.`,
    }),
    sms: ({ code }, link) => `您反映的 ${code} 有答复了。没解决可点“还没解决”。${tail(link)}`,
  }),
  'problem.adopted': messageKind<{ code: string }>({
    zh: ({ code }) => ({
      title: `${code} 被采纳了`,
      body: `您的点子（${code}）被采纳，进入方案设计。接下来每一步都会告诉您。`,
    }),
    en: ({ code }) => ({
      title: `${code} was adopted`,
      body: `What you proposed (${code}) was adopted and goes on to design. You will hear of each step.`,
    }),
    sms: ({ code }, link) => `您的 ${code} 被采纳，进入方案设计。${tail(link)}`,
  }),
  'problem.merged': messageKind<{ code: string; into: string; supportCount: number }>({
    zh: ({ code, into, supportCount }) => ({
      title: `${code} 并入 ${into}`,
      body: `和您说的同一件事，已有 ${supportCount} 位邻居反映，编号 ${into}。您的情况已一并记下，有进展一起告诉您；原来的编号照样能查。`,
    }),
    en: ({ code, into, supportCount }) => ({
      title: `${code} joined ${into}`,
      body: `${supportCount} neighbours reported the same matter, under ${into}. What you wrote was added, and you will hear of every step; your own code keeps working.`,
    }),
    sms: ({ code, into, supportCount }, link) =>
      `${code} 与 ${into} 是同一件事（${supportCount} 位邻居反映），一起办理。${tail(link)}`,
  }),
  'problem.link': messageKind<{ code: string }>({
    zh: ({ code }) => ({
      title: `${code} 的进展链接`,
      body: `打开链接，就能看 ${code} 办到哪一步，还能说“还没解决”。不是您要的，不用理会。`,
    }),
    en: ({ code }) => ({
      title: `The link to ${code}`,
      body: `Open it to see how ${code} is going, or to say that it is not solved. If you did not ask for it, do nothing.`,
    }),
    sms: ({ code }, link) => `${code} 的进展链接：${tail(link)}`,
  }),
  'problem.withheld': messageKind<{ code: string }>({
    zh: ({ code }) => ({
      title: `${code} 的文字暂不公开`,
      body: `您写的这段文字暂不公开，但照常办理。打开链接看原因，您可以改一改再提交。`,
    }),
    en: ({ code }) => ({
      title: `The text of ${code} is not shown`,
      body: `What you wrote is not shown in public for now; the matter is handled all the same. The link tells why, and you may change the text.`,
    }),
    sms: ({ code }, link) => `${code} 的文字暂不公开，但照常办理，可改一改再提交。${tail(link)}`,
  }),
  'problem.overdue': messageKind<{ code: string; handler: string; workingDays: number }>({
    zh: ({ code, handler, workingDays }) => ({
      title: `${code} 我们晚了`,
      body: `我们晚了 ${workingDays} 天，抱歉。现在由${handler}办理，办好马上告诉您。`,
    }),
    en: ({ code, handler, workingDays }) => ({
      title: `We are late with ${code}`,
      body: `We are ${workingDays} day${workingDays === 1 ? '' : 's'} late, and sorry. ${handler} is handling it; you will hear as soon as it is done.`,
    }),
    sms: ({ code, handler }, link) => `${code} 我们晚了，抱歉。现在由${handler}办理。${tail(link)}`,
  }),
  'problem.settled': messageKind<{ code: string }>({
    zh: ({ code }) => ({
      title: `${code} 已办结`,
      body: '答复后一段时间没有收到新的意见，这件事先办结。还没解决的话，随时可以重新打开。',
    }),
    en: ({ code }) => ({
      title: `${code} was closed`,
      body: 'Nothing more was heard after the answer, so it was closed. If it is not solved, you may reopen it.',
    }),
  }),
  'problem.withdrawn': messageKind<{ code: string }>({
    zh: ({ code }) => ({
      title: `${code} 已撤回`,
      body: `${code} 已经撤回，不再办理。写的内容、照片和留下的联系方式都已清除。`,
    }),
    en: ({ code }) => ({
      title: `${code} was withdrawn`,
      body: `${code} was withdrawn and is not handled any more. What was written, the photos and every contact left there are erased.`,
    }),
    sms: ({ code }) => `${code} 已撤回，不再办理，内容和联系方式都已清除。`,
  }),
  'problem.consent-lapsed': messageKind<{ code: string }>({
    zh: ({ code }) => ({
      title: `${code} 的内容已清除`,
      body: `孩子的点子（${code}）一直没有等到监护人答复，已按期清除，不再保存。想提的话，可以和家长商量后再写一次。`,
    }),
    en: ({ code }) => ({
      title: `${code} was erased`,
      body: `No guardian answered about a child's idea (${code}) in time, so everything of it was erased. Talk it over and feel free to write again.`,
    }),
    sms: ({ code }) => `孩子的点子 ${code} 没有等到监护人答复，内容已按期清除。`,
  }),
  'problem.guardian-asked': messageKind<{ code: string; days: number }>({
    zh: ({ code, days }) => ({
      title: '孩子的点子等您同意',
      body: `孩子提了一个点子（${code}），留了您作为监护人。请打开链接看看内容，同意后我们才办理；不同意，内容马上清除；${days} 天内没有答复，也会清除。`,
    }),
    en: ({ code, days }) => ({
      title: "A child's idea needs your consent",
      body: `A child proposed an idea (${code}) and named you as guardian. Please open the link: we go on only if you agree; if not, or without an answer within ${days} days, everything is erased.`,
    }),
    sms: ({ code }, link) => `孩子提的点子 ${code} 需监护人同意才办理，请打开查看。${tail(link)}`,
  }),
  'problem.guardian-told': messageKind<{ code: string }>({
    zh: ({ code }) => ({
      title: '孩子提了一个点子',
      body: `孩子提了一个点子（${code}），留了您作为监护人，特告知您。公开时不显示姓名。`,
    }),
    en: ({ code }) => ({
      title: 'Your child proposed an idea',
      body: `A minor proposed an idea (${code}) and named you as guardian; this is to let you know. No name is shown in public.`,
    }),
    sms: ({ code }, link) => `孩子提了点子 ${code}，公开时不显示姓名，特告知您。${tail(link)}`,
  }),
}
