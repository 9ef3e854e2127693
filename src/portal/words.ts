import type { Lang } from '../base/label.ts'

/** What the shell says. Words about a record live with the module that labels it. */
export const shellWords = {
  zh: {
    skip: '跳到正文',
    demo: '演示数据：人物与机构均为虚构',
    mainNav: '主导航',
    tabs: '常用',
    tools: '显示与账户',
    elderOn: '长者版',
    elderOff: '标准版',
    otherLanguage: 'English',
    footerNav: '全部栏目',
    noMoney: '本平台不收款。',
    noMoneyWhy: '捐赠由持公开募捐资格的基金会在指定渠道接收，这里只记录和公开。',
    emergency: '遇到危险，请直接打电话：',
    numbers: [
      { number: '110', what: '报警' },
      { number: '119', what: '火警' },
      { number: '120', what: '急救' },
      { number: '12345', what: '政务热线' },
    ],
    owner: (name: string) => `主办：${name}`,
    accessibility: '无障碍说明',
    privacy: '个人信息保护',
    openData: '接口文档',
    checkErrors: '请检查：',
  },
  en: {
    skip: 'Skip to the content',
    demo: 'Demonstration data: people and organisations are invented',
    mainNav: 'Main',
    tabs: 'Most used',
    tools: 'Display and account',
    elderOn: 'Large print',
    elderOff: 'Standard',
    otherLanguage: '中文',
    footerNav: 'All sections',
    noMoney: 'This platform takes no money.',
    noMoneyWhy: 'Donations go to foundations licensed for public fundraising, through their designated channels; here they are only recorded and published.',
    emergency: 'In danger, call:',
    numbers: [
      { number: '110', what: 'police' },
      { number: '119', what: 'fire' },
      { number: '120', what: 'ambulance' },
      { number: '12345', what: 'city hotline' },
    ],
    owner: (name: string) => `Run by ${name}`,
    accessibility: 'Accessibility',
    privacy: 'Personal data',
    openData: 'API',
    checkErrors: 'Please check: ',
  },
} as const satisfies Record<Lang, unknown>

export type ShellWords = (typeof shellWords)[Lang]
