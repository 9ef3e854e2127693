import type { PersonalDataUse } from '../../../portal/privacy.ts'

/** What being of a team keeps of a person. */
export const designDataUses: PersonalDataUse[] = [
  {
    key: 'design.member',
    order: 130,
    when: { zh: '以居民身份加入方案团队时', en: 'When you offer to join a design’s team as a neighbour' },
    kinds: {
      zh: '是您的账号，不另填资料；在团队里负责的事',
      en: 'That it is your account, nothing more is asked; what you do in the team',
    },
    purpose: {
      zh: '让团队里有受这件事影响的居民，把答复和进展告诉您',
      en: 'So that those whom the matter concerns are in the team, and to tell you the answer and how it goes',
    },
    readers: {
      zh: '公开时只写“居民”，没有姓名；团队和工作人员也看不到您的姓名和号码',
      en: 'In public you are “a resident”, without a name; the team and the staff see neither your name nor your number',
    },
    kept: {
      zh: '随方案保存；您可以随时收回申请，商量阶段可以随时退出。删除账号时，您和方案的关联一并删去',
      en: 'As long as the design; you can take an offer back at any time, and leave while the team is forming. Erasing your account erases the connection',
    },
  },
]
