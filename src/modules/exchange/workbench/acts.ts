import type { AuditItem } from '../../../base/audit.ts'
import type { SectionActs } from '../../../workbench/acts.ts'
import { tellThread } from '../../../workbench/thread.ts'
import { eventLabels } from '../labels.ts'

/** Which campaign was entered; else what the public reads of it. */
function note({ type, publicPart }: AuditItem): string | null {
  if (type === 'campaign.filed') return `${String(publicPart.title)}，${String(publicPart.filingNumber)}`
  const said = tellThread({ type, public: publicPart }, 'zh')
  return said ? [said.title, said.body].filter(Boolean).join('，') : null
}

export const exchangeActs: SectionActs = {
  labels: eventLabels,
  note,
  // a campaign stands under no code
  record: ({ code }) => (code ? { href: `/exchange/${code}`, permission: 'project.read' } : null),
}
