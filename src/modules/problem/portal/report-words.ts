import type { Lang } from '../../../base/label.ts'
import type { ProblemKind } from '../problem.ts'

interface KindWords {
  title: string
  lead: string
  what: string
  whatHint: string
  detail: string
  detailHint: string
  submit: string
}

/** What differs between a report, an idea and a company's brief: they are one form. */
export const kindWords: Record<Lang, Record<ProblemKind, KindWords>> = {
  zh: {
    problem: {
      title: '我要反映',
      lead: '一句话就行，不用注册，一分钟写完。',
      what: '什么事',
      whatHint: '一句话说清，比如：3 栋楼道被电动车堵住了',
      detail: '再说细一点',
      detailHint: '什么时候、多久一次、影响到谁、您希望怎么办',
      submit: '提交',
    },
    idea: {
      title: '我有一个金点子',
      lead: '有个主意能让街坊的日子更好过？说来听听，大人小孩都可以。',
      what: '您的点子',
      whatHint: '一句话，比如：周末把学校操场开放给街坊',
      detail: '打算怎么做',
      detailHint: '为了谁、怎么做、大概要些什么。没想全也没关系',
      submit: '交给大家看看',
    },
    brief: {
      title: '企业难题',
      lead: '企业自己解决不了的事，写在这里，请社会组织、社区和街坊一起想办法。',
      what: '遇到什么难题',
      whatHint: '一句话，比如：园区夜班工友下班没有公交',
      detail: '说说情况',
      detailHint: '影响多少人、试过什么办法、企业能出什么（场地、人手、资金）',
      submit: '提交难题',
    },
  },
  en: {
    problem: {
      title: 'Report a problem',
      lead: 'One sentence is enough. No account; it takes a minute.',
      what: 'What is wrong',
      whatHint: 'One sentence, such as: e-bikes block the stairs of block 3',
      detail: 'A little more',
      detailHint: 'When, how often, whom it affects, what you would like to happen',
      submit: 'Send',
    },
    idea: {
      title: 'I have an idea',
      lead: 'Something that would make life better around here? Tell us. Children are welcome, too.',
      what: 'Your idea',
      whatHint: 'One sentence, such as: open the school field to neighbours at weekends',
      detail: 'How it could work',
      detailHint: 'For whom, how, and roughly what it takes. It need not be complete',
      submit: 'Share it',
    },
    brief: {
      title: 'A company’s problem',
      lead: 'Something your company cannot solve alone: describe it, and social organisations and neighbours will think along.',
      what: 'The problem',
      whatHint: 'One sentence, such as: no bus home after the night shift',
      detail: 'The situation',
      detailHint: 'How many people it affects, what was tried, what the company can give (space, people, money)',
      submit: 'Send',
    },
  },
}

export const reportWords = {
  zh: {
    dangerTitle: '正在发生危险？请先打电话',
    emergency: [
      { number: '110', what: '报警' },
      { number: '119', what: '火警' },
      { number: '120', what: '急救' },
    ],
    area: '在哪个社区',
    areaHint: '说不准是哪个社区，就选街道',
    wholeStreet: (street: string) => `${street}（说不准哪个社区）`,
    place: '具体位置',
    placeHint: '比如：锦绣苑 3 栋 2 单元门口',
    photos: '照片',
    photosHint: '最多 4 张。尽量别拍到别人的脸和车牌',
    contact: '结果怎么告诉您',
    contactHint: '手机号或邮箱，有进展就通知您，只有经办人看得到。不留也行：提交后给您一个编号和二维码，随时能查',
    contactSignedIn: '手机号或邮箱。您已登录，不填也能在“我的”里看到进展',
    more: '还可以补充：领域、是否未成年',
    moreField: '还可以补充：领域',
    field: '属于哪一类',
    fieldHint: '不确定就不用改，工作人员会分',
    age: '您的年龄',
    ageIdea: '出点子的人多大',
    age14: '可以自己提交。留下家长手机号的话，我们会告诉家长一声',
    ageUnder14: '要先请家长点头：链接发到家长手机，家长同意后才开始办；不同意，写的内容全部删掉',
    guardianName: '怎么称呼家长',
    guardianNameHint: '不满 14 岁时填写，比如：李女士',
    guardianPhone: '家长手机号',
    guardianPhoneHint: '不满 14 岁必填；14 到 17 岁可不填',
    organisation: '代表哪家企业',
    organisationHint: '企业名称会公开',
    noOrganisationTitle: '您还没有加入企业',
    noOrganisation: '企业难题由企业的成员提交。先登记企业，或请同事邀请您加入，再回来写。',
    toOrganisations: '去登记或查找企业',
    privacy: '文字和照片审核后才公开；联系方式加密保存，不公开，只用来办这件事。',
    privacyLink: '个人信息怎么保护',
    edit: '回去改一改',
    similarTitle: '先看一眼：是不是同一件事',
    similarLead: '已经有人反映过相近的事。是同一件，点“我也是”，有进展一起告诉您；不是，就继续提交，您写的都还在。',
    similarTyping: '附近有人反映过，是同一件事吗？',
    similarFound: (count: number) => `找到 ${count} 件相近的事`,
    meToo: '我也是',
    meTooFor: (title: string) => `我也是：${title}`,
    different: '不是同一件，继续提交',
    yourWords: '您写的是',
    neighbours: (count: number) => (count > 0 ? `${count} 位邻居也遇到` : '还没有人说“我也是”'),
  },
  en: {
    dangerTitle: 'In danger right now? Call first',
    emergency: [
      { number: '110', what: 'Police' },
      { number: '119', what: 'Fire' },
      { number: '120', what: 'Ambulance' },
    ],
    area: 'Which community',
    areaHint: 'If you are not sure, choose the street',
    wholeStreet: (street: string) => `${street} (not sure which community)`,
    place: 'Where exactly',
    placeHint: 'For example: block 3, entrance 2',
    photos: 'Photos',
    photosHint: 'Up to 4. Please avoid faces and number plates',
    contact: 'How to reach you',
    contactHint:
      'A phone number or e-mail address, seen only by those who handle this. Without one, the code and QR you get will show you how it goes',
    contactSignedIn: 'A phone number or e-mail address. You are signed in, so you also find this under “Me”',
    more: 'More: subject, under 18',
    moreField: 'More: subject',
    field: 'Subject',
    fieldHint: 'Leave it if you are not sure; we will sort it',
    age: 'Your age',
    ageIdea: 'Age of the person with the idea',
    age14: 'You can send it yourself. If you leave a parent’s number, we will let them know',
    ageUnder14:
      'A parent agrees first: we send them a link, and start once they agree. If they do not, everything is deleted',
    guardianName: 'Parent’s name',
    guardianNameHint: 'If you are under 14',
    guardianPhone: 'Parent’s mobile number',
    guardianPhoneHint: 'Needed under 14; optional from 14 to 17',
    organisation: 'On behalf of',
    organisationHint: 'The company’s name will be public',
    noOrganisationTitle: 'You are not a member of a company yet',
    noOrganisation:
      'A company’s problem is sent by one of its members. Register your company, or ask a colleague to invite you, then come back.',
    toOrganisations: 'Register or find your company',
    privacy:
      'Text and photos become public only after review; how to reach you is encrypted, never public, and used for this matter alone.',
    privacyLink: 'How personal data is protected',
    edit: 'Go back and change it',
    similarTitle: 'One moment: is it the same thing?',
    similarLead:
      'Something like it has been reported. If it is the same, tap “Me too” and you will hear of every step; if not, go on. What you wrote is kept.',
    similarTyping: 'Reported nearby. Is it the same?',
    similarFound: (count: number) => (count === 1 ? '1 similar report' : `${count} similar reports`),
    meToo: 'Me too',
    meTooFor: (title: string) => `Me too: ${title}`,
    different: 'Not the same, send mine',
    yourWords: 'You wrote',
    neighbours: (count: number) =>
      count === 1
        ? '1 neighbour has it, too'
        : count > 1
          ? `${count} neighbours have it, too`
          : 'Nobody has said “me too” yet',
  },
} as const satisfies Record<Lang, unknown>
