import { addDays, civilDate } from '../../../base/clock.ts'
import type { Id } from '../../../base/context.ts'
import { fieldsOf, type Form } from '../../../base/form.ts'
import { sql } from '../../../server/database.ts'
import type { Demonstration } from '../../../server/demonstration.ts'
import { ownOrganisations } from '../../people/server/public.ts'
import { type DecisionBody, isChosen } from '../decision.ts'
import { decide, rankScores } from './commands/decide.ts'
import { registerExpert } from './commands/expert.ts'
import { assignExpert, beginScoring, startReview } from './commands/review.ts'
import { declareInterest, saveScore, submitScore } from './commands/score.ts'
import { getReview } from './queries/reviews.ts'

/** An expert, and how many days ago they gave which points by criterion, or declared a conflict; with their words. */
type Judge = [expert: string, daysAgo?: number, given?: number[] | 'conflict', words?: string]

interface Sample {
  /** by its title */
  call: string
  by: string
  startedAgo: number
  begunAgo: number
  /** days from now */
  dueIn: number
  judged: { design: string; judges: Judge[] }[]
  rankedAgo?: number
  /** by the clerk of 平湖街道 unless told */
  decision?: { ago: number; metAgo: number; by?: string; office?: string; body: DecisionBody; minutes: number }
}

const decider = 'clerk-pinghu'

/** Who knows what; the third works for an enterprise, so that it is kept from what that takes part in. */
const experts = [
  { key: 'expert-1', fields: ['traffic-safety', 'fire-safety', 'mediation', 'other'], finance: false, employer: null },
  { key: 'expert-2', fields: ['mental-health', 'other'], finance: true, employer: null },
  {
    ...{ key: 'expert-3', fields: ['fire-safety', 'legal-aid', 'other'], finance: false },
    employer: { of: 'company', name: '白坭坑物流园管理有限公司' },
  },
]

/** Reviews at three stages: experts judge, a notice stands, everything is over. */
export async function demonstrateReviews(demonstration: Demonstration): Promise<void> {
  const samples = demonstration.dataset('longgang/reviews.json') as Sample[]
  demonstration.say(`写入 ${samples.length} 次演示评审`)
  await register(demonstration)
  for (const sample of samples) await load(demonstration, sample)
}

async function register({ actors, ctx }: Demonstration): Promise<void> {
  for (const { key, fields, finance, employer } of experts) {
    const own = employer ? await ownOrganisations(ctx({}, actors.get(employer.of))) : []
    const employerId = own.find(({ name }) => name === employer?.name)?.id ?? null
    const personId = actors.get(key)?.personId ?? ''
    await registerExpert(ctx({ days: 200 }, actors.get('hq')), { personId, fields, finance, employerId })
  }
}

const selectCall = sql(
  'review.demonstration-call',
  'select id, code, rubric from call where network_id = $1 and title = $2',
)
const selectApplication = sql(
  'review.demonstration-application',
  `select a.id from application a join design d on d.network_id = a.network_id and d.id = a.design_id
    where a.network_id = $1 and a.call_id = $2 and d.title = $3`,
)

async function load(demonstration: Demonstration, sample: Sample): Promise<void> {
  const at = (days: number, who: string) => demonstration.ctx({ days }, demonstration.actors.get(who))
  const { db } = at(0, sample.by)
  const {
    id: callId,
    code,
    rubric,
  } = await db.get<{ id: Id; code: string; rubric: Form }>(selectCall, [...[demonstration.networkId, sample.call]])
  const dueOn = addDays(civilDate(at(0, sample.by).now), sample.dueIn)
  await startReview(at(sample.startedAgo, sample.by), { code, dueOn })
  const judgements: { id: Id; judge: Judge }[] = []
  for (const { design, judges } of sample.judged) {
    const { id: applicationId } = await db.get<{ id: Id }>(selectApplication, [demonstration.networkId, callId, design])
    for (const judge of judges) {
      const expertId = demonstration.actors.get(judge[0])?.personId ?? ''
      const { id } = await assignExpert(at(sample.startedAgo - 0.5, sample.by), { code, applicationId, expertId })
      judgements.push({ id, judge })
    }
  }
  await beginScoring(at(sample.begunAgo, sample.by), { code })
  const inOrder = judgements.toSorted((a, b) => (b.judge[1] ?? 0) - (a.judge[1] ?? 0))
  for (const { id, judge } of inOrder) await take(demonstration, id, rubric, judge)
  if (sample.rankedAgo !== undefined) await rankScores(at(sample.rankedAgo, sample.by), { code })
  if (sample.decision) await record(demonstration, code, sample.decision)
}

/** Declares, and scores as far as points are given: all of them are sent in. */
async function take(
  { ctx, actors }: Demonstration,
  id: Id,
  rubric: Form,
  [expert, days, given = [], words = '']: Judge,
): Promise<void> {
  if (days === undefined) return
  const who = actors.get(expert)
  if (given === 'conflict') {
    await declareInterest(ctx({ days }, who), { id, conflict: true, because: words })
    return
  }
  const { version } = await declareInterest(ctx({ days }, who), { id, conflict: false, because: '' })
  const fields = fieldsOf(rubric)
  const scores = Object.fromEntries(given.map((points, index) => [fields[index]?.key ?? '', points]))
  const write = given.length === fields.length ? submitScore : saveScore
  await write(ctx({ days, minutes: -40 }, who), { id, scores, comment: words, version })
}

/** As the ranking proposes it. */
async function record(
  { ctx, actors }: Demonstration,
  code: string,
  { ago, metAgo, by: who = decider, office = '平办会', body, minutes }: NonNullable<Sample['decision']>,
): Promise<void> {
  const by = ctx({ days: ago }, actors.get(who))
  const metOn = civilDate(ctx({ days: metAgo }).now)
  const { lines } = await getReview(by, { code })
  await decide(by, {
    ...{ code, body, metOn, minutesNumber: `${office}〔${metOn.slice(0, 4)}〕${minutes} 号` },
    lines: lines.map(({ applicationId, grantFen, ranking }) => {
      const outcome = ranking?.proposed ?? 'none'
      return { applicationId, outcome, grantFen: isChosen(outcome) ? grantFen : null, because: '' }
    }),
  })
}
