import type { Lang } from '../../../base/label.ts'

/** What this module says on others' pages. */
export const slotWords = {
  zh: {
    givenBefore: '基金收到捐赠',
    given: (count: string, amount: string, _gifts: number) => `${count} 笔、${amount}`,
    arrived: '到账的钱在哪里',
    notPaid: '在项目专账里、还没有拨付的。',
    holds: (holder: string) => `由${holder}持有`,
    held: '持有的基金',
    all: '看全部基金',
    holdsNow: '现存',
  },
  en: {
    givenBefore: 'the funds were given',
    given: (count: string, amount: string, gifts: number) =>
      gifts === 1 ? `${amount} in one gift` : `${amount} in ${count} gifts`,
    arrived: 'Where the money that arrived is',
    notPaid: 'Set apart for this project and not yet paid out.',
    holds: (holder: string) => `held by ${holder}`,
    held: 'Funds it holds',
    all: 'All funds',
    holdsNow: 'Held now',
  },
} as const satisfies Record<Lang, unknown>
