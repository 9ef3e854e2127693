import type { AuditItem } from '../../../base/audit.ts'
import { formatFen } from '../../../base/money.ts'
import type { SectionActs } from '../../../workbench/acts.ts'
import type { DonationChannel } from '../fund.ts'
import { channelLabels, eventLabels } from '../labels.ts'

/** Which fund was opened, how much moved, how it came or why it was taken back. */
function note({ publicPart }: AuditItem): string | null {
  const { name, fund, amountFen, channel, note: why } = publicPart
  const said = [
    name,
    fund,
    typeof amountFen === 'number' && formatFen(amountFen),
    typeof channel === 'string' && channelLabels[channel as DonationChannel]?.zh,
    why,
  ]
  return said.filter((part) => typeof part === 'string').join('，') || null
}

export const fundActs: SectionActs = {
  labels: eventLabels,
  note,
  record: ({ subjectType, subjectId }) => ({
    href: subjectType === 'designation' ? `/designations/${subjectId}` : `/funds/${subjectId}`,
    permission: 'fund.read',
  }),
}
