import type { PersonalDataUse } from '../../../portal/privacy.ts'

/** What pledging keeps of a person. */
export const exchangeDataUses: PersonalDataUse[] = [
  {
    key: 'exchange.pledge',
    order: 170,
    when: { zh: '代表单位认购时', en: 'When you pledge for an organisation' },
    kinds: {
      zh: '是哪个账号认购的。认购不问姓名、电话和银行账号',
      en: 'Which account made the pledge. No name, number or bank account is asked for',
    },
    purpose: {
      zh: '说明这句承诺是谁代表单位作的，单位里可以核对',
      en: 'To know who promised for the organisation, so that it can be checked there',
    },
    readers: {
      zh: '单位名称和金额公开；是谁认购的不公开，只有有审计权限的工作人员能查',
      en: 'The organisation and the amount are public; who pledged is not: only staff who may read the audit trail see it',
    },
    kept: {
      zh: '随认购保存。删除账号后只剩一个编号，认不出是谁；认购属于单位，会留下',
      en: 'As long as the pledge. Once your account is erased only a number is left that names nobody; the pledge is the organisation’s and stays',
    },
  },
]
