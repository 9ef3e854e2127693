import type { Lang } from '../../../base/label.ts'

/** What the exchange and its cards say. */
export const listWords = {
  zh: {
    title: '项目交易所',
    description: '评审入选、公示期满的项目在这里找钱。一家可以认购全部，也可以几家各认购一份。',
    isPledge: '认购是写明愿意出多少钱，不是付款：平台不收钱，认满以后签协议，钱按协议付。',
    whoPledges:
      '能认购的是企业、社会企业、股份合作公司和基金会；居民不用出钱，想捐的，只到已备案的公开募捐自己的渠道去捐。',
    toHow: '企业怎么认购',
    sortLabel: '排序',
    found: (total: string) => `共 ${total} 个在找钱`,
    facets: { field: '领域', street: '街道', community: '社区' },
    all: '全部',
    by: (name: string) => `${name}实施`,
    campaign: (charity: string) => `${charity}公开募捐`,
    filing: (number: string) => `备案编号 ${number}`,
    toChannel: (name: string) => `去${name}捐`,
    emptyTitle: '现在没有项目在找钱',
    emptyText: '方案评审入选、公示期满，就会到这里来。先看看正在公示的，也可以看看已经认满、正在做的项目。',
    emptyFound: '没有找到这样的项目',
    emptySearch: '去掉几个筛选试试。',
    clear: '看全部在找钱的',
    notices: '看公示',
    projects: '看项目库',
    how: '企业怎么认购',
    register: '登记单位',
    steps: [
      {
        title: '选一个项目',
        text: '看做什么、谁来做、还差多少。单位还没有登记的，先登记，核验通过就能认购。',
      },
      { title: '写明认购多少', text: '填整元，100 元起，最多到还差的数。可以和别家一起，各出一份。' },
      { title: '认满，一起定方案', text: '出资方、实施方和街道把方案和每一笔预算再过一遍。认满之前，随时可以撤回。' },
      { title: '签协议，按协议付', text: '签了协议才付钱。到账、拨付、支出了多少，都写在项目页上。' },
    ],
  },
  en: {
    title: 'Project exchange',
    description:
      'Projects that were chosen and stood their public notice look for money here. One company may pledge all of it, several may share.',
    isPledge:
      'A pledge says how much one is willing to pay and is no payment: the platform takes no money; once all of it is pledged an agreement is signed, and money is paid as it says.',
    whoPledges:
      'Companies, social enterprises, stock cooperatives and foundations pledge. Residents are not asked for money: whoever wants to give does so at the channel of a filed campaign.',
    toHow: 'How a company pledges',
    sortLabel: 'Order',
    found: (total: string) => `${total} looking for money`,
    facets: { field: 'Subject', street: 'Street', community: 'Community' },
    all: 'All',
    by: (name: string) => `delivered by ${name}`,
    campaign: (charity: string) => `Public campaign of ${charity}`,
    filing: (number: string) => `filing number ${number}`,
    toChannel: (name: string) => `Give at ${name}`,
    emptyTitle: 'No project looks for money now',
    emptyText:
      'A design that was chosen comes here once its public notice has run out. See what stands under notice, or the projects that are under way.',
    emptyFound: 'No such project found',
    emptySearch: 'Try fewer filters.',
    clear: 'Show all that look for money',
    notices: 'Notices',
    projects: 'Projects',
    how: 'How a company pledges',
    register: 'Register an organisation',
    steps: [
      {
        title: 'Choose a project',
        text: 'See what it does, who delivers it and what is missing. A company that is not registered does that first; once it is verified it may pledge.',
      },
      {
        title: 'Say how much',
        text: 'In whole yuan, from ¥100 up to what is missing. Several may each pledge a part.',
      },
      {
        title: 'All found: settle the plan together',
        text: 'Those who pay, the deliverer and the street go through plan and budget once more. Until then a pledge may be taken back.',
      },
      {
        title: 'Sign, and pay as agreed',
        text: 'Nothing is paid before the agreement. What was received, allocated and spent is on the project’s page.',
      },
    ],
  },
} as const satisfies Record<Lang, unknown>
