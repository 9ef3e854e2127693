import { messageKind, type MessageKinds } from '../../base/message.ts'

const tail = (link: string | null) => (link ? ` ${link}` : '')

/** What objectors, applicants and neighbours hear of a notice. */
export const noticeMessages: MessageKinds = {
  'objection.upheld': messageKind<{ notice: string }>({
    zh: ({ notice }) => ({
      title: '您的异议成立',
      body: `您对《${notice}》提的异议成立，所涉项目不生效。理由写在公示页上，您的姓名不公开。`,
    }),
    en: ({ notice }) => ({
      title: 'Your objection was upheld',
      body: `Your objection to “${notice}” was upheld: what it concerns does not take effect. The reasons stand on the page of the notice; your name is not shown.`,
    }),
    sms: (_params, link) => `您的异议已答复：成立，所涉项目不生效。理由见：${tail(link)}`,
  }),
  'objection.rejected': messageKind<{ notice: string }>({
    zh: ({ notice }) => ({
      title: '您的异议有答复了',
      body: `您对《${notice}》提的异议已经查过，没有成立。理由写在公示页上，您的姓名不公开。`,
    }),
    en: ({ notice }) => ({
      title: 'Your objection was answered',
      body: `Your objection to “${notice}” was looked into and not upheld. The reasons stand on the page of the notice; your name is not shown.`,
    }),
    sms: (_params, link) => `您的异议已答复：没有成立。理由见：${tail(link)}`,
  }),
  'notice.held': messageKind<{ code: string; notice: string }>({
    zh: ({ code, notice }) => ({
      title: `${code} 因异议暂缓生效`,
      body: `《${notice}》公示期满，${code} 有异议还没有答复，答复后再定，其他项目不受影响。`,
    }),
    en: ({ code, notice }) => ({
      title: `${code} is held`,
      body: `“${notice}” has run out; an objection to ${code} is still to be answered. Nothing else is affected.`,
    }),
  }),
  'notice.chosen': messageKind<{ code: string; notice: string }>({
    zh: ({ code, notice }) => ({
      title: `${code} 正式入选`,
      body: `《${notice}》公示结束，${code} 正式入选。接下来会有人和您联系，优化方案、核定预算。`,
    }),
    en: ({ code, notice }) => ({
      title: `${code} is chosen`,
      body: `“${notice}” has ended and ${code} is chosen. You will be contacted about plan and budget.`,
    }),
    sms: ({ code }, link) => `${code} 公示期满，正式入选。${tail(link)}`,
  }),
  'notice.fallen': messageKind<{ code: string; notice: string }>({
    zh: ({ code, notice }) => ({
      title: `${code} 不生效`,
      body: `《${notice}》里对 ${code} 的异议成立，这一项不生效，理由写在公示页上。方案已退回团队。`,
    }),
    en: ({ code, notice }) => ({
      title: `${code} does not take effect`,
      body: `An objection to ${code} in “${notice}” was upheld; the reasons stand on its page. The design is back with its team.`,
    }),
    sms: ({ code }, link) => `${code} 的异议成立，这一项不生效，理由见：${tail(link)}`,
  }),
  'notice.news-chosen': messageKind<{ problem: string }>({
    zh: ({ problem }) => ({
      title: `${problem} 的方案定下来要做了`,
      body: `您关心的事（${problem}），方案通过公示，正式入选，接下来找钱、签约、动手做。每一步都会告诉您。`,
    }),
    en: ({ problem }) => ({
      title: `The design for ${problem} will be carried out`,
      body: `What was designed for ${problem} stood under public notice and is chosen. Money, agreement and work come next; you will hear of each step.`,
    }),
    sms: ({ problem }, link) => `您关心的 ${problem}，方案正式入选，准备实施。${tail(link)}`,
  }),
}
