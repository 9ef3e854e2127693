import { type Fen, formatFen, parseYuan } from '../../../base/money.ts'
import type { ReviewDetail } from '../contract-desk.ts'
import { type Decided, follows, isChosen, type Outcome, type Proposal } from '../decision.ts'

/** A line of the decision as it is typed. */
export interface LineDraft {
  outcome: Outcome
  /** in yuan, as typed */
  grant: string
  because: string
}

export type DecisionLines = Readonly<Record<string, LineDraft>>

type Lines = Pick<ReviewDetail, 'lines'>

/** The ranking as the meeting has it before it, from the first place down. */
export function proposalsOf({ lines }: Lines): Proposal[] {
  return lines.flatMap(({ applicationId, code, grantFen, ranking }) =>
    ranking ? [{ applicationId, code, grantFen, proposed: ranking.proposed }] : [],
  )
}

const yuanOf = (fen: Fen) => formatFen(fen, { kind: 'short' }).slice(1)

/** What is proposed, to begin with: a meeting changes what it sees otherwise. */
export function draftLines(proposals: readonly Proposal[]): DecisionLines {
  return Object.fromEntries(
    proposals.map(({ applicationId, proposed, grantFen }) => [
      applicationId,
      { outcome: proposed ?? 'none', grant: proposed ? yuanOf(grantFen) : '', because: '' } satisfies LineDraft,
    ]),
  )
}

/** Another outcome: whoever is chosen is granted what was asked unless told, whoever is not, nothing. */
export function withOutcome(line: LineDraft, outcome: Outcome, { grantFen }: Proposal): LineDraft {
  return { ...line, outcome, grant: isChosen(outcome) ? line.grant || yuanOf(grantFen) : '' }
}

/** As the command takes it; an amount that cannot be read is none, which the rule then refuses. */
export function decidedOf(applicationId: string, { outcome, grant, because }: LineDraft): Decided {
  return {
    applicationId,
    outcome,
    grantFen: isChosen(outcome) ? parseYuan(grant).value : null,
    because: because.trim(),
  }
}

/** Does this line depart from the ranking, so that a reason is asked? */
export function departs(proposal: Proposal, line: LineDraft): boolean {
  return !follows(proposal, decidedOf(proposal.applicationId, line))
}

export interface DecisionSums {
  carriedOut: number
  pooled: number
  /** of what is carried out: what the call pays */
  grantFen: Fen
  /** null: the call has no sum of its own */
  leftFen: Fen | null
}

export function decisionSums(decided: readonly Decided[], totalFen: Fen | null): DecisionSums {
  const carried = decided.filter(({ outcome }) => outcome === 'carry-out')
  const grantFen = carried.reduce((sum, line) => sum + (line.grantFen ?? 0), 0)
  return {
    carriedOut: carried.length,
    pooled: decided.filter(({ outcome }) => outcome === 'pool').length,
    grantFen,
    leftFen: totalFen === null ? null : totalFen - grantFen,
  }
}
