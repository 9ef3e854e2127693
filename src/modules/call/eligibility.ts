import { covers, type Path } from '../../base/path.ts'
import { lacksOf, type Mix } from '../design/design.ts'
import type { OrganisationKind } from '../people/organisation.ts'
import type { CallRules } from './call.ts'

/** What data we hold can tell (handbook B1, 资格审查); the rest is asked of a person. */
export const eligibilityRules = ['kind', 'field', 'place', 'team', 'apart', 'count'] as const
export type EligibilityRule = (typeof eligibilityRules)[number]

/** What a rule found, with what its words need. Nothing in it names a person. */
export interface Evidence {
  rule: EligibilityRule
  holds: boolean
  params: Record<string, string | number | readonly string[]>
}

/** What is known of who applies, with what, when it is looked at. */
export interface Applicant {
  kind: OrganisationKind
  /** the design's */
  field: string
  /** where the project is to be */
  path: Path
  mix: Mix
  /** names of its organisations that run the call's platform, or whose people do */
  runners: readonly string[]
  /** other applications of the organisation to this call that count */
  others: number
}

/** All rules, in their order, each with what it found: the applicant sees the same list as those who check. */
export function evidenceOf(
  { rules, areaPath }: { rules: CallRules; areaPath: Path },
  { kind, field, path, mix, runners, others }: Applicant,
): Evidence[] {
  const lacks = lacksOf(mix, rules.demand)
  return [
    { rule: 'kind', holds: rules.organisationKinds.includes(kind), params: { kind } },
    { rule: 'field', holds: rules.fields.length === 0 || rules.fields.includes(field), params: { field } },
    { rule: 'place', holds: covers(areaPath, path), params: {} },
    { rule: 'team', holds: lacks.length === 0, params: { lacks } },
    // 谁组织征集，谁不参加申报 (product.md 5)
    { rule: 'apart', holds: runners.length === 0, params: { runners } },
    { rule: 'count', holds: others < rules.perOrganisation, params: { others, most: rules.perOrganisation } },
  ]
}

export function failedRules(evidence: readonly Evidence[]): EligibilityRule[] {
  return evidence.filter(({ holds }) => !holds).map(({ rule }) => rule)
}
