import type { Lang } from '../../../base/label.ts'

/** What this module says on others' pages. */
export const slotWords = {
  zh: {
    looking: '个在找钱',
    sources: '钱从哪里来',
    whoPledged: '谁认购了多少',
    company: '企业和基金会可以认购一份，也可以认购全部；认购不是付款。',
    pledge: '代表单位认购',
    see: '看认购情况',
    callPays: '这个项目的钱由征集方出，不再找人认购。',
    mine: '我们单位的认购',
    all: '去项目交易所',
    own: (giver: string, amount: string, day: string) => `${giver}认购 ${amount} · ${day}`,
    withdraw: '撤回',
    withdrawOf: (title: string) => `撤回对“${title}”的认购`,
    given: '认购的项目',
    gave: (source: string, day: string) => `${source} · ${day}`,
  },
  en: {
    looking: 'looking for money',
    sources: 'Where the money comes from',
    whoPledged: 'Who pledged how much',
    company: 'Companies and foundations may pledge all of it or a part. A pledge is no payment.',
    pledge: 'Pledge for your organisation',
    see: 'See the pledges',
    callPays: 'The call that chose this project pays for it; nobody else is looked for.',
    mine: 'Pledged by your organisations',
    all: 'To the project exchange',
    own: (giver: string, amount: string, day: string) => `${giver} pledged ${amount} · ${day}`,
    withdraw: 'Take back',
    withdrawOf: (title: string) => `Take back the pledge to “${title}”`,
    given: 'Projects it pledged to',
    gave: (source: string, day: string) => `${source} · ${day}`,
  },
} as const satisfies Record<Lang, unknown>
