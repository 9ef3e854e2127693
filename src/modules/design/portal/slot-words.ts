import type { Lang } from '../../../base/label.ts'

/** What this module says on others' pages. */
export const slotWords = {
  zh: {
    unit: '个方案',
    section: '怎么解决',
    reviewing: '已有人发起方案，文字正在审核',
    reviewingText: '审核后就能在这里看到。',
    goes: '看方案：谁在做、还缺谁',
    none: '这件事被采纳了，还没有方案',
    noneText: '街道、学校、社会组织、企业都可以牵头想办法；居民可以参与。',
    begin: '为这件事出方案',
    mine: '我的方案',
    all: '全部方案',
    answer: '去答复',
    asked: (who: string, part: string) => `邀请${who}${part}`,
    in: (who: string, part: string) => `${who}${part}`,
    offered: (who: string) => `${who}想参与，等团队答复`,
    self: '您',
  },
  en: {
    unit: 'designs',
    section: 'How it will be solved',
    reviewing: 'A design was begun; its words are being reviewed',
    reviewingText: 'It shows here once they are.',
    goes: 'See the design: who does it, who is still wanted',
    none: 'Adopted, and without a design yet',
    noneText: 'Offices, schools, social organisations and companies may begin one; residents may take part.',
    begin: 'Begin a design for this',
    mine: 'My designs',
    all: 'All designs',
    answer: 'Answer',
    asked: (who: string, part: string) => `${who}: asked to join (${part})`,
    in: (who: string, part: string) => `${who}: ${part}`,
    offered: (who: string) => `${who}: offered to join, the team will answer`,
    self: 'You',
  },
} as const satisfies Record<Lang, unknown>
