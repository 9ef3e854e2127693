import type { Lang } from '../../../base/label.ts'

/** What this module says on others' pages. */
export const slotWords = {
  zh: {
    unit: '份公示',
    standing: '正在公示，可以提异议',
    all: '全部公示',
    see: '查看并提异议',
    held: '异议所涉项目，答复后才生效',
    sep: '；',
  },
  en: {
    unit: 'notices',
    standing: 'Under public notice: you may object',
    all: 'All notices',
    see: 'Read and object',
    held: 'what is objected to waits for the answer',
    sep: '; ',
  },
} as const satisfies Record<Lang, unknown>
