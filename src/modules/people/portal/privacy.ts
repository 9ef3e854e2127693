import type { PersonalDataUse } from '../../../portal/privacy.ts'

/** What accounts, organisations and families keep of a person. */
export const peopleDataUses: PersonalDataUse[] = [
  {
    key: 'account',
    order: 200,
    when: { zh: '登录、注册时', en: 'When you sign in or sign up' },
    kinds: { zh: '手机号或邮箱、称呼', en: 'Your number or e-mail address, and a name' },
    purpose: {
      zh: '确认是您本人，把进展告诉您。不登录也能反映问题，只是不能在“我的”里集中查看',
      en: 'To know it is you and to tell you how things go. You can report without it, but not see all in one place',
    },
    readers: {
      zh: '手机号和邮箱加密保存，只有本人能看全；同事之间只看到遮住中间的号码',
      en: 'Number and address are encrypted and shown in full to you alone; colleagues see them masked',
    },
    kept: { zh: '到您注销为止，注销后马上删除', en: 'Until you close the account; then erased at once' },
  },
  {
    key: 'staff',
    order: 210,
    when: { zh: '担任工作人员时', en: 'When you hold a role' },
    kinds: { zh: '在哪里、担任什么、起止时间、谁授予', en: 'Where, which role, from when to when, given by whom' },
    purpose: { zh: '谁办的事要能查到', en: 'So that it can be told who dealt with what' },
    readers: { zh: '同一范围内的管理人员和审计人员', en: 'Managers and auditors of the same area' },
    kept: { zh: '长期保存；注销后只留角色和时间，不留姓名', en: 'For good; after erasure without your name' },
  },
  {
    key: 'invitation',
    order: 220,
    when: { zh: '有组织邀请您时', en: 'When an organisation invites you' },
    kinds: { zh: '对方填写的您的手机号或邮箱', en: 'The number or address they gave' },
    purpose: { zh: '把邀请发给您', en: 'To send you the invitation' },
    readers: { zh: '只显示一部分给邀请您的组织', en: 'Shown in part to the organisation that invites' },
    kept: {
      zh: '邀请 14 天有效；您注销时一并删除',
      en: 'An invitation is valid for 14 days; erased with your account',
    },
  },
  {
    key: 'family',
    order: 230,
    when: { zh: '登记孩子或监护人时', en: 'When a child or a guardian is entered' },
    kinds: {
      zh: '孩子的称呼和出生日期、监护关系、监护人的联系方式',
      en: 'The child’s name and date of birth, the relation, how to reach the guardian',
    },
    purpose: {
      zh: '未满 14 岁须经监护人同意，14 到 17 岁告知监护人（个人信息保护法第三十一条）',
      en: 'Under 14 a guardian must agree, from 14 to 17 be told (PIPL, article 31)',
    },
    readers: { zh: '只有监护人和孩子自己', en: 'Guardian and child only' },
    kept: {
      zh: '监护人撤回同意，马上删除；年满 18 岁不再使用',
      en: 'Erased at once when the guardian withdraws; unused from 18 on',
    },
  },
]
