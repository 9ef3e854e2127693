import type { Labels } from '../../base/label.ts'
import { type Fen, formatFen } from '../../base/money.ts'
import type {
  AccountKind,
  DesignationAction,
  DesignationState,
  DonationChannel,
  FundEventType,
  FundLevel,
  TransferKind,
} from './fund.ts'

export const fundLevelLabels = {
  special: { zh: '专项基金', en: 'Special fund' },
  street: { zh: '街道专账', en: 'Street account' },
  micro: { zh: '社区微基金', en: 'Community micro-fund' },
} as const satisfies Labels<FundLevel>

export const channelLabels = {
  bank: { zh: '银行转账', en: 'Bank transfer' },
  platform: { zh: '互联网募捐平台', en: 'Fundraising platform' },
  'cash-box': { zh: '募捐箱', en: 'Collection box' },
  cheque: { zh: '支票', en: 'Cheque' },
} as const satisfies Labels<DonationChannel>

export const accountKindLabels = {
  fund: { zh: '待安排', en: 'Not set apart' },
  project: { zh: '项目专账', en: 'For a project' },
  fee: { zh: '管理费', en: 'Management fee' },
  givers: { zh: '捐赠人', en: 'Givers' },
  payees: { zh: '收款方', en: 'Payees' },
} as const satisfies Labels<AccountKind>

export const transferKindLabels = {
  donation: { zh: '捐赠收入', en: 'Gift' },
  fee: { zh: '管理费', en: 'Management fee' },
  designation: { zh: '划入项目专账', en: 'Set apart for a project' },
  moved: { zh: '基金间划转', en: 'Between funds' },
  grant: { zh: '拨付', en: 'Paid out' },
  refund: { zh: '退回', en: 'Returned' },
  correction: { zh: '更正', en: 'Correction' },
} as const satisfies Labels<TransferKind>

export const designationStateLabels = {
  entered: { zh: '待审批', en: 'To be approved' },
  approved: { zh: '已划入', en: 'Set apart' },
  refused: { zh: '已退回', en: 'Sent back' },
} as const satisfies Labels<DesignationState>

/** @public The words on the arrows of docs/states.md. */
export const designationActionLabels = {
  approve: { zh: '批准', en: 'Approve' },
  refuse: { zh: '退回', en: 'Send back' },
} as const satisfies Labels<DesignationAction>

export const eventLabels = {
  'fund.opened': { zh: '设立基金', en: 'Fund opened' },
  'fund.donation-recorded': { zh: '登记捐赠', en: 'Gift recorded' },
  'fund.designation-entered': { zh: '登记划款', en: 'Designation entered' },
  'fund.designated': { zh: '划入项目专账', en: 'Set apart for a project' },
  'fund.designation-refused': { zh: '退回划款', en: 'Designation sent back' },
  'fund.corrected': { zh: '更正账目', en: 'Corrected' },
  'fund.designation-corrected': { zh: '更正划款', en: 'Designation corrected' },
  'fund.giver-unnamed': { zh: '隐去捐赠人姓名', en: 'Giver’s name taken off' },
} as const satisfies Labels<FundEventType>

export const refusalLabels = {
  'fund.not-found': { zh: '没有这个基金', en: 'There is no such fund' },
  'fund.closed': { zh: '这个基金已经停用', en: 'This fund is closed' },
  'fund.same-hands': {
    zh: '这笔是您自己登记的，要由另一个人办',
    en: 'You entered this yourself: another person must act',
  },
  'fund.corrected': { zh: '这笔已经更正过，或者它本身就是更正', en: 'Corrected already, or a correction itself' },
  'fund.fee-follows': {
    zh: '管理费跟着划款走：更正那笔划款，管理费一起更正',
    en: 'A fee follows what was set apart: correct that, and the fee goes with it',
  },
  'fund.project-over': { zh: '这个项目已经结束，不再划款', en: 'This project is over' },
  'fund.no-name': { zh: '这笔没有登记姓名', en: 'There is no name to take off' },
  'designation.not-found': { zh: '没有这笔划款', en: 'There is no such designation' },
  'transfer.not-found': { zh: '没有这笔账', en: 'There is no such transfer' },
  'constraint.account_not_overdrawn': { zh: '账上的钱不够', en: 'There is not enough in the account' },
  'constraint.donation_reference': { zh: '这个渠道的这个流水号已经登记过', en: 'This reference is recorded already' },
  'constraint.transfer_corrected_once': { zh: '这笔刚刚有人更正过', en: 'Somebody has just corrected it' },
  'constraint.designation_four_eyes': { zh: '登记的人不能审批', en: 'Who entered it cannot approve it' },
} as const satisfies Labels<string>

export const faultLabels = {
  'area-not-found': { zh: '没有找到这个地方，请重新选择', en: 'Not found: please choose again' },
  'organisation.not-verified': { zh: '这个组织还没有通过核验', en: 'This organisation has not been verified yet' },
  'fund.overdrawn': { zh: '基金里可安排的钱不够（含管理费）', en: 'More than the fund has, with its fee' },
  'fund.level': { zh: '街道专账设在专项基金下，社区微基金设在街道专账下', en: 'A level stands below the one above it' },
  'fund.no-foundation': { zh: '请选持有这笔钱的基金会', en: 'The foundation that holds the money' },
  'fund.no-project': { zh: '没有这个项目，请核对编号', en: 'There is no such project: please check the code' },
  'fund.project-over': { zh: '这个项目已经结束，不再划款', en: 'This project is over' },
  'fund.no-campaign': {
    zh: '互联网公开募捐须有备案：先把项目挂到已备案的募捐下',
    en: 'Public fundraising needs a filed campaign behind the project',
  },
  'fund.anonymous-name': { zh: '不留名的捐赠不登记姓名', en: 'A gift without a name has none' },
} as const satisfies Labels<string>

export const fieldLabels = {
  name: { zh: '基金名称', en: 'Name' },
  level: { zh: '级别', en: 'Level' },
  parentId: { zh: '上级基金', en: 'Above it' },
  holderId: { zh: '持有的基金会', en: 'Held by' },
  areaId: { zh: '地区', en: 'Area' },
  purpose: { zh: '用途', en: 'Purpose' },
  feePermille: { zh: '管理费（千分比）', en: 'Management fee, in thousandths' },
  fundId: { zh: '基金', en: 'Fund' },
  projectCode: { zh: '指定项目', en: 'For the project' },
  amountFen: { zh: '金额', en: 'Amount' },
  receivedOn: { zh: '到账日期', en: 'Received on' },
  channel: { zh: '渠道', en: 'Channel' },
  reference: { zh: '流水号', en: 'Reference' },
  donorName: { zh: '捐赠人', en: 'Giver' },
  anonymous: { zh: '不留名', en: 'Without a name' },
  note: { zh: '说明', en: 'Note' },
  decision: { zh: '处理结果', en: 'Decision' },
  because: { zh: '理由', en: 'Reason' },
} as const satisfies Labels<string>

/** What the to-do list says of money that waits to be approved. */
export function todoWords({ fund, amountFen, feeFen }: { fund: string; amountFen: Fen; feeFen: Fen }): {
  action: string
  note: string
  from: string
} {
  const amount = formatFen(amountFen, { kind: 'short' })
  const fee = feeFen > 0 ? `，另计管理费 ${formatFen(feeFen, { kind: 'short' })}` : ''
  return { action: '去审批', note: `划入项目专账 ${amount}${fee}。`, from: `来自 ${fund}` }
}
