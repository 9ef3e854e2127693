import type { PersonalDataUse } from '../../../portal/privacy.ts'

/** What the record of a gift keeps of a person. */
export const fundDataUses: PersonalDataUse[] = [
  {
    key: 'fund.gift',
    order: 180,
    when: { zh: '您捐给基金会的钱登记到这里时', en: 'When a gift of yours to a foundation is recorded here' },
    kinds: {
      zh: '您同意公开的姓名或称呼。选了不留名，就不登记姓名；电话、证件和银行账号从不登记',
      en: 'The name you agreed to show. A gift without a name has none here; no number, document or bank account is ever recorded',
    },
    purpose: {
      zh: '让您和大家查得到这一笔去了哪里',
      en: 'So that you and everybody can see where the gift went',
    },
    readers: {
      zh: '所有人：写在基金的账上',
      en: 'Everybody: it stands in the account of the fund',
    },
    kept: {
      zh: '和这笔账一起长期保存；您什么时候不想留名了，告诉基金会，姓名就从账上去掉，金额和日期不变',
      en: 'As long as the account itself; tell the foundation when you no longer want to be named, and the name is taken off, the amount and the day stay',
    },
  },
]
