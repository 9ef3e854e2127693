import type { Lang } from '../../../base/label.ts'

/** What this module says on others' pages. */
export const slotWords = {
  zh: {
    seal: '轮到你们单位：去盖章',
    sealText: '三方协议已经按核定的方案生成。下载打印，各方盖好章，拍照或扫描传上来。',
    confirm: '轮到你们单位：核对协议',
    confirmText: '盖了章的扫描件已经上传。看看是不是你们盖章的那一份，再确认。',
    waits: '协议等其余各方确认',
    toSeal: '去盖章',
    toConfirm: '去核对',
    see: '看协议',
    section: '三方协议',
    statement: (day: string, parties: number, amount: string) => `${day}生效，${parties} 方盖章确认，资助 ${amount}`,
    ended: (amount: string) => `已终止，原定资助 ${amount}`,
    mine: '我们单位的协议',
    grant: (amount: string) => `资助 ${amount}`,
    about: (act: string, title: string) => `${act}：${title}`,
  },
  en: {
    seal: 'Your organisation is next: seal the agreement',
    sealText:
      'The agreement follows the approved plan. Print it; once every party has sealed it, upload a scan or photos.',
    confirm: 'Your organisation is next: compare the agreement',
    confirmText: 'The sealed paper was uploaded. See whether it is the one you sealed, then confirm it.',
    waits: 'The agreement waits for the other parties',
    toSeal: 'Seal it',
    toConfirm: 'Compare it',
    see: 'See the agreement',
    section: 'The agreement',
    statement: (day: string, parties: number, amount: string) =>
      `in effect since ${day}, sealed and confirmed by ${parties} parties, grant ${amount}`,
    ended: (amount: string) => `ended; the grant was to be ${amount}`,
    mine: 'Agreements of my organisation',
    grant: (amount: string) => `grant ${amount}`,
    about: (act: string, title: string) => `${act}: ${title}`,
  },
} as const satisfies Record<Lang, unknown>
