import type { AuditItem } from '../../../base/audit.ts'
import type { Labels } from '../../../base/label.ts'
import { type Role, roleLabels } from '../../../base/roles.ts'
import type { ActRecord, SectionActs } from '../../../workbench/acts.ts'
import { eventLabels as networkEvents } from '../../network/labels.ts'
import { eventLabels as peopleEvents } from '../labels.ts'

/** What people do with their own data stands at no node of the network: it is theirs, and nobody reads it here. */
const ofOneself = /^(?:person|child|guardian|consent|security|token)\./

const official: Labels<string> = Object.fromEntries(
  Object.entries({ ...networkEvents, ...peopleEvents }).filter(([type]) => !ofOneself.test(type)),
)

function note({ publicPart, privatePart }: AuditItem): string | null {
  const { role, reason } = privatePart
  const parts = [
    typeof role === 'string' ? roleLabels[role as Role]?.zh : null,
    typeof reason === 'string' ? reason : null,
    typeof publicPart.name === 'string' ? publicPart.name : null,
  ]
  return parts.filter(Boolean).join('，') || null
}

function record({ type, subjectType, subjectId }: AuditItem): ActRecord | null {
  if (type === 'grant.given') return { href: `/people/${subjectId}`, permission: 'people.read' }
  if (subjectType === 'organisation') return { href: `/organisations/${subjectId}`, permission: 'organisation.verify' }
  return null
}

/** Roles, organisations and the network itself. */
export const peopleActs: SectionActs = { labels: official, note, record }
