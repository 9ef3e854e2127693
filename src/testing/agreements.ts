import { confirmAgreement, scanAgreement } from '../modules/agreement/contract.ts'
import { makePledge } from '../modules/exchange/contract.ts'
import { endProject } from '../modules/project/contract.ts'
import { decidePlan, getPlan, submitPlan } from '../modules/project/contract-plan.ts'
import type { TestApp } from './app.ts'
import { dayIn } from './calls.ts'
import type { Client } from './client.ts'
import { organisation, ready, type TestOrganisation, type WholeTeam } from './designs.ts'
import { upload } from './problems.ts'
import { pooledOf } from './projects.ts'
import type { Desk } from './reviews.ts'

/** A whole plan for what was promised: two milestones, half of the grant at signing. */
export async function wholePlan(app: TestApp, team: WholeTeam) {
  const { version, budgetFen, ownFen, grantFen } = await team.drives.by.ok(getPlan, { code: team.code })
  return {
    ...{ code: team.code, version, startsOn: dayIn(app, 10), endsOn: dayIn(app, 200), signingPercent: 50 },
    goals: [{ text: '放学时段路口秩序好起来', target: '乱停车从每天 30 辆降到 10 辆以下' }],
    milestones: [
      { title: '护学岗站起来', dueOn: dayIn(app, 60), evidence: '排班表、签到表、现场照片', sharePercent: 40 },
      { title: '一学期总结', dueOn: dayIn(app, 190), evidence: '总结报告、家长问卷', sharePercent: 10 },
    ],
    budget: [
      { item: '护学岗物资', category: 'materials' as const, amountFen: grantFen, source: 'grant' as const },
      ...(ownFen > 0
        ? [{ item: '家委会配套', category: 'other' as const, amountFen: ownFen, source: 'own' as const }]
        : []),
    ],
    budgetFen,
  }
}

/** All of the money of a project in the pool is promised by these, in equal whole yuan as far as they go. */
export async function funded(
  app: TestApp,
  team: WholeTeam,
  by: readonly TestOrganisation[],
  gapFen: number,
): Promise<void> {
  const share = Math.floor(gapFen / by.length / 100) * 100
  for (const [index, giver] of by.entries()) {
    const amountFen = index === by.length - 1 ? gapFen - share * index : share
    await giver.by.ok(makePledge, { code: team.code, organisationId: giver.id, amountFen })
  }
  await app.runJobs()
}

/** Its plan is written and approved, and its agreement drawn. */
export async function planned(app: TestApp, desk: Desk, team: WholeTeam): Promise<void> {
  const { budgetFen: _, ...plan } = await wholePlan(app, team)
  await team.drives.by.ok(submitPlan, plan)
  await desk.manager.ok(decidePlan, { code: team.code, decision: 'approve' })
  await app.runJobs()
}

/** The code of the agreement that stands for a team's project. */
export async function agreementsOf(app: TestApp, team: WholeTeam): Promise<string> {
  const [row] = await app.ask<{ code: string }>(
    `select g.code from agreement g join project p on p.network_id = g.network_id and p.id = g.project_id
      where p.code = $1 and g.state not in ('void', 'ended')`,
    [team.code],
  )
  return row!.code
}

/** A page of the sealed paper. */
export function scanOf(by: Client): Promise<string> {
  return upload(by)
}

/** Agreements that are drawn, half confirmed, in effect, void, ended. */
export async function agreedAtEachStage(app: TestApp, desk: Desk): Promise<void> {
  const teams = []
  for (let n = 0; n < 5; n++) teams.push(await ready(app, desk.clerk))
  await pooledOf(app, desk, teams, { totalFen: null })
  await app.runJobs()
  const company = await organisation(app, 'enterprise')
  for (const team of teams) {
    await funded(app, team, [company], 600_000)
    await planned(app, desk, team)
  }
  const [, half, stands, over, ended] = teams as [WholeTeam, WholeTeam, WholeTeam, WholeTeam, WholeTeam]
  for (const team of [half, stands, ended]) {
    const [code, { by }] = [await agreementsOf(app, team), team.drives]
    await by.ok(scanAgreement, { code, position: 1, fileIds: [await scanOf(by)] })
    await desk.clerk.ok(confirmAgreement, { code, position: 2 })
    if (team !== half) await company.by.ok(confirmAgreement, { code, position: 0 })
  }
  for (const { code } of [over, ended])
    await desk.clerk.ok(endProject, { code, reason: '场地到期，另外找不到能用的地方。' })
  await app.runJobs()
}
