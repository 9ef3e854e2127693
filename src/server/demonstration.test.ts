import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import pg from 'pg'
import pino from 'pino'
import { checksOf, createPlatform, modules, prepareDemonstration, startWarnings } from '../app.ts'
import { demonstrationPeople } from '../modules/people/demonstration.ts'
import { movableClock } from '../testing/clock.ts'
import { freshDatabase } from '../testing/database.ts'
import { runWaitingJobs } from './jobs.ts'
import { diagnose } from './process/doctor.ts'
import { readSettings } from './settings.ts'
import { sweep } from './sweep.ts'

const fresh = await freshDatabase()
const { ownerUrl, appUrl } = fresh
const dataDir = await mkdtemp(join(tmpdir(), 'chuangyi-test-demonstration-'))
const settings = readSettings({
  DATABASE_URL: appUrl,
  DATABASE_OWNER_URL: ownerUrl,
  DATA_DIR: dataDir,
  DEMO: 'on',
  LOG_LEVEL: 'silent',
})
const clock = movableClock('2026-11-20T01:00:00Z')
const log = pino({ level: 'silent' })
const secretKey = 'a key of the tests, never used elsewhere'
const platform = createPlatform({ settings, secretKey, ownerUrl, appUrl, log }, { clock })
const owner = new pg.Client({ connectionString: ownerUrl })
await owner.connect()

afterAll(async () => {
  await platform.close()
  await owner.end()
  await fresh.drop()
  await rm(dataDir, { recursive: true, force: true })
})

const ask = async <T>(text: string): Promise<T[]> => (await owner.query(text)).rows as T[]
const countOf = async (from: string) => (await ask<{ n: number }>(`select count(*)::int as n from ${from}`))[0]?.n

// hundreds of commands: on a machine that does other things it takes a while
describe('the demonstration', { timeout: 90_000 }, () => {
  it('cut short leaves no network, so that the next start begins anew', async () => {
    let said = 0
    const interrupted = prepareDemonstration(platform, () => {
      said += 1
      if (said === 3) throw new Error('killed')
    })
    await expect(interrupted).rejects.toThrow('killed')
    expect(await Promise.all(['network', 'area', 'person', 'event'].map(countOf))).toEqual([0, 0, 0, 0])
  })

  it('holds the real network, with people who can sign in and reports at every stage', async () => {
    const signIns = await prepareDemonstration(platform, () => undefined)
    expect(signIns.length).toBeGreaterThan(5)
    // in the audit trail the shell and the sweep are the program; what nobody signed in for are residents' acts alone
    const nobodys = `actor_person_id is null and request_id <> 'shell' and request_id not like 'sweep:%'`
    expect(await ask(`select distinct type from event where ${nobodys} order by type`)).toEqual([
      { type: 'problem.reported' },
      { type: 'problem.supported' },
    ])
    expect(await ask('select level, count(*)::int as n from area group by level order by min(length(path))')).toEqual([
      { level: 'district', n: 1 },
      { level: 'street', n: 11 },
      { level: 'community', n: 111 },
      { level: 'committee', n: 119 },
    ])
    expect(await countOf('platform')).toBe(13)
    for (const { phone } of signIns)
      expect(await platform.signIn.accounts.findByPhone(platform.db, phone)).not.toBeNull()
    const states = await ask<{ state: string }>('select distinct state from problem order by 1')
    expect(states.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['adopted', 'answered', 'closed', 'handling', 'merged', 'passed', 'received']),
    )
    const stages = await ask<{ state: string }>('select distinct state from call order by 1')
    expect(stages.map(({ state }) => state)).toEqual(expect.arrayContaining(['checking', 'draft', 'open']))
    const applications = await ask<{ state: string }>('select distinct state from application order by 1')
    expect(applications.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['draft', 'eligible', 'returned', 'submitted']),
    )
    expect(await ask('select state from review order by due_at')).toEqual([
      { state: 'decided' },
      { state: 'decided' },
      { state: 'decided' },
      { state: 'decided' },
      { state: 'scoring' },
    ])
    expect(await ask('select state from notice order by published_at')).toEqual([
      { state: 'ended' },
      { state: 'ended' },
      { state: 'ended' },
      { state: 'standing' },
    ])
    expect(await ask('select state from objection order by created_at')).toEqual([
      { state: 'rejected' },
      { state: 'upheld' },
      { state: 'open' },
    ])
    expect(await countOf('publication')).toBe(3)
    expect(await ask('select state, count(*)::int as n from project group by state order by state')).toEqual([
      { state: 'delivering', n: 2 },
      { state: 'ended', n: 1 },
      { state: 'pooled', n: 6 },
      { state: 'refining', n: 3 },
      { state: 'signing', n: 2 },
    ])
    expect(await ask('select state, count(*)::int as n from plan group by state order by state')).toEqual([
      { state: 'approved', n: 4 },
      { state: 'returned', n: 1 },
      { state: 'submitted', n: 1 },
    ])
    expect(
      await ask(`select g.state, count(y.confirmed_by)::int as confirmed, count(*)::int as parties
                   from agreement g join agreement_party y on y.agreement_id = g.id group by g.id, g.state order by 1, 3`),
    ).toEqual([
      { state: 'concluded', confirmed: 3, parties: 3 },
      { state: 'concluded', confirmed: 4, parties: 4 },
      { state: 'drawn', confirmed: 0, parties: 4 },
      { state: 'scanned', confirmed: 2, parties: 4 },
    ])
    expect(await countOf(`(select distinct field, street_id from project where state = 'pooled')`)).toBeGreaterThan(5)
    expect(await countOf(`project where ended_because is not null`)).toBe(1)
    expect(
      await ask('select state, call_pays as paid, count(*)::int as n from listing group by 1, 2 order by 1, 2'),
    ).toEqual([
      { state: 'full', paid: false, n: 6 },
      { state: 'full', paid: true, n: 1 },
      { state: 'open', paid: false, n: 6 },
    ])
    const standing = `select project_id from pledge where state = 'made' and source <> 'own'`
    expect(
      await ask(`select n, count(*)::int as projects from (
                   select (select count(*) from (${standing}) g where g.project_id = l.project_id)::int as n
                     from listing l where l.state = 'open') k group by n order by n`),
    ).toEqual([
      { n: 0, projects: 2 },
      { n: 1, projects: 2 },
      { n: 2, projects: 1 },
      { n: 3, projects: 1 },
    ])
    expect(await countOf(`pledge where state = 'withdrawn'`)).toBe(1)
    expect(await ask('select distinct source from pledge order by 1')).toHaveLength(5)
    expect(await countOf('listing where campaign_id is not null')).toBe(1)
    expect(await ask('select level, count(*)::int as n from fund group by level order by level')).toEqual([
      { level: 'micro', n: 3 },
      { level: 'special', n: 1 },
      { level: 'street', n: 2 },
    ])
    expect(await countOf('donation')).toBeGreaterThan(55)
    expect(await countOf('(select distinct month from fund_total)')).toBeGreaterThan(10)
    expect(await countOf(`transfer where kind = 'correction'`)).toBe(1)
    expect(await ask('select state, count(*)::int as n from designation group by state order by state')).toEqual([
      { state: 'approved', n: 2 },
      { state: 'entered', n: 1 },
    ])
    expect(await countOf('project where received_fen > 0')).toBe(2)
    expect(await countOf(`problem where review = 'pending'`)).toBeGreaterThan(0)
    expect(await countOf(`problem where due_at < '2026-11-20T01:00:00Z'`)).toBeGreaterThan(0)
  })

  it('is dated before the start, in the order in which it happened', async () => {
    expect(await countOf(`event where at > '2026-11-20T01:00:00Z'`)).toBe(0)
    expect(
      await ask(`select p.code from problem p where exists (
                        select from event e where e.subject_id = p.id and e.at < p.created_at)`),
    ).toEqual([])
    // a code counts up with time
    expect(
      await ask(
        `select code from (select code, created_at, lag(created_at) over (order by code) as before from problem) p where before > created_at`,
      ),
    ).toEqual([])
  })

  it('came through the program’s own commands: the doctor finds nothing, also after what was due', async () => {
    const checks = modules.flatMap((module) => module.checks ?? [])
    const wrong = async () => (await diagnose({ ownerUrl, dataDir, checks })).checks.filter(({ ok }) => !ok)
    expect(await wrong()).toEqual([])
    const worker = { ...platform, modules }
    expect(await sweep(worker)).toBeGreaterThan(0)
    await runWaitingJobs(worker, ownerUrl)
    expect(await countOf('graphile_worker._private_jobs where attempts > 0')).toBe(0)
    expect(await wrong()).toEqual([])
  })

  it('is loaded once', async () => {
    const before = await countOf('event')
    const said: string[] = []
    await prepareDemonstration(platform, (line) => void said.push(line))
    expect([await countOf('event'), said]).toEqual([before, []])
  })

  it('is never loaded where it is off, and its accounts are complained of there', async () => {
    const off = { ...platform, settings: { ...settings, demo: false } }
    await expect(prepareDemonstration(off, () => undefined)).rejects.toThrow('the demonstration is off')
    const complaints = async (demo: boolean) =>
      (await diagnose({ ownerUrl, dataDir, checks: checksOf({ demo }, secretKey) })).checks.filter(({ ok }) => !ok)
    expect(await complaints(true)).toEqual([])
    const count = demonstrationPeople.length
    const detail = expect.stringContaining(`网络 440307 有 ${count} 个演示账号`)
    expect(await complaints(false)).toEqual([{ name: 'people.demonstration', ok: false, detail }])
    expect(await startWarnings(platform)).toEqual([])
    expect(await startWarnings(off)).toEqual([detail])
  })
})
