import type { Lang } from '../../../base/label.ts'

/** What the form for an objection says. */
export const objectWords = {
  zh: {
    title: '提异议',
    back: '回到公示',
    lead: (left: string) => `${left}。写清楚对哪一项、哪里不对，我们查了告诉您。`,
    over: '这份公示不再收异议',
    report: '我要反映',
    items: '对哪一项有异议',
    itemsHint: '可以选几项。没选的照常，不受影响。',
    text: '哪里不对',
    textHint: '比如得分算错了、申报方不符合条件、该回避的专家没有回避。写明您是怎么知道的。',
    signed: '要不要署名',
    named: '署名',
    namedHint: '答复之前，您选的项目不生效。由没有参与评审的人在 5 个工作日内答复您；姓名不对外公开。',
    anonymous: '不署名，当作线索',
    anonymousHint: '会有人核查，但拦不住公示：到期照常生效，也不写进公示的答复里。',
    why: '署名的异议会让别人的项目停下来等，所以要知道是谁提的、怎么答复。只有处理的人看得到，每次查看都留记录；答复满六个月清除。',
    name: '姓名',
    contact: '手机号或邮箱',
    contactHint: '有了答复，发到这里。',
    send: '提交异议',
    privacy: '我们怎样对待您的个人信息：',
    privacyLink: '个人信息保护',
  },
  en: {
    title: 'Object',
    back: 'Back to the notice',
    lead: (left: string) => `${left}. Say what is wrong with which project; it will be looked into.`,
    over: 'This notice takes no more objections',
    report: 'Report',
    items: 'What do you object to',
    itemsHint: 'More than one may be chosen. Nothing else is affected.',
    text: 'What is wrong',
    textHint:
      'For example points added up wrongly, an applicant who may not apply, an expert who should have stepped aside. Say how you know.',
    signed: 'With your name or without',
    named: 'With my name',
    namedHint:
      'What you choose does not take effect until it is answered: within 5 working days, by somebody who took no part in the review. Your name is not made public.',
    anonymous: 'Without a name, as a lead',
    anonymousHint:
      'Somebody looks into it, but it stops nothing: the notice takes effect when it runs out, and says nothing of it.',
    why: 'An objection with a name makes others wait, so we need to know who objects and where to send the answer. Only who deals with it sees this, every look is recorded, and it is erased six months after the answer.',
    name: 'Name',
    contact: 'Mobile number or e-mail',
    contactHint: 'The answer is sent here.',
    send: 'Send the objection',
    privacy: 'How we treat your personal data:',
    privacyLink: 'Privacy',
  },
} as const satisfies Record<Lang, unknown>
