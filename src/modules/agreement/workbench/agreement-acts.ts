import type { Refusal } from '../../../base/refusal.ts'
import type { RecordAction } from '../../../workbench/record-panel.tsx'
import type { AgreementDetail, AgreementParty } from '../contract.ts'
import { agreementActionLabels } from '../labels.ts'

export type Act = { kind: 'scan' } | { kind: 'return' } | { kind: 'confirm'; party: AgreementParty }

const isStranger = (refusal: Refusal) => refusal?.code === 'agreement.not-party'

/** Parties the reader acts for: the platform, and payers of public money. */
export function ownParties({ parties }: Pick<AgreementDetail, 'parties'>): AgreementParty[] {
  return parties.filter(({ can }) => !isStranger(can.confirm))
}

/** `平台`, or the payer by name: what is confirmed is said on the button. */
function confirmLabel({ role, name }: AgreementParty): string {
  return role === 'platform' ? '确认（代表平台）' : `确认（代表${name}）`
}

/** Why the reader may not upload for anybody, or null: one party they act for is enough. */
function refuseScan(parties: readonly AgreementParty[], own: readonly AgreementParty[]): Refusal {
  const [first] = own.length > 0 ? own : parties
  return own.some(({ can }) => can.scan === null) ? null : (first?.can.scan ?? null)
}

/** What the reader may do for the parties they act for; of what stands or is over, nothing more. */
export function actionsOf(agreement: AgreementDetail, take: (act: Act) => void): RecordAction[] {
  const { state, parties, can } = agreement
  if (state !== 'drawn' && state !== 'scanned') return []
  const own = ownParties(agreement)
  const waiting = own.filter(({ confirmedAt }) => confirmedAt === null)
  const scan: RecordAction = {
    key: 'scan',
    label: agreementActionLabels.scan.zh,
    refusal: refuseScan(parties, own),
    onClick: () => take({ kind: 'scan' }),
  }
  const confirms = (own.length > 0 ? waiting : parties.filter(({ role }) => role === 'platform')).map(
    (party): RecordAction => ({
      key: `confirm-${party.position}`,
      label: confirmLabel(party),
      refusal: party.can.confirm,
      onClick: () => take({ kind: 'confirm', party }),
    }),
  )
  const back: RecordAction = {
    key: 'return',
    label: agreementActionLabels.return.zh,
    refusal: can.return,
    kind: 'danger',
    onClick: () => take({ kind: 'return' }),
  }
  return state === 'drawn' ? [scan, ...confirms] : [...confirms, back]
}
