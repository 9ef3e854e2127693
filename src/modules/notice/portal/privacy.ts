import type { PersonalDataUse } from '../../../portal/privacy.ts'

/** What objecting keeps of a person. */
export const noticeDataUses: PersonalDataUse[] = [
  {
    key: 'notice.objection',
    order: 160,
    when: { zh: '对公示提异议时', en: 'When you object to what is under public notice' },
    kinds: {
      zh: '您的姓名、手机号或邮箱、异议内容；登录了的，还有是哪个账号。不署名也可以提，什么都不留',
      en: 'Your name, a phone number or e-mail address, and what you object to; your account if you are signed in. Without a name nothing of you is kept',
    },
    purpose: {
      zh: '核实情况，把答复告诉您；署名的异议，答复之前所涉项目不生效。不署名的作为线索核查',
      en: 'To look into it and tell you the answer; with a name, what you object to does not take effect before it. Without one it is a lead',
    },
    readers: {
      zh: '只有没参与这次申报和评审的工作人员；看姓名和联系方式要写明用途，看一次留一次记录。答复公开，您是谁、说了什么都不公开',
      en: 'Only staff who took no part in the application or its review; reading name and contact needs a purpose, and every look is recorded. The answer is public; who you are and what you wrote is not',
    },
    kept: {
      zh: '姓名和联系方式：撤回的当时清除，答复的满六个月（可以起诉的期限）后清除；删除账号时一并清除，还没答复的留到答复之后。异议内容和答复随公示保存',
      en: 'Name and contact: erased at once when you withdraw, and six months after the answer, as long as it can be taken to court; with your account, too, except while an answer is owed. What was objected and answered stays with the notice',
    },
  },
]
