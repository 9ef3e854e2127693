import type { Labels } from '../../base/label.ts'
import type { AgreementAction, AgreementEventType, AgreementState, PartyRole } from './agreement.ts'

export const agreementStateLabels = {
  drawn: { zh: '待盖章', en: 'To be sealed' },
  scanned: { zh: '待各方确认', en: 'To be confirmed' },
  concluded: { zh: '协议生效', en: 'In effect' },
  void: { zh: '协议作废', en: 'Void' },
  ended: { zh: '协议终止', en: 'Agreement ended' },
} as const satisfies Labels<AgreementState>

/** @public The words on the arrows of docs/states.md. */
export const agreementActionLabels = {
  scan: { zh: '上传扫描件', en: 'Upload the scan' },
  return: { zh: '退回扫描件', en: 'Send the scan back' },
  conclude: { zh: '生效', en: 'Come into effect' },
  void: { zh: '作废', en: 'Void' },
  end: { zh: '终止', en: 'End' },
} as const satisfies Labels<AgreementAction>

export const partyRoleLabels = {
  payer: { zh: '甲方（资助方）', en: 'Paying party' },
  deliverer: { zh: '乙方（实施方）', en: 'Delivering party' },
  platform: { zh: '丙方（平台）', en: 'Platform' },
} as const satisfies Labels<PartyRole>

export const eventLabels = {
  'agreement.drawn': { zh: '生成协议', en: 'Agreement drawn' },
  'agreement.scanned': { zh: '上传协议扫描件', en: 'Scan uploaded' },
  'agreement.confirmed': { zh: '确认协议', en: 'Agreement confirmed' },
  'agreement.returned': { zh: '退回协议扫描件', en: 'Scan sent back' },
  'agreement.concluded': { zh: '协议生效', en: 'Agreement in effect' },
  'agreement.void': { zh: '协议作废', en: 'Agreement void' },
  'agreement.ended': { zh: '协议终止', en: 'Agreement ended' },
} as const satisfies Labels<AgreementEventType>

export const refusalLabels = {
  'agreement.not-found': {
    zh: '没有这份协议，或者还没有生效公开',
    en: 'There is no such agreement, or it is not in effect yet',
  },
  'agreement.not-party': { zh: '这一方不由您代表', en: 'You do not act for this party' },
  'agreement.over': { zh: '项目已经不在签约这一步', en: 'The project is not at its agreement any more' },
  'agreement.nothing-to-confirm': { zh: '盖章的扫描件还没有上传', en: 'The sealed paper was not uploaded yet' },
  'agreement.confirmed': { zh: '这一方已经确认过', en: 'This party has confirmed' },
  'agreement.same-hands': {
    zh: '您已经替另一方确认过，这一方请换一个人',
    en: 'You confirmed for another party: somebody else is needed',
  },
  'constraint.agreement_party_other_hands': {
    zh: '您已经替另一方确认过，这一方请换一个人',
    en: 'You confirmed for another party: somebody else is needed',
  },
} as const satisfies Labels<string>

export const fieldLabels = {
  position: { zh: '哪一方', en: 'Party' },
  fileIds: { zh: '盖章的扫描件', en: 'The sealed paper' },
  because: { zh: '退回的原因', en: 'Why it goes back' },
} as const satisfies Labels<string>

/** What the to-do list says of a scan that waits for the platform, or for public money that nobody here acts for. */
export function todoWords({ code, platform }: { code: string; platform: boolean }): {
  action: string
  note: string
  from: string
} {
  const note = platform
    ? '盖章的扫描件已上传，核对后代表平台确认；不对就退回。'
    : '财政资金或福彩公益金的资助方还没有确认，核对印章后可以代为确认。'
  return { action: '去核对', note, from: `协议 ${code}` }
}
