import type { PersonalDataUse } from '../../../portal/privacy.ts'

/** What applying and checking keep of a person. */
export const callDataUses: PersonalDataUse[] = [
  {
    key: 'call.apply',
    order: 140,
    when: { zh: '代表组织申报、提交时', en: 'When you apply for an organisation' },
    kinds: {
      zh: '是哪个账号起草、提交的。申报表不问姓名和电话；附件里请不要放身份证件',
      en: 'Which account began and sent in the application. The form asks for no name and no number; please attach no identity papers',
    },
    purpose: {
      zh: '把退回、通过的消息告诉提交的人，并且不让提交的人审查自己的申报',
      en: 'To tell who sent it in what came of it, and to keep them from checking their own application',
    },
    readers: {
      zh: '本组织的成员和办理征集的工作人员能看申报；谁提交的不公开',
      en: 'Members of the organisation and those who run the call read the application; who sent it in is not public',
    },
    kept: {
      zh: '随申报保存。删除账号后只剩一个编号，认不出是谁；申报属于组织，会留下',
      en: 'As long as the application. Once your account is erased only a number is left that names nobody; the application is the organisation’s and stays',
    },
  },
  {
    key: 'call.check',
    order: 141,
    when: { zh: '工作人员审查申报时', en: 'When staff check an application' },
    kinds: { zh: '是哪个账号审查的', en: 'Which account checked it' },
    purpose: { zh: '说明是谁作的结论，可以追问', en: 'To know who decided, so that they can be asked' },
    readers: { zh: '有审计权限的工作人员', en: 'Staff who may read the audit trail' },
    kept: { zh: '随申报保存，属于履职记录', en: 'As long as the application, as a record of office' },
  },
]
