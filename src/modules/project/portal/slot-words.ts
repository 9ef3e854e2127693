import type { Lang } from '../../../base/label.ts'

/** What this module says on others' pages. */
export const slotWords = {
  zh: {
    unit: '个项目',
    needMoney: '还差钱的项目',
    all: '还差钱的都在这里',
    grown: '成了项目',
    goes: '谁出钱、做到哪一步，看项目页',
    gap: (amount: string) => `还差 ${amount}`,
    delivered: '实施的项目',
    pooled: (day: string) => `${day}入库`,
  },
  en: {
    unit: 'projects',
    needMoney: 'Projects that need money',
    all: 'All that need money',
    grown: 'It became a project',
    goes: 'Who pays and how far it has come stands on its page',
    gap: (amount: string) => `${amount} still needed`,
    delivered: 'Projects it delivers',
    pooled: (day: string) => `in the pool since ${day}`,
  },
} as const satisfies Record<Lang, unknown>
