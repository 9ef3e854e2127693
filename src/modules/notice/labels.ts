import type { Labels } from '../../base/label.ts'
import type { noticeCan } from './contract.ts'
import type {
  ItemAction,
  ItemState,
  NoticeAction,
  NoticeEventType,
  NoticeKind,
  NoticeState,
  ObjectionAction,
  ObjectionState,
  PublicationKind,
} from './notice.ts'

export const noticeKindLabels = {
  selection: { zh: '入选公示', en: 'Selection' },
} as const satisfies Labels<NoticeKind>

export const noticeStateLabels = {
  draft: { zh: '待发布', en: 'Draft' },
  standing: { zh: '公示中', en: 'Standing' },
  holding: { zh: '期满，异议处理中', en: 'Run out, objections open' },
  ended: { zh: '公示结束', en: 'Ended' },
} as const satisfies Labels<NoticeState>

export const noticeActionLabels = {
  publish: { zh: '发布公示', en: 'Publish' },
  object: { zh: '提异议', en: 'Object' },
  end: { zh: '期满', en: 'Run out' },
  hold: { zh: '期满，等异议', en: 'Run out, waiting' },
  settle: { zh: '异议处理完', en: 'Objections settled' },
} as const satisfies Labels<NoticeAction | (typeof noticeCan)[number]>

export const itemStateLabels = {
  standing: { zh: '公示中', en: 'Standing' },
  held: { zh: '异议处理中', en: 'Held' },
  effective: { zh: '已生效', en: 'In effect' },
  cancelled: { zh: '不生效', en: 'Fallen' },
} as const satisfies Labels<ItemState>

/** @public The words on the arrows of docs/states.md. */
export const itemActionLabels = {
  'take-effect': { zh: '生效', en: 'Take effect' },
  hold: { zh: '暂缓生效', en: 'Hold' },
  cancel: { zh: '不生效', en: 'Fall' },
} as const satisfies Labels<ItemAction>

export const objectionStateLabels = {
  open: { zh: '待答复', en: 'To be answered' },
  upheld: { zh: '异议成立', en: 'Upheld' },
  rejected: { zh: '异议不成立', en: 'Rejected' },
  withdrawn: { zh: '异议已撤回', en: 'Objection withdrawn' },
  lead: { zh: '线索', en: 'Lead' },
  noted: { zh: '线索已核', en: 'Looked into' },
} as const satisfies Labels<ObjectionState>

export const objectionActionLabels = {
  uphold: { zh: '异议成立', en: 'Uphold' },
  reject: { zh: '异议不成立', en: 'Reject' },
  withdraw: { zh: '撤回异议', en: 'Withdraw' },
  note: { zh: '记下核查结果', en: 'Note' },
} as const satisfies Labels<ObjectionAction>

export const publicationKindLabels = {
  'selection-result': { zh: '入选结果', en: 'Result of a selection' },
} as const satisfies Labels<PublicationKind>

export const eventLabels = {
  'notice.drafted': { zh: '拟好公示', en: 'Notice drafted' },
  'notice.published': { zh: '发布公示', en: 'Notice published' },
  'notice.item-effective': { zh: '公示期满生效', en: 'In effect' },
  'notice.item-held': { zh: '因异议暂缓生效', en: 'Held' },
  'notice.item-cancelled': { zh: '因异议不生效', en: 'Fallen' },
  'notice.holding': { zh: '公示期满，异议处理中', en: 'Objections open' },
  'notice.ended': { zh: '公示结束', en: 'Notice ended' },
  'objection.received': { zh: '收到异议', en: 'Objection received' },
  'objection.lead-received': { zh: '收到线索', en: 'Lead received' },
  'objection.withdrawn': { zh: '撤回异议', en: 'Objection withdrawn' },
  'objection.upheld': { zh: '异议成立', en: 'Objection upheld' },
  'objection.rejected': { zh: '异议不成立', en: 'Objection rejected' },
  'objection.noted': { zh: '线索已核', en: 'Lead looked into' },
  'objection.contact-read': { zh: '查看异议人联系方式', en: 'Objector’s contact read' },
  'objection.overdue': { zh: '异议答复超期', en: 'Answer overdue' },
  'objection.forgotten': { zh: '清除异议人信息', en: 'Objector forgotten' },
  'publication.made': { zh: '公开结果', en: 'Result published' },
} as const satisfies Labels<NoticeEventType>

/** @public What a time limit is called where clocks are listed. */
export const deadlineLabels = {
  'notice.end': { zh: '公示期满', en: 'The notice ends' },
  'notice.objection': { zh: '答复异议', en: 'Objection answered' },
  'notice.forget': { zh: '清除异议人信息', en: 'Objector forgotten' },
} as const satisfies Labels<string>

export const refusalLabels = {
  'notice.not-found': { zh: '没有这份公示，请核对编号', en: 'There is no such notice: please check the code' },
  'notice.over': {
    zh: '公示已经结束，不再收异议；对结果有意见，可以在“我要反映”里说',
    en: 'The notice has ended and takes no objections; you may report what you think of the result',
  },
  'notice.involved': {
    zh: '您参与过这次申报或评审，不能处理这条异议，请转给没有参与的同事',
    en: 'You took part in this application or review: a colleague who did not must answer',
  },
  'objection.not-found': { zh: '没有这条异议，请核对链接', en: 'There is no such objection: please check the link' },
  'objection.forgotten': {
    zh: '异议已撤回，或答复已满六个月，姓名和联系方式已经清除',
    en: 'It was withdrawn, or answered six months ago: name and contact are erased',
  },
  'objection.unnamed': { zh: '这是不署名的线索，没有联系方式', en: 'This lead has no name' },
  'constraint.notice_item_objected': {
    zh: '还有异议没有答复，不能生效',
    en: 'An objection is open: it cannot take effect',
  },
  'constraint.notice_item_waits': { zh: '公示期没有满，不能生效', en: 'The notice still stands' },
} as const satisfies Labels<string>

export const faultLabels = {
  'notice.item': { zh: '请选公示里的项目', en: 'Choose from what is under notice' },
  'contact.format': { zh: '请填手机号或邮箱', en: 'A mobile number or an e-mail address' },
} as const satisfies Labels<string>

export const fieldLabels = {
  title: { zh: '公示标题', en: 'Title' },
  body: { zh: '公示正文', en: 'Text' },
  itemIds: { zh: '对哪一项有异议', en: 'Objection to' },
  text: { zh: '异议内容', en: 'What you object to' },
  anonymous: { zh: '不署名', en: 'Without a name' },
  name: { zh: '姓名', en: 'Name' },
  contact: { zh: '联系方式', en: 'How to reach you' },
  secret: { zh: '链接', en: 'Link' },
  decision: { zh: '处理结果', en: 'Decision' },
  answer: { zh: '答复', en: 'Answer' },
  purpose: { zh: '用途', en: 'Purpose' },
} as const satisfies Labels<string>

/** What a draft begins with; staff read it before it is published. */
export function draftTitle(call: string): string {
  return `《${call}》拟入选项目公示`
}

export function draftBody(call: string, count: number): string {
  return (
    `《${call}》经资格审查、专家评审和会议审定，拟入选 ${count} 个项目，现予公示。\n\n` +
    `公示期内，对列出的项目有异议，可以在本页提出，写明姓名和联系方式（不对外公开）；答复之前，所涉项目不生效，其他项目不受影响。`
  )
}

/** What the to-do list says of a notice to publish, and of an objection to answer. */
export function todoWords(
  step: 'publish' | 'answer' | 'lead',
  about: string,
): { action: string; note: string; from: string } {
  if (step === 'publish') return { action: '去发布', note: '审定后拟好的公示，核对后发布。', from: `来自 ${about}` }
  if (step === 'answer')
    return { action: '去答复', note: '答复前所涉项目不生效；由没有参与评审的人处理。', from: `针对 ${about}` }
  return { action: '去核查', note: '不署名的线索，核查后记下结果。', from: `针对 ${about}` }
}
