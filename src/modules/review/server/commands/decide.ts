import { authorise } from '../../../../base/access.ts'
import type { Context, Id, Tx } from '../../../../base/context.ts'
import type { InputOf, OutputOf } from '../../../../base/contract.ts'
import { fieldsOf } from '../../../../base/form.ts'
import type { Fen } from '../../../../base/money.ts'
import { AppError, ensure } from '../../../../base/refusal.ts'
import { nextState } from '../../../../base/state-machine.ts'
import { sql } from '../../../../server/database.ts'
import { transact } from '../../../../server/transact.ts'
import type { AwardLevel } from '../../../call/call.ts'
import { type Call, lockCall, lockReviewed, moveCall, settleApplication } from '../../../call/server/public.ts'
import type * as contracts from '../../contract-desk.ts'
import { type Decided, isChosen, type Proposal, refuseDecider, refuseDecision } from '../../decision.ts'
import { proposeAwards, rankApplications, type Scored } from '../../ranking.ts'
import { refuseRank, reviewMachine } from '../../review.ts'
import { coverageOf, lockReviewOf, type Review, reviewSubject, setReviewState } from '../store.ts'
import { lockManaged } from './review.ts'

type Done = OutputOf<typeof contracts.rankScores>

const selectScored = sql(
  'review.scored',
  `select a.id as "applicationId", d.code, a.total_fen as "totalFen", a.own_fen as "ownFen", a.grant_fen as "grantFen",
          json_agg(s.points_tenths order by s.position) as "points", json_agg(s.scores -> $3::text order by s.position) as "first"
     from application a
     join design d on d.network_id = a.network_id and d.id = a.design_id
     join assignment s on s.network_id = a.network_id and s.application_id = a.id and s.state = 'submitted'
    where a.network_id = $1 and a.call_id = $2 and a.state = 'reviewing'
    group by a.id, d.code, a.total_fen, a.own_fen, a.grant_fen`,
)

const insertRanking = sql(
  'review.insert-ranking',
  `insert into ranking (network_id, review_id, application_id, place, mean_hundredths, spread_tenths, scores, wide, proposed)
   select $1, $2, r."applicationId", r.place, r."meanHundredths", r."spreadTenths", r.scores, r.wide, r.proposed
     from jsonb_to_recordset($3) as r("applicationId" uuid, place smallint, "meanHundredths" integer, "spreadTenths" integer,
                                      scores integer, wide boolean, proposed text)`,
)

async function scoredOf(tx: Tx, call: Call): Promise<Scored[]> {
  const first = fieldsOf(call.rubric)[0]?.key ?? ''
  const rows = await tx.rows<Omit<Scored, 'firstCriterion'> & { first: number[] }>(selectScored, [
    ...[tx.ctx.actor.networkId, call.id, first],
  ])
  return rows.map(({ first: points, ...row }) => ({
    ...row,
    firstCriterion: points.map((each) => Math.round(each * 10)),
  }))
}

/**
 * Computes the ranking of complete scores and what it proposes. Nobody can change a score afterwards.
 * @throws AppError conflict `review.too-few-scores` naming the applications that lack one
 */
export function rankScores(ctx: Context, input: InputOf<typeof contracts.rankScores>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { call, review } = await lockManaged(tx, input.code)
    ensure(refuseRank(review, await coverageOf(tx, call.id), call.rules.experts))
    const ranked = rankApplications(await scoredOf(tx, call), call.rules.spread)
    const proposed = proposeAwards(ranked, call.rules)
    const lines = ranked.map(({ applicationId, place, meanHundredths, spreadTenths, points, wide }) => ({
      ...{ applicationId, place, meanHundredths, spreadTenths, wide },
      ...{ scores: points.length, proposed: proposed.get(applicationId) ?? null },
    }))
    tx.write(insertRanking, [ctx.actor.networkId, review.id, JSON.stringify(lines)])
    const state = nextState(reviewMachine, review.state, 'rank')
    setReviewState(tx, review.id, state, { rankedBy: ctx.actor.personId })
    tx.clearDeadline('review.score', review.id)
    moveCall(tx, call, 'decide')
    // scores by number, so that the ranking can be computed again from the public record
    const scores = ranked.map(({ code, points, firstCriterion, ownFen, totalFen }) => ({
      ...{ code, points, firstCriterion, ownFen, totalFen },
    }))
    tx.event('review.ranked', reviewSubject(review), { call: call.code, spread: call.rules.spread, scores })
    return { code: call.code, state }
  })
}

const selectProposals = sql(
  'review.proposals',
  `select r.application_id as "applicationId", d.code, r.proposed, a.grant_fen as "grantFen", r.place
     from ranking r
     join application a on a.network_id = r.network_id and a.id = r.application_id
     join design d on d.network_id = a.network_id and d.id = a.design_id
    where r.network_id = $1 and r.review_id = $2 order by r.place`,
)
const selectJudged = sql(
  'review.judged-by',
  `select exists (select from assignment where network_id = $1 and review_id = $2 and $3 in (expert_id, assigned_by)) as "judged"`,
)
const insertDecision = sql(
  'review.insert-decision',
  `insert into decision (network_id, review_id, body, met_on, minutes_number, recorded_by, recorded_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
)
const setOutcomes = sql(
  'review.set-outcomes',
  `update ranking r set outcome = l.outcome, grant_fen = l."grantFen", because = nullif(l.because, '')
     from jsonb_to_recordset($3) as l("applicationId" uuid, outcome text, "grantFen" bigint, because text)
    where r.network_id = $1 and r.review_id = $2 and r.application_id = l."applicationId"`,
)

type Ranking = Proposal & { place: number; proposed: AwardLevel | null; grantFen: Fen }

async function lockToDecide(tx: Tx, code: string): Promise<{ call: Call; review: Review; ranking: Ranking[] }> {
  const { actor } = tx.ctx
  const call = await lockCall(tx, code)
  const review = await lockReviewOf(tx, call.id)
  authorise(actor, 'review.decide', review)
  if (actor.personId === null) throw new AppError('unauthenticated', { code: 'sign-in-required' })
  const [{ judged }, ranking] = await Promise.all([
    tx.get<{ judged: boolean }>(selectJudged, [actor.networkId, review.id, actor.personId]),
    tx.rows<Ranking>(selectProposals, [actor.networkId, review.id]),
  ])
  ensure(refuseDecider(review, { personId: actor.personId, judged }), 'forbidden')
  return { call, review, ranking }
}

/**
 * Records the collective decision (审定): the meeting, its minutes, every application. Whoever is chosen goes under public
 * notice; nothing takes effect before it. Who ran the review or judged in it does not decide (handbook B1).
 *
 * @throws AppError forbidden `review.decider`; invalid by line: a departure without a reason, more money than there is
 */
export function decide(ctx: Context, input: InputOf<typeof contracts.decide>): Promise<Done> {
  return transact(ctx, async (tx) => {
    const { call, review, ranking } = await lockToDecide(tx, input.code)
    const state = nextState(reviewMachine, review.state, 'decide')
    ensure(refuseDecision(ranking, input, call.rules, ctx.now))
    const { networkId, personId } = ctx.actor
    const { body, metOn, minutesNumber, lines } = input
    tx.write(insertDecision, [networkId, review.id, body, metOn, minutesNumber, personId, ctx.now])
    tx.write(setOutcomes, [networkId, review.id, JSON.stringify(lines)])
    setReviewState(tx, review.id, state, { decidedBy: personId })
    await settleAll(tx, call.id, ranking, lines)
    tx.event('review.decided', reviewSubject(review), {
      ...{ call: call.code, body, metOn, minutesNumber },
      lines: publicLines(ranking, lines),
    })
    return { code: call.code, state }
  })
}

async function settleAll(tx: Tx, callId: Id, ranking: readonly Ranking[], lines: readonly Decided[]): Promise<void> {
  const applications = new Map((await lockReviewed(tx, callId)).map((one) => [one.id, one]))
  for (const { applicationId, place } of ranking) {
    const application = applications.get(applicationId)
    const line = lines.find((one) => one.applicationId === applicationId)
    if (!application || !line) throw new Error('each application of a ranking is being reviewed and was decided')
    await settleApplication(tx, application, isChosen(line.outcome) ? 'propose' : 'pass-over', { place })
  }
}

function publicLines(ranking: readonly Ranking[], lines: readonly Decided[]) {
  return ranking.map(({ applicationId, code, place, proposed }) => {
    const { outcome, grantFen, because } = lines.find((line) => line.applicationId === applicationId)!
    return { code, place, proposed, outcome, grantFen, because: because || null }
  })
}
