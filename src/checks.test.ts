import { afterAll, beforeAll, expect, it } from 'vitest'
import { modules } from './app.ts'
import { returnApplication } from './modules/call/contract-desk.ts'
import { endDesign, joinProblem, reopenDesign, settleDesign } from './modules/design/contract.ts'
import { makePledge, withdrawPledge } from './modules/exchange/contract.ts'
import { correctTransfer, decideDesignation, enterDesignation, listBooked } from './modules/fund/contract-desk.ts'
import { answerObjection } from './modules/notice/contract-desk.ts'
import { eraseMe } from './modules/people/contract.ts'
import { registerOrganisation } from './modules/people/contract-organisation.ts'
import { eraseProblemText, withdrawProblem } from './modules/problem/contract.ts'
import { mergeProblem } from './modules/problem/contract-desk.ts'
import { endProject } from './modules/project/contract.ts'
import { submitPlan } from './modules/project/contract-plan.ts'
import { agreedAtEachStage, wholePlan } from './testing/agreements.ts'
import { newPhone } from './testing/actors.ts'
import { testApp } from './testing/app.ts'
import { eligibleApplication, openedCall, sentApplication, startedApplication } from './testing/calls.ts'
import { adopted, opened, organisation, ready, type WholeTeam } from './testing/designs.ts'
import { given, openedFunds } from './testing/funds.ts'
import { agreementMutations } from './testing/mutations-agreement.ts'
import { published, report } from './testing/problems.ts'
import { pooledOf } from './testing/projects.ts'
import { type Desk, objected, runOut, scoringReview, standingNotice } from './testing/reviews.ts'

/* Every invariant that `chuangyi doctor` looks at holds after real work, and names a violation planted behind the program's back. */

const app = await testApp()
afterAll(() => app.close())

const checks = modules.flatMap((module) => module.checks ?? [])

/** For each check, ways to break what it promises, done as the schema's owner. */
const mutations: Record<string, readonly string[]> = {
  'problem.counters': [
    'update problem_count set n = n + 1 where ctid = (select min(ctid) from problem_count)',
    'delete from problem_count_network where n > 0',
    `alter table problem disable trigger problem_counted; update problem set field = 'mediation'`,
  ],
  'problem.support': [
    `update problem set support_count = support_count + 1 where state = 'received'`,
    `delete from problem_follower where role = 'supporter'; update problem set support_count = 7 where code = (select max(code) from problem)`,
  ],
  'problem.deadlines': [
    'delete from deadline',
    `update deadline set due_at = due_at + interval '1 second'`,
    `update problem set due_at = due_at + interval '1 day', due_on = due_on + 1 where due_at is not null`,
    `update deadline set path = '/nowhere/' where kind = 'problem.reply'`,
    `delete from deadline where kind = 'problem.consent'`,
  ],
  'problem.aliases': [
    'delete from thread_alias',
    'update thread_alias a set thread_id = (select id from thread t where t.code = a.code)',
  ],
  'problem.erased': [
    `update problem set title = '又写回来了', review = 'withheld' where state = 'withdrawn'`,
    `update problem set place = '又写回来了' where state = 'merged'`,
    `update problem_follower f set contact_kind = 'phone', contact_sealed = 'x', contact_masked = 'x' from problem p where p.id = f.problem_id and p.state = 'merged'`,
    `update problem set public_description = '又写回来了' where state = 'withdrawn'`,
    `update problem_follower f set contact_kind = 'phone', contact_sealed = 'x', contact_masked = 'x' from problem p where p.id = f.problem_id and p.state = 'withdrawn'`,
    `update problem_follower f set name_sealed = 'x' from problem p where p.id = f.problem_id and p.state = 'withdrawn'`,
    `insert into file (network_id, id, kind, mime, sha256, bytes, created_at, attached_to_type, attached_to_id, position)
       select network_id, gen_random_uuid(), 'document', 'application/pdf', repeat('a', 64), 1, now(), 'problem', id, 1 from problem where state = 'withdrawn'`,
  ],
  'design.problems': [
    'delete from design_problem',
    `update problem set state = 'closed' where state = 'adopted'`,
    'delete from thread_alias a using problem p where p.code = a.code and p.merged_into is null',
  ],
  'design.ended': [
    `insert into thread_alias (network_id, code, thread_id, created_at)
       select d.network_id, d.code, d.thread_id, now() from design d where d.state = 'ended'`,
    `update design set successor_id = (select id from design where state = 'ready' limit 1) where state = 'ended'`,
  ],
  'design.team': [
    `update organisation set kind = 'enterprise' where kind = 'government-body'`,
    `delete from design_member where part = 'drives'`,
    `update design_member set state = 'left' where person_id is not null`,
    `update design_member set person_id = (select id from person where erased_at is not null limit 1) where person_id is not null`,
  ],
  'design.duties': [
    `update design set duties = jsonb_build_array(jsonb_build_object('task', '值守', 'parts',
       jsonb_build_array(jsonb_build_object('memberId', gen_random_uuid(), 'role', 'accountable'))))`,
    `update design d set duties = jsonb_build_array(jsonb_build_object('task', '值守', 'parts',
       jsonb_build_array(jsonb_build_object('memberId', m.id, 'role', 'responsible'))))
       from design_member m where m.design_id = d.id and m.part = 'leads'`,
  ],
  'design.words': [
    `update design set public_title = '没人看过' where review = 'pending'`,
    `update design set search = to_tsvector('simple', '没人 看过') where review = 'pending'`,
  ],
  'call.counters': [
    `update call set submitted_count = submitted_count + 1 where state = 'open'`,
    `update application set state = 'withdrawn' where state = 'eligible'`,
  ],
  'call.no-early-judgement': [
    `update application set state = 'reviewing' where state = 'eligible'`,
    `update call set state = 'reviewing' where state = 'open'`,
  ],
  'call.budget-sums': [
    `update application set total_fen = total_fen + 1, own_fen = own_fen + 1 where state = 'submitted'`,
    `update application set grant_fen = 0, own_fen = total_fen where state = 'submitted'`,
  ],
  'call.deadlines': [
    `delete from deadline where kind = 'call.close'`,
    `delete from deadline where kind = 'application.check'`,
    `update deadline set path = '/nowhere/' where kind = 'application.check'`,
    `update application set correct_by = correct_by + interval '1 day' where state = 'returned'`,
  ],
  'call.design-applies': [
    `update design set state = 'ready' where state = 'applied'`,
    `update application set state = 'ineligible', returned_because = '缺材料' where state = 'submitted'`,
  ],
  'review.enough-scores': [
    'update ranking set scores = scores + 1',
    `delete from assignment where state = 'submitted'`,
  ],
  'review.whole-ranking': [
    'update ranking set place = place + 10',
    'update ranking set mean_hundredths = 10000 where place = 2',
    'delete from ranking where place = 2',
  ],
  'review.decided-as-recorded': [
    `update ranking set outcome = 'none', grant_fen = null, because = '改一改' where outcome = 'carry-out'`,
    `update ranking set outcome = null, grant_fen = null where place = 1`,
  ],
  'review.deadlines': [
    `delete from deadline where kind = 'review.score'`,
    `update review set due_at = due_at + interval '1 day' where state = 'scoring'`,
  ],
  'review.no-member-judges': [
    `insert into membership (network_id, id, organisation_id, person_id, role, since)
       select s.network_id, gen_random_uuid(), a.organisation_id, s.expert_id, 'member', s.created_at
         from assignment s join application a on a.id = s.application_id where s.state = 'submitted'`,
    `update design_member m set person_id = s.expert_id from assignment s join application a on a.id = s.application_id
      where s.state = 'submitted' and m.design_id = a.design_id and m.person_id is not null`,
  ],
  'notice.no-way-around': [
    `update application set state = 'chosen' where state = 'proposed'`,
    `update notice set ends_on = ends_on + 1, ends_at = ends_at + interval '1 day' where state = 'holding'`,
  ],
  'notice.items-follow': [
    `update application set state = 'unchosen' where state = 'chosen'`,
    `update application set state = 'proposed' where state = 'unchosen'`,
  ],
  'notice.held-for-a-reason': [
    `update objection set state = 'withdrawn' where state = 'open'`,
    `update objection set answered_at = answered_at + interval '30 days' where state = 'rejected'`,
  ],
  'notice.upheld-falls': [
    `update notice_item set state = 'held', settled_at = null where state = 'cancelled'`,
    `update objection set state = 'upheld' where state = 'rejected'`,
  ],
  'notice.deadlines': [
    `delete from deadline where kind = 'notice.end'`,
    `delete from deadline where kind = 'notice.objection'`,
    `update notice_item set ends_at = ends_at - interval '1 hour' where state = 'standing'`,
  ],
  'notice.ended-whole': [
    `update notice set state = 'ended' where state = 'holding'`,
    `update notice_item set state = 'cancelled', settled_at = now() where state = 'held'`,
  ],
  'project.counters': [
    'update project_count set n = n + 1 where ctid = (select min(ctid) from project_count)',
    'delete from project_count',
    `alter table project disable trigger project_counted; update project set field = 'mediation'`,
  ],
  'project.by-notice-only': [
    `update notice_item set state = 'standing', settled_at = null where state = 'effective'`,
    `delete from designation; delete from donation; delete from transfer; delete from account;
       delete from pledge; delete from listing; delete from project where state = 'pooled'; update event set at = at + interval '2 hours'`,
    `update project set notice_item_id = (select id from notice_item where state = 'standing' limit 1) where state = 'refining'`,
  ],
  'project.as-decided': [
    'update project set budget_fen = budget_fen + 1',
    `update project set code = 'LG-26-9999' where state = 'refining'`,
    `update project set design_id = (select id from design where state = 'ended' limit 1) where state = 'pooled'`,
    `update project set organisation_id = (select id from organisation where kind = 'government-body' limit 1)`,
  ],
  'project.deadlines': [
    `delete from deadline where kind = 'project.expiry'`,
    `update deadline set due_at = due_at - interval '1 second' where kind = 'project.expiry'`,
    `update deadline set path = '/nowhere/' where kind = 'project.expiry'`,
    `update deadline set fired_at = due_at where kind = 'project.expiry'`,
    `update project set state = 'refining' where state = 'pooled'`,
  ],
  'project.ended': [
    `update project set ended_because = '另一个原因' where state = 'ended'`,
    `update project set ended_because = null where state = 'ended'`,
    `update project set state = 'pooled', ended_because = null where state = 'ended'`,
    `update project set state = 'ended' where state = 'pooled'`,
    `delete from thread_entry where type = 'project.ended'`,
    `update thread_entry set type = 'project.expired' where type = 'project.ended'; update project set ended_because = null`,
  ],
  'project.search': [`update project set search = ''`],
  ...agreementMutations,
  'exchange.pledged-is-sum': [
    `update project set pledged_fen = pledged_fen - 1 where state = 'refining'`,
    `update pledge set amount_fen = amount_fen + 1 where state = 'made'`,
    `update pledge set state = 'withdrawn' where state = 'made'`,
    `update pledge set state = 'made' where state = 'withdrawn'`,
    `delete from pledge where source = 'own'`,
  ],
  'exchange.full-when-found': [
    `update listing set state = 'open' where state = 'full'`,
    `update listing set state = 'full' where state = 'open'`,
    `update project set state = 'pooled' where state = 'refining'`,
    `update project set state = 'refining' where state = 'pooled'`,
  ],
  'exchange.listed': [
    'delete from listing',
    `update listing set state = 'closed' where state = 'open'`,
    `update listing set state = 'open' where state = 'closed'`,
    `update project set pledged_fen = 1 where state = 'ended'`,
  ],
  'exchange.pledges-counted': [
    `update listing set pledges = pledges + 1 where state = 'open'`,
    `update pledge set state = 'released', ended_because = 'ended' where source = 'enterprise' and state = 'made'`,
  ],
  'exchange.nobody-pays-oneself': [
    `update pledge g set organisation_id = p.organisation_id from project p where p.id = g.project_id and g.source <> 'own'`,
    `update pledge set source = 'enterprise' where source = 'own'`,
    `update pledge set organisation_id = (select id from organisation where kind = 'enterprise' limit 1) where source = 'own'`,
  ],
  'fund.balances-are-transfers': [
    `update account set balance_fen = balance_fen + 1 where kind = 'fund'`,
    `update transfer set amount_fen = amount_fen + 1 where kind = 'donation'`,
    `update designation set fee_transfer_id = null, fee_fen = 0; delete from transfer where kind = 'correction'; delete from transfer where kind = 'fee'`,
  ],
  'fund.sums-to-zero': [
    `update account set balance_fen = balance_fen + 1 where kind = 'fee'`,
    `update transfer set amount_fen = amount_fen + 1 where kind = 'donation'`,
    `update transfer set from_account_id = (select id from account where kind = 'fee' limit 1) where kind = 'donation'`,
  ],
  'fund.totals': [
    'update fund_total set given_fen = given_fen + 1',
    'update fund_total set gifts = gifts + 1',
    'delete from fund_total',
    `delete from fund_total t using fund f where f.id = t.fund_id and f.level = 'special'`,
    'update donation set amount_fen = amount_fen + 1',
    `update fund set parent_id = null, level = 'special' where level = 'street'`,
    `update transfer set corrects_id = null, kind = 'moved' where kind = 'correction'`,
  ],
  'fund.held-is-there': [
    'update fund_total set fee_fen = fee_fen + 1',
    'update fund_total set paid_fen = paid_fen + 1',
    `update account set balance_fen = balance_fen - 1 where kind = 'project'`,
  ],
  'fund.gift-is-a-transfer': [
    'update donation set amount_fen = amount_fen + 1',
    `update transfer set kind = 'moved' where kind = 'donation'`,
    `update transfer t set from_account_id = a.id from account a where t.kind = 'donation' and a.fund_id = t.from_fund_id and a.kind = 'fee'`,
    `update donation set fund_id = (select id from fund where level = 'special') where fund_id <> (select id from fund where level = 'special')`,
  ],
  'fund.fee-follows': [
    `delete from transfer where corrects_id in (select fee_transfer_id from designation)`,
    `delete from transfer where corrects_id in (select transfer_id from designation)`,
  ],
  'fund.received-is-booked': [
    'update project set received_fen = received_fen + 1 where received_fen > 0',
    `update transfer set amount_fen = amount_fen + 1 where kind = 'designation'`,
    `update transfer set kind = 'moved', corrects_id = null where kind = 'correction'`,
  ],
  'people.administrator': [`update role_grant set ended_at = now() where role = 'admin'`],
  'people.grants': [
    `update role_grant set path = '/nowhere/'`,
    `update role_grant g set person_id = p.id from person p where p.network_id = g.network_id and p.erased_at is not null and g.role = 'hq-manager'`,
  ],
  'people.managers': ['update membership set ended_at = now()', `update membership set role = 'member'`],
  'people.organisation-path': [`update organisation set path = '/'`],
  'people.erased': [
    `insert into membership (network_id, id, organisation_id, person_id, role, since)
       select p.network_id, gen_random_uuid(), o.id, p.id, 'member', now() from person p, organisation o where p.erased_at is not null`,
    `insert into message (network_id, id, person_id, kind, params, created_at)
       select network_id, gen_random_uuid(), id, 'problem.answered', '{}', now() from person where erased_at is not null`,
    `insert into api_token (network_id, id, person_id, name, token_hash, scopes, created_at, expires_at)
       select network_id, gen_random_uuid(), id, 'x', sha256('x'), '{problem.read}', now(), now() from person where erased_at is not null`,
    `insert into guardian_link (network_id, id, child_id, contact_hash, relation, created_at)
       select network_id, gen_random_uuid(), id, 'x', 'parent', now() from person where erased_at is not null`,
    `insert into person_key (network_id, person_id, sealed_key, created_at)
       select network_id, id, 'x', now() from person where erased_at is not null
       on conflict (network_id, person_id) do update set sealed_key = 'x', destroyed_at = null`,
  ],
}

beforeAll(async () => {
  const clerk = await app.staff('clerk', app.area('平湖街道').path)
  await judgedAndNoticed({ clerk, manager: await app.staff('operator', app.area('平湖街道').path) })
  const [one, two, gone, gone2] = [
    await published(app, clerk),
    await published(app, clerk),
    await report(app),
    await published(app, clerk),
  ]
  await clerk.ok(mergeProblem, { code: one.code, targetCode: two.code })
  await app.stranger.ok(eraseProblemText, one)
  await report(app, { kind: 'idea', ageBand: 'under-14', guardianPhone: newPhone() })
  await app.stranger.ok(withdrawProblem, gone)
  await app.stranger.ok(withdrawProblem, gone2)
  const { code, leads } = await ready(app, clerk)
  await leads.by.ok(reopenDesign, { code })
  await leads.by.ok(joinProblem, { code, problemCode: (await adopted(app, clerk)).code })
  await leads.by.ok(settleDesign, { code })
  await clerk.ok(endDesign, { code: await opened(app, clerk), reason: '没有凑齐人手' })
  await opened(app, clerk)
  const call = await openedCall(app, await app.staff('operator', app.area('平湖街道').path))
  await startedApplication(app, clerk, call)
  await sentApplication(app, clerk, call)
  await eligibleApplication(app, clerk, call, clerk)
  const { id } = await sentApplication(app, clerk, call)
  await clerk.ok(returnApplication, { id, reason: '缺登记证书' })
  const founder = await app.resident()
  await founder.ok(registerOrganisation, { name: '某社团', kind: 'community-group', areaId: app.area('禾花社区').id })
  await (await app.resident()).ok(eraseMe, { confirm: 'erase' })
})

/** A gift to a fund, one meant for a project, one put right for each; and money set apart for that project, twice: one was taken back. */
async function givenAndSetApart(projectCode: string): Promise<void> {
  const funds = await openedFunds(app)
  const { clerk, approver, street, micro } = funds
  await given(app, funds, micro, 100_000)
  await given(app, funds, street, 30_000, projectCode)
  for (const code of [undefined, projectCode]) {
    const id = await given(app, funds, street, 70_000, code)
    await approver.ok(correctTransfer, { id, note: '重复登记了一次' })
  }
  const second = await app.staff('foundation-approver', app.area('龙岗区').path)
  const transfers = []
  for (const amountFen of [20_000, 10_000]) {
    const { id } = await clerk.ok(enterDesignation, { id: micro, projectCode, amountFen, note: '按认购书划拨' })
    await approver.ok(decideDesignation, { id, decision: 'approve' })
    const { items } = await second.ok(listBooked, { id: micro })
    transfers.push(items.find((item) => item.kind === 'designation' && item.amountFen === amountFen)?.id ?? '')
  }
  await second.ok(correctTransfer, { id: transfers[1] ?? '', note: '划错了项目' })
}

/** Four at the exchange: promised in part, taken back, wholly found with its plan handed in, ended with a promise. */
async function promised(desk: Desk): Promise<void> {
  const teams = []
  for (let n = 0; n < 4; n++) teams.push(await ready(app, desk.clerk))
  await pooledOf(app, desk, teams, { totalFen: null })
  await app.runJobs()
  const { id: organisationId, by } = await organisation(app, 'enterprise')
  const [part, back, whole, over] = teams.map(({ code }) => code) as [string, string, string, string]
  const planner = teams[2] as WholeTeam
  const pledge = (code: string, amountFen: number) => by.ok(makePledge, { code, organisationId, amountFen })
  await pledge(part, 100_000)
  await givenAndSetApart(part)
  await by.ok(withdrawPledge, { id: (await pledge(back, 100_000)).id })
  await pledge(whole, 600_000)
  const { budgetFen: _, ...plan } = await wholePlan(app, planner)
  await planner.drives.by.ok(submitPlan, plan)
  await pledge(over, 100_000)
  await desk.clerk.ok(endProject, { code: over, reason: '场地到期，另外找不到能用的地方。' })
  await app.runJobs()
}

/** Projects; a notice that has run out with one item effective after an objection, one fallen, one held; one that stands; and scoring. */
async function judgedAndNoticed(desk: Desk): Promise<void> {
  await promised(desk)
  await agreedAtEachStage(app, desk)
  const answerer = await app.staff('clerk', app.area('平湖街道').path)
  const { notice } = await standingNotice(app, desk, { count: 3 })
  for (const [place, decision] of [
    [0, 'reject'],
    [1, 'uphold'],
  ] as const) {
    const { id } = await objected(app.stranger, notice, [place])
    await answerer.ok(answerObjection, { id, decision, answer: '逐笔核过，理由写在附件里。' })
  }
  await objected(app.stranger, notice, [2])
  await runOut(app, notice)
  await standingNotice(app, desk)
  await scoringReview(app, desk)
}

it('nothing is found after real work', async () => {
  expect(await app.violations()).toEqual([])
})

it('every check has a violation that it must name', () => {
  expect(checks.map(({ name }) => name).toSorted()).toEqual(Object.keys(mutations).toSorted())
})

it.each(checks.flatMap(({ name, text }) => (mutations[name] ?? []).map((mutation) => ({ name, text, mutation }))))(
  '$name names: $mutation',
  async ({ text, mutation }) => {
    await app.ask('begin')
    try {
      await app.ask(mutation)
      const rows = await app.ask<{ detail: string }>(text)
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.every(({ detail }) => typeof detail === 'string' && detail !== '')).toBe(true)
    } finally {
      await app.ask('rollback')
    }
  },
)
