import type { Id } from '../../../base/context.ts'
import { sql } from '../../../server/database.ts'
import type { Demonstration } from '../../../server/demonstration.ts'
import { transact } from '../../../server/transact.ts'
import { publishNotice } from './commands/notice.ts'
import { answerObjection, objectToNotice } from './commands/objection.ts'
import { noticeOver } from './deadlines.ts'
import { draftNotice } from './drafting.ts'
import { getNotice } from './queries/notices.ts'

interface SampleObjection {
  /** by its title */
  design: string
  by: string
  /** days */
  ago: number
  name: string
  contact: string
  text: string
  answer?: [daysAgo: number, decision: 'uphold' | 'reject', words: string]
}

interface Sample {
  /** by its title */
  call: string
  decision?: { ago: number }
  /** by the clerk of 平湖街道 unless told */
  notice?: { publishedAgo: number; by?: string; ended: boolean; objections: SampleObjection[] }
}

const publisher = 'clerk-pinghu'
/** took part in neither application nor review */
const answerer = 'hq'
const minute = 1 / 1440

/** One notice that has run out, with an objection upheld and one rejected; one that stands, with an objection open. */
export async function demonstrateNotices(demonstration: Demonstration): Promise<void> {
  const samples = demonstration.dataset('longgang/reviews.json') as Sample[]
  const noticed = samples.filter(({ notice }) => notice)
  demonstration.say(`写入 ${noticed.length} 份演示公示`)
  for (const sample of noticed) await load(demonstration, sample)
}

const selectReview = sql(
  'notice.demonstration-review',
  `select r.id, r.call_id as "callId" from review r join call c on c.network_id = r.network_id and c.id = r.call_id
    where r.network_id = $1 and c.title = $2`,
)
const selectCode = sql(
  'notice.demonstration-notice',
  'select id, code from notice where network_id = $1 and call_id = $2',
)

async function load(demonstration: Demonstration, { call, decision, notice }: Sample): Promise<void> {
  if (!decision || !notice) return
  const { ctx, actors, networkId } = demonstration
  const { db } = ctx({})
  const review = await db.get<{ id: Id; callId: Id }>(selectReview, [networkId, call])
  // by the program, as it would have been a moment after the decision, and when the notice had run out
  const program = (days: number) => ctx({ days }, { requestId: `sweep:notice:${call}` })
  await transact(program(decision.ago - minute), (tx) => draftNotice(tx, review.id))
  const { id, code } = await db.get<{ id: Id; code: string }>(selectCode, [networkId, review.callId])
  const publishing = ctx({ days: notice.publishedAgo }, actors.get(notice.by ?? publisher))
  const { title, body } = await getNotice(publishing, { code })
  await publishNotice(publishing, { code, title, body })
  const { lines, endsAt } = await getNotice(ctx({}), { code })
  for (const objection of notice.objections) {
    const item = lines.find((line) => line.title === objection.design)
    if (!item) throw new Error(`${objection.design} is not under notice`)
    await object(demonstration, code, item.id, objection)
  }
  if (!notice.ended || endsAt === null) return
  const over = (ctx({}).now.getTime() - new Date(endsAt).getTime()) / 86_400_000
  await transact(program(over), async (tx) => {
    await noticeOver(tx, { subjectId: id })
    tx.clearDeadline('notice.end', id)
  })
}

async function object(
  { ctx, actors }: Demonstration,
  code: string,
  itemId: Id,
  { by, ago, name, contact, text, answer }: SampleObjection,
): Promise<void> {
  const input = { code, itemIds: [itemId], text, anonymous: false, name, contact }
  const { id } = await objectToNotice(ctx({ days: ago }, actors.get(by)), input)
  if (!answer) return
  const [days, decision, words] = answer
  await answerObjection(ctx({ days }, actors.get(answerer)), { id, decision, answer: words })
}
