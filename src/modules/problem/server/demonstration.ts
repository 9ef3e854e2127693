import type { Actor, Context } from '../../../base/context.ts'
import type { Ago, Demonstration } from '../../../server/demonstration.ts'
import { sql } from '../../../server/database.ts'
import { getAreaByNames, getPlatformByCode } from '../../network/server/public.ts'
import { ownOrganisations } from '../../people/server/public.ts'
import type { Reported } from '../contract.ts'
import type { AgeBand, Channel, OutsideBody, ProblemKind, WithholdReason } from '../problem.ts'
import { adoptProblem, answerProblem, assignProblem, mergeProblem, passProblem } from './commands/desk.ts'
import { answerConsent } from './commands/erase.ts'
import { enterForSomeone, reportProblem } from './commands/report.ts'
import { confirmProblem, reopenProblem } from './commands/reporter.ts'
import { reviewProblem } from './commands/review.ts'
import { supportProblem } from './commands/support.ts'
import { openSecret } from './followers.ts'

interface Sample {
  street: string
  community: string
  field: string
  daysAgo: number
  title: string
  description: string
  place: string
  kind?: ProblemKind
  channel?: Exclude<Channel, 'web'>
  contact?: string
  ageBand?: AgeBand
  guardianPhone?: string
  organisation?: string
  platform?: string
  supports?: number
  mergeInto?: string
  /** what was done, how many days ago, with its words */
  acts: [act: string, daysAgo: number, ...words: string[]][]
}

const clerkOf: Record<string, string> = { 平湖街道: 'clerk-pinghu', 坂田街道: 'clerk-bantian' }

/** Streets without a demonstration account have their own clerk all the same, so that their reports are answered. */
export async function clerkFor(
  demonstration: Demonstration,
  street: string,
): Promise<Pick<Actor, 'personId' | 'grants'>> {
  const named = demonstration.actors.get(clerkOf[street] ?? '')
  if (named) return named
  const hq = demonstration.actors.get('hq')
  const { path } = await getAreaByNames(demonstration.ctx({}), street)
  return { personId: hq?.personId ?? null, grants: [{ role: 'clerk', path }] }
}

const guardianSecret = sql(
  'problem.demonstration-guardian',
  `select f.secret_sealed as "sealed" from problem_follower f join problem p on p.network_id = f.network_id and p.id = f.problem_id
    where f.network_id = $1 and p.code = $2 and f.role = 'guardian'`,
)

async function report(demonstration: Demonstration, sample: Sample): Promise<Reported> {
  const by = sample.channel
    ? 'operator-pinghu'
    : sample.kind === 'brief'
      ? 'company'
      : sample.title === '公园石凳坏了三张'
        ? 'resident'
        : ''
  const ctx = demonstration.ctx({ days: sample.daysAgo }, demonstration.actors.get(by))
  const area = await getAreaByNames(ctx, sample.community, sample.street)
  const organisations = sample.organisation ? await ownOrganisations(ctx) : []
  const input = {
    kind: sample.kind ?? ('problem' as const),
    title: sample.title,
    description: sample.description,
    areaId: area.id,
    place: sample.place,
    field: sample.field,
    photoIds: [],
    ageBand: sample.ageBand ?? ('adult' as const),
    contact: sample.contact,
    guardianPhone: sample.guardianPhone,
    organisationId: organisations.find(({ name }) => name === sample.organisation)?.id,
  }
  return sample.channel ? enterForSomeone(ctx, { ...input, channel: sample.channel }) : reportProblem(ctx, input)
}

async function act(
  ctxAt: (ago: Ago) => Context,
  made: Reported,
  sample: Sample,
  [name, days, ...words]: Sample['acts'][number],
) {
  const { code, secret } = made
  const ctx = ctxAt({ days })
  const [first = '', second = ''] = words
  if (name === 'publish') return reviewProblem(ctx, { code, decision: 'publish', hiddenPhotoIds: [] })
  if (name === 'withhold')
    return reviewProblem(ctx, { code, decision: 'withhold', reason: first as WithholdReason, hiddenPhotoIds: [] })
  if (name === 'assign') {
    const platformId = sample.platform ? (await getPlatformByCode(ctx, sample.platform)).id : undefined
    return assignProblem(ctx, { code, handler: first, platformId })
  }
  if (name === 'pass') return passProblem(ctx, { code, body: first as OutsideBody, receipt: second })
  if (name === 'answer') return answerProblem(ctx, { code, text: first })
  if (name === 'adopt') return adoptProblem(ctx, { code, text: first })
  if (name === 'confirm') return confirmProblem(ctx, { code, secret })
  if (name === 'reopen') return reopenProblem(ctx, { code, secret, reason: first })
  if (name === 'consent') {
    const { sealed } = await ctx.db.get<{ sealed: string }>(guardianSecret, [ctx.actor.networkId, code])
    return answerConsent(ctx, { code, secret: openSecret(ctx, sealed), agree: true })
  }
  throw new Error(`the demonstration knows no act ${name}`)
}

/** Reports of all streets at every stage: waiting, late, passed on, answered, reopened, joined, adopted. */
export async function demonstrateProblems(demonstration: Demonstration): Promise<void> {
  const samples = (demonstration.dataset('longgang/problems.json') as Sample[]).toSorted(
    (a, b) => b.daysAgo - a.daysAgo,
  )
  demonstration.say(`写入 ${samples.length} 件演示反映`)
  const made = new Map<string, Reported>()
  for (const sample of samples) {
    const reported = await report(demonstration, sample)
    made.set(sample.title, reported)
    const clerk = await clerkFor(demonstration, sample.street)
    for (const step of sample.acts) await act((ago) => demonstration.ctx(ago, clerk), reported, sample, step)
    await join(demonstration, sample, reported)
    const target = sample.mergeInto && made.get(sample.mergeInto)
    if (target)
      await mergeProblem(demonstration.ctx({ days: sample.daysAgo - 1 }, clerk), {
        code: reported.code,
        targetCode: target.code,
      })
  }
}

/** Neighbours who said "me too", spread over the days since. */
async function join(demonstration: Demonstration, sample: Sample, { code }: Reported): Promise<void> {
  const published = sample.acts.find(([name]) => name === 'publish')?.[1]
  if (published === undefined) return
  const count = sample.supports ?? 0
  for (let each = 0; each < count; each++) {
    const days = published * (1 - (each + 1) / (count + 1))
    await supportProblem(demonstration.ctx({ days }), { code, device: `demonstration-${each}` })
  }
}
