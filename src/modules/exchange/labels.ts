import type { Labels } from '../../base/label.ts'
import type { ExchangeSort } from './contract.ts'
import type { ExchangeEventType, ListingAction, ListingState, PledgeAction, PledgeState } from './exchange.ts'

export const listingStateLabels = {
  open: { zh: '认购中', en: 'Open to pledges' },
  full: { zh: '已认满', en: 'Fully pledged' },
  closed: { zh: '已下架', en: 'Closed' },
} as const satisfies Labels<ListingState>

/** @public The words on the arrows of docs/states.md. */
export const listingActionLabels = {
  fill: { zh: '认满', en: 'Fill' },
  close: { zh: '下架', en: 'Close' },
} as const satisfies Labels<ListingAction>

export const pledgeStateLabels = {
  made: { zh: '已认购', en: 'Pledged' },
  agreed: { zh: '已签约', en: 'Agreed' },
  withdrawn: { zh: '已撤回认购', en: 'Pledge withdrawn' },
  released: { zh: '已解除认购', en: 'Pledge released' },
} as const satisfies Labels<PledgeState>

/** @public The words on the arrows of docs/states.md. */
export const pledgeActionLabels = {
  agree: { zh: '签约', en: 'Agree' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  release: { zh: '解除', en: 'Release' },
} as const satisfies Labels<PledgeAction>

export const exchangeSortLabels = {
  gap: { zh: '差得最少', en: 'Smallest gap' },
  deadline: { zh: '快到期', en: 'Closing first' },
  newest: { zh: '最新', en: 'Newest' },
} as const satisfies Labels<ExchangeSort>

/** What stands on every listing without a filed campaign: the legal gate in words (慈善法 §22-27). */
export const enterprisesOnly = {
  zh: '仅面向企业认购，不向公众募捐',
  en: 'For enterprises only; no gifts from the public',
}

export const eventLabels = {
  'listing.opened': { zh: '进入项目交易所', en: 'At the exchange' },
  'listing.campaign-set': { zh: '更新募捐备案', en: 'Campaign set' },
  'listing.closed': { zh: '从交易所下架', en: 'Off the exchange' },
  'pledge.made': { zh: '认购', en: 'Pledged' },
  'pledge.withdrawn': { zh: '撤回认购', en: 'Pledge withdrawn' },
  'pledge.released': { zh: '解除认购', en: 'Pledge released' },
  'campaign.filed': { zh: '登记公开募捐备案', en: 'Campaign entered' },
} as const satisfies Labels<ExchangeEventType>

export const refusalLabels = {
  'listing.not-found': { zh: '项目交易所里没有这个项目', en: 'This project is not at the exchange' },
  'pledge.not-found': { zh: '没有这笔认购', en: 'There is no such pledge' },
  'campaign.not-found': { zh: '没有这个募捐备案', en: 'There is no such campaign' },
  'exchange.closed': { zh: '这个项目不再接受认购', en: 'This project takes no more pledges' },
  'exchange.call-pays': {
    zh: '这个项目由征集的资金支持，不再找人认购',
    en: 'The call pays for this project: it looks for nobody else',
  },
  'exchange.pledge-over': { zh: '这笔认购已经签约或结束，不能撤回', en: 'This pledge is agreed or over' },
  'exchange.relied-on': {
    zh: '资金已经认满，各方正在按它优化方案，不能自行撤回；请和平台运营方联系',
    en: 'All money is found and others rely on it: please speak to the operator',
  },
  'constraint.project_not_oversold': {
    zh: '刚刚有别人认购了，还差的数变了，请刷新再看',
    en: 'Somebody else has just pledged: please look again',
  },
  'constraint.campaign_filed_once': { zh: '这个备案编号已经登记过', en: 'This filing number is already entered' },
} as const satisfies Labels<string>

export const faultLabels = {
  'exchange.too-little': {
    zh: '不少于 100 元；最后不足 100 元的，认购全部',
    en: 'At least ¥100, or all that is missing',
  },
  'exchange.more-than-gap': { zh: '超过还差的数', en: 'More than what is missing' },
  'exchange.whole-yuan': { zh: '请填整元', en: 'Whole yuan, please' },
  'exchange.delivers': { zh: '实施方不能认购自己的项目', en: 'Who delivers it cannot pledge to it' },
  'exchange.no-giver': { zh: '请选企业、社会企业或基金会', en: 'An enterprise, a social enterprise or a foundation' },
  'exchange.no-charity': {
    zh: '请选有公开募捐资格的慈善组织',
    en: 'A charity licensed to raise money from the public',
  },
  'area-not-found': { zh: '没有找到这个地方，请重新选择', en: 'Not found: please choose again' },
  'organisation.not-verified': { zh: '这个组织还没有通过核验', en: 'This organisation has not been verified yet' },
  'exchange.no-address': { zh: '请填 https:// 开头的网址', en: 'An address that begins with https://' },
  'exchange.ends-before': { zh: '结束日期早于开始日期', en: 'Ends before it begins' },
  'exchange.campaign-over': { zh: '这个备案不在募捐期内', en: 'This campaign does not run now' },
  'exchange.campaign-elsewhere': { zh: '这个备案是别的地方的', en: 'This campaign was filed for another place' },
} as const satisfies Labels<string>

export const fieldLabels = {
  organisationId: { zh: '认购单位', en: 'For' },
  amountFen: { zh: '认购金额', en: 'Amount' },
  source: { zh: '资金来源', en: 'Source' },
  basis: { zh: '依据文件', en: 'Granted by' },
  charityId: { zh: '慈善组织', en: 'Charity' },
  areaId: { zh: '地区', en: 'Area' },
  title: { zh: '活动名称', en: 'Campaign' },
  filingNumber: { zh: '备案编号', en: 'Filing number' },
  licenceNumber: { zh: '公开募捐资格证书号', en: 'Licence number' },
  channelName: { zh: '指定渠道', en: 'Designated channel' },
  channelUrl: { zh: '渠道网址', en: 'Address of the channel' },
  startsOn: { zh: '开始日期', en: 'Starts on' },
  endsOn: { zh: '结束日期', en: 'Ends on' },
  campaignId: { zh: '募捐备案', en: 'Campaign' },
} as const satisfies Labels<string>
