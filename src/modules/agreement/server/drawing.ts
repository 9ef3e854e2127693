import { civilDate } from '../../../base/clock.ts'
import type { Id, Tx } from '../../../base/context.ts'
import { newId } from '../../../base/id.ts'
import type { Fen } from '../../../base/money.ts'
import type { BudgetLine } from '../../call/budget.ts'
import { nextCode } from '../../../server/codes.ts'
import { sql } from '../../../server/database.ts'
import type { MoneySource } from '../../project/money.ts'
import type { Goal } from '../../project/plan.ts'
import { lockProjectById } from '../../project/server/public.ts'
import { agreementMachine, type AgreementFacts, isPublicMoney, type PaperParty } from '../agreement.ts'
import { checkCode } from './check-code.ts'
import { agreementSubject, insertAgreement, type NewParty, standingAgreement } from './store.ts'

interface Drawn {
  title: string
  summary: string
  place: string
  startsOn: string
  endsOn: string
  budgetFen: Fen
  ownFen: Fen
  goals: Goal[]
  budget: BudgetLine[]
  deliverer: { id: Id; name: string; creditCode: string | null }
  platform: { name: string; operator: string | null; creditCode: string | null }
  pledges: {
    organisationId: Id
    name: string
    creditCode: string | null
    source: MoneySource
    amountFen: Fen
    basis: string
  }[]
  milestones: AgreementFacts['tranches']
}

/** Everything a paper names, as it stands the day it is drawn. */
const selectDrawn = sql(
  'agreement.drawn',
  `select p.title, p.summary, r.name as "place", l.starts_on as "startsOn", l.ends_on as "endsOn", p.budget_fen as "budgetFen",
          a.own_fen as "ownFen", l.goals, l.budget,
          json_build_object('id', o.id, 'name', o.name, 'creditCode', o.credit_code) as "deliverer",
          json_build_object('name', f.name, 'operator', k.operator_name, 'creditCode', k.operator_credit_code) as "platform",
          (select json_agg(json_build_object('organisationId', w.id, 'name', w.name, 'creditCode', w.credit_code, 'source', g.source,
                                             'amountFen', g.amount_fen, 'basis', g.basis) order by g.id)
             from pledge g join organisation w on w.network_id = g.network_id and w.id = g.organisation_id
            where g.network_id = p.network_id and g.project_id = p.id and g.state = 'made' and g.source <> 'own') as "pledges",
          (select json_agg(json_build_object('title', m.title, 'dueOn', m.due_on, 'evidence', m.evidence, 'sharePercent', m.share_percent,
                                             'amountFen', m.tranche_fen) order by m.position)
             from milestone m where m.network_id = p.network_id and m.project_id = p.id) as "milestones"
     from project p
     join plan l on l.network_id = p.network_id and l.project_id = p.id and l.state = 'approved'
     join application a on a.network_id = p.network_id and a.id = p.application_id
     join call c on c.network_id = a.network_id and c.id = a.call_id
     join platform f on f.network_id = c.network_id and f.id = c.platform_id
     left join operator_contract k on k.network_id = f.network_id and k.platform_id = f.id
                                  and $3::date between k.starts_on and coalesce(k.ended_on, k.ends_on)
     join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
     join area r on r.network_id = p.network_id and r.id = p.area_id
    where p.network_id = $1 and p.id = $2`,
)

interface Payer extends NewParty {
  paper: PaperParty
}

/** One party for each organisation that pays, however often it promised. */
function payersOf(pledges: Drawn['pledges']): Payer[] {
  const payers = new Map<Id, Payer>()
  for (const { organisationId, name, creditCode, source, amountFen, basis } of pledges) {
    const known = payers.get(organisationId)
    const pays = [...(known?.paper.pays ?? []), { source, amountFen, basis }]
    payers.set(organisationId, {
      ...{ role: 'payer' as const, organisationId },
      publicMoney: (known?.publicMoney ?? false) || isPublicMoney(source),
      paper: { role: 'payer', name, creditCode, pays },
    })
  }
  return [...payers.values()]
}

function partiesIn({ pledges, deliverer, platform }: Drawn): Payer[] {
  const { operator, creditCode } = platform
  const platformName = operator ? `${platform.name}（${operator}）` : platform.name
  return [
    ...payersOf(pledges),
    {
      ...{ role: 'deliverer', organisationId: deliverer.id, publicMoney: false },
      paper: { role: 'deliverer', name: deliverer.name, creditCode: deliverer.creditCode, pays: [] },
    },
    {
      ...{ role: 'platform', organisationId: null, publicMoney: false },
      paper: { role: 'platform', name: platformName, creditCode, pays: [] },
    },
  ]
}

/** Draws the paper of a project whose plan was approved, from then on frozen; run again, it finds it there. */
export async function drawAgreement(tx: Tx, projectId: Id): Promise<void> {
  const { actor, now } = tx.ctx
  const project = await lockProjectById(tx, projectId)
  if (project.state !== 'signing' || (await standingAgreement(tx, projectId))) return
  const today = civilDate(now)
  const drawn = await tx.get<Drawn>(selectDrawn, [actor.networkId, projectId, today])
  const parties = partiesIn(drawn)
  const { title, summary, place, startsOn, endsOn, budgetFen, ownFen, goals, budget, milestones } = drawn
  const code = await nextCode(tx, actor.networkId, now)
  const facts: AgreementFacts = {
    ...{ template: '2026-1', code, drawnOn: today },
    project: { code: project.code, title, summary, place },
    parties: parties.map(({ paper }) => paper),
    ...{ startsOn, endsOn, budgetFen, ownFen, grantFen: budgetFen - ownFen, goals, budget, tranches: milestones },
  }
  const { threadId, path } = project
  const agreement = { id: newId(now), code, projectId, threadId, path, state: agreementMachine.initial }
  insertAgreement(tx, { ...agreement, facts, checkCode: checkCode(facts) }, parties)
  tx.event('agreement.drawn', agreementSubject(agreement), { code, grantFen: facts.grantFen })
}
