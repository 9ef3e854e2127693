import { type CivilDate, civilDate, isCivilDate } from '../../base/clock.ts'
import type { Id } from '../../base/context.ts'
import { type Fen, isFen } from '../../base/money.ts'
import { refuseFields, type Refusal } from '../../base/refusal.ts'
import type { AwardLevel, CallRules } from '../call/call.ts'

/** Who decides together: 主任办公会, 党工委会议, 联席会议 (handbook B1, 审定). */
export const decisionBodies = ['directors', 'party-committee', 'joint-meeting'] as const
export type DecisionBody = (typeof decisionBodies)[number]

/** What is decided about one application: an award, none, or not now (缓议). */
export const outcomes = ['pool', 'carry-out', 'none', 'postponed'] as const
export type Outcome = (typeof outcomes)[number]

export interface Decided {
  applicationId: Id
  outcome: Outcome
  /** what it is granted when it is chosen; of a competition the budget it may look for */
  grantFen: Fen | null
  because: string
}

/** One line of the ranking, as the meeting has it before it. */
export interface Proposal {
  applicationId: Id
  code: string
  proposed: AwardLevel | null
  /** what it asks of the call */
  grantFen: Fen
}

export function isChosen(outcome: Outcome): outcome is AwardLevel {
  return outcome === 'pool' || outcome === 'carry-out'
}

/** Does the decision follow the ranking for this one: the award it proposes, and what was asked? */
export function follows(proposal: Proposal, { outcome, grantFen }: Pick<Decided, 'outcome' | 'grantFen'>): boolean {
  return outcome === (proposal.proposed ?? 'none') && (!isChosen(outcome) || grantFen === proposal.grantFen)
}

function lineFault(proposal: Proposal, line: Decided, rules: Pick<CallRules, 'awards'>): string | null {
  const { outcome, grantFen, because } = line
  const awarded = isChosen(outcome)
  if (awarded && !rules.awards.some(({ level }) => level === outcome)) return 'review.no-such-award'
  if (awarded !== (grantFen !== null)) return 'review.grant'
  if (grantFen !== null && (!isFen(grantFen) || grantFen <= 0 || grantFen > proposal.grantFen)) return 'review.grant'
  if (!follows(proposal, line) && because.trim().length < 4) return 'review.departure'
  return null
}

/**
 * Is the decision one: each application of the ranking decided once, a reason for every departure from it, no more money
 * than there is, a meeting that has been held and minutes that can be found?
 */
export function refuseDecision(
  proposals: readonly Proposal[],
  { metOn, minutesNumber, lines }: { metOn: CivilDate; minutesNumber: string; lines: readonly Decided[] },
  rules: Pick<CallRules, 'awards' | 'totalFen'>,
  now: Date,
): Refusal {
  const faults: Record<string, string | null> = {
    metOn: !isCivilDate(metOn) ? 'not-a-date' : metOn > civilDate(now) ? 'too-late' : null,
    minutesNumber: minutesNumber.trim() === '' ? 'required' : null,
  }
  for (const proposal of proposals) {
    const own = lines.filter(({ applicationId }) => applicationId === proposal.applicationId)
    const [line] = own
    faults[`lines.${proposal.applicationId}`] = own.length === 1 && line ? lineFault(proposal, line, rules) : 'required'
  }
  const known = new Set(proposals.map(({ applicationId }) => applicationId))
  if (lines.some(({ applicationId }) => !known.has(applicationId))) faults.lines = 'unknown-field'
  const spent = lines.reduce((sum, { outcome, grantFen }) => sum + (outcome === 'carry-out' ? (grantFen ?? 0) : 0), 0)
  if (rules.totalFen !== null && spent > rules.totalFen) faults.lines = 'review.over-total'
  return refuseFields('input.invalid', faults)
}

/** Who ran the review, assigned experts or judged in it does not decide. */
export function refuseDecider(
  review: { startedBy: Id; rankedBy: Id | null },
  decider: { personId: Id; judged: boolean },
): Refusal {
  const ran = review.startedBy === decider.personId || review.rankedBy === decider.personId
  return ran || decider.judged ? { code: 'review.decider' } : null
}
