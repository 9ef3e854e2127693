import type { AuditItem } from '../base/audit.ts'
import type { Labels } from '../base/label.ts'
import type { Permission } from '../base/roles.ts'

/** What a module knows of its own events, for the audit trail. */
export interface SectionActs {
  /** event type → what was done, as the module's labels.ts holds them */
  labels: Labels<string>
  /** what is to be known of it in one line: the reason, to whom; null for nothing */
  note?(act: AuditItem): string | null
  /** its record in the workbench, and who may open that; null for what has none */
  record?(act: AuditItem): ActRecord | null
}

export interface ActRecord {
  /** below /workbench */
  href: string
  permission: Permission
}

const known: SectionActs[] = []

export function registerActs(acts: SectionActs): void {
  known.push(acts)
}

function of(type: string): SectionActs | undefined {
  return known.find(({ labels }) => type in labels)
}

/** What was done, in words. */
export function actWords(type: string): string {
  return of(type)?.labels[type]?.zh ?? type
}

export function actNote(act: AuditItem): string | null {
  return of(act.type)?.note?.(act) ?? null
}

export function actRecord(act: AuditItem): ActRecord | null {
  return of(act.type)?.record?.(act) ?? null
}

/** Everything that may have been done, for a filter. */
export function actOptions(): { value: string; label: string }[] {
  return known.flatMap(({ labels }) => Object.entries(labels).map(([value, { zh }]) => ({ value, label: zh })))
}
