import type { PersonalDataUse } from '../../../portal/privacy.ts'

/** What signing keeps of a person. */
export const agreementDataUses: PersonalDataUse[] = [
  {
    key: 'agreement.confirm',
    order: 180,
    when: { zh: '代表单位签三方协议时', en: 'When you act for a party of an agreement' },
    kinds: {
      zh: '是哪个账号上传、确认的；扫描件上的印章和签名',
      en: 'Which account uploaded and confirmed; seals and signatures on the scan',
    },
    purpose: {
      zh: '说明每一方是谁确认的，并且一个人不能替两方确认',
      en: 'To know who confirmed for each party, and that nobody did so for two',
    },
    readers: {
      zh: '扫描件只给协议各方和办理的工作人员看；是谁确认的，只有有审计权限的工作人员能查',
      en: 'The scan is for the parties and the staff who deal with it; who confirmed, for staff who may read the audit trail',
    },
    kept: {
      zh: '随协议保存。删除账号后只剩一个编号，认不出是谁；协议和扫描件属于各方，会留下',
      en: 'As long as the agreement. Once your account is erased only a number is left that names nobody; agreement and scan are the parties’ and stay',
    },
  },
]
