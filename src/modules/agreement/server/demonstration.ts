import { Readable } from 'node:stream'
import type { Id } from '../../../base/context.ts'
import { sql } from '../../../server/database.ts'
import type { Demonstration } from '../../../server/demonstration.ts'
import { saveUpload } from '../../../server/files/uploads.ts'
import { transact } from '../../../server/transact.ts'
import { planActs, type SamplePlan } from '../../project/server/public.ts'
import type { AgreementDetail } from '../contract.ts'
import { confirmAgreement, scanAgreement } from './commands/agreement.ts'
import { demonstrationScan } from './demonstration-scan.ts'
import { drawAgreement } from './drawing.ts'
import { getAgreement } from './queries/agreement.ts'

interface Sample extends SamplePlan {
  /** what was done, how many days ago, by whom, with its words; who confirms says for whom */
  acts: [act: string, daysAgo: number, who?: string, words?: string][]
}

/** A moment of the demonstration, and what happens then. */
interface Step {
  ago: number
  take(): Promise<unknown>
}

/** Plans at every stage of what is fully pledged, and agreements: to be sealed, half confirmed, in effect. */
export async function demonstrateAgreements(demonstration: Demonstration): Promise<void> {
  const samples = demonstration.dataset('longgang/agreements.json') as Sample[]
  demonstration.say(`写入 ${samples.length} 份演示方案和协议`)
  const steps = samples.flatMap((sample) => stepsOf(demonstration, sample))
  for (const { take } of steps.toSorted((a, b) => b.ago - a.ago)) await take()
}

const selectAgreement = sql(
  'agreement.demonstration',
  `select p.id as "projectId", g.code from project p
     left join agreement g on g.network_id = p.network_id and g.project_id = p.id
    where p.network_id = $1 and p.title = $2`,
)

const minute = 1 / 1440

function stepsOf(demonstration: Demonstration, sample: Sample): Step[] {
  const plan = planActs(demonstration, sample)
  const { ctx, actors, networkId } = demonstration
  const found = () => ctx({}).db.get<{ projectId: Id; code: string }>(selectAgreement, [networkId, sample.project])
  const detailFor = async (days: number, who: string) => {
    const at = ctx({ days }, actors.get(who))
    const detail = await getAgreement(at, { code: (await found()).code })
    return { at, detail }
  }
  const takes: Record<string, (days: number, who: string, words: string) => Promise<unknown>> = {
    ...plan,
    approve: async (days, who, words) => {
      await plan.approve(days, who, words)
      // by the program, as it would have been a moment after
      const { projectId } = await found()
      const program = ctx({ days: days - minute }, { requestId: `sweep:agreement:${projectId}` })
      await transact(program, (tx) => drawAgreement(tx, projectId))
    },
    scan: async (days, who, side) => {
      const { at, detail } = await detailFor(days, who)
      const file = Readable.from(await demonstrationScan(detail))
      const { id } = await saveUpload(at, {
        stream: file,
        name: `协议 ${detail.code}（演示）.pdf`,
        accept: ['document'],
      })
      await scanAgreement(at, { code: detail.code, position: positionOf(detail, side), fileIds: [id] })
    },
    confirm: async (days, who, side) => {
      const { at, detail } = await detailFor(days, who)
      await confirmAgreement(at, { code: detail.code, position: positionOf(detail, side) })
    },
  }
  return sample.acts.map(([act, ago, who = sample.by, words = '']) => {
    const take = takes[act]
    if (!take) throw new Error(`the demonstration knows no act ${act}`)
    return { ago, take: () => take(ago, who, words) }
  })
}

/** A party by its name; the platform by what it is. */
function positionOf({ parties, code }: AgreementDetail, side: string): number {
  const party = parties.find(({ role, name }) => (side === 'platform' ? role === side : name === side))
  if (!party) throw new Error(`${side} is no party of ${code}`)
  return party.position
}
