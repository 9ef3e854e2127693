import type { PersonalDataUse } from '../../../portal/privacy.ts'

/** What reporting, joining and a child's idea keep of a person. */
export const problemDataUses: PersonalDataUse[] = [
  {
    key: 'problem.report',
    order: 100,
    when: { zh: '反映一件事、出点子时', en: 'When you report something or have an idea' },
    kinds: {
      zh: '您写的文字、照片、地点；愿意留的话，手机号或邮箱',
      en: 'Your text, photos and place; a phone number or e-mail address if you leave one',
    },
    purpose: {
      zh: '办这件事，把进展告诉您。不留联系方式也能反映，凭编号查进展',
      en: 'To deal with the matter and tell you how it goes. Without a contact you can still report, and follow it by the code',
    },
    readers: {
      zh: '文字和照片审核后公开；联系方式只有经办人能看，看一次留一次记录',
      en: 'Text and photos are public after review; your contact is seen only by those who handle it, and every look is recorded',
    },
    kept: {
      zh: '您可以随时让我们忘掉联系方式，或删去自己写的文字和照片；答复之前、没有邻居加入时可以整件撤回。删除账号时一并删去',
      en: 'You can have your contact forgotten, or your own text and photos erased, at any time; until there is an answer and while no neighbour has joined you can take it all back. Erasing your account erases them too',
    },
  },
  {
    key: 'problem.support',
    order: 110,
    when: { zh: '点“我也是”时', en: 'When you say “me too”' },
    kinds: {
      zh: '网络地址和设备换算成的代号；愿意留的话，手机号或邮箱',
      en: 'A keyed hash of your network address and device; a phone number or e-mail address if you leave one',
    },
    purpose: { zh: '一人只算一次，把进展告诉您', en: 'To count each person once and tell you how it goes' },
    readers: {
      zh: '没有人看代号；联系方式只用来发通知',
      en: 'Nobody reads the hash; the contact is used for messages only',
    },
    kept: {
      zh: '随那件事保存；您可以随时让我们忘掉联系方式',
      en: 'As long as the matter; you can have your contact forgotten at any time',
    },
  },
  {
    key: 'problem.child',
    order: 120,
    when: { zh: '孩子出点子时', en: 'When a child has an idea' },
    kinds: { zh: '孩子的年龄段；家长的称呼和手机号', en: 'The child’s age band; a parent’s name and mobile number' },
    purpose: {
      zh: '不满 14 岁先请家长同意，14 到 17 岁告诉家长一声（个人信息保护法第三十一条）',
      en: 'Under 14 a parent agrees first, from 14 to 17 a parent is told (PIPL, article 31)',
    },
    readers: {
      zh: '只有经办人；谁打开都留记录；公开时没有姓名',
      en: 'Only those who handle it, each opening recorded; no name is public',
    },
    kept: {
      zh: '家长不同意，马上全部清除；30 天没有答复，也全部清除；同意以后随时可以撤回或删去孩子写的内容',
      en: 'If the parent does not agree, everything is erased at once, and after 30 days without an answer as well; after agreeing, a parent can take it back or have the child’s words erased at any time',
    },
  },
]
