import type { PersonalDataUse } from '../../../portal/privacy.ts'

/** What writing a plan keeps of a person. */
export const projectDataUses: PersonalDataUse[] = [
  {
    key: 'project.plan',
    order: 175,
    when: { zh: '代表单位写实施方案时', en: 'When you write a plan for an organisation' },
    kinds: {
      zh: '是哪个账号写的、提交的。方案里请不要写个人的姓名和电话',
      en: 'Which account wrote it and handed it in. Please put no names or numbers of persons into the plan',
    },
    purpose: {
      zh: '写方案的人不能自己核定，要靠这个分清',
      en: 'To keep who wrote a plan from approving it',
    },
    readers: {
      zh: '方案核定后公开；是谁写的不公开，只有有审计权限的工作人员能查',
      en: 'The plan is public once approved; who wrote it is not: only staff who may read the audit trail see it',
    },
    kept: {
      zh: '随方案保存。删除账号后只剩一个编号，认不出是谁；方案属于单位，会留下',
      en: 'As long as the plan. Once your account is erased only a number is left that names nobody; the plan is the organisation’s and stays',
    },
  },
]
