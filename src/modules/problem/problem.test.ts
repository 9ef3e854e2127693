import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../base/context.ts'
import { refuseLaw } from '../../base/law.ts'
import { refuseMachine } from '../../base/state-machine.ts'
import { consentDeadline, consentLaw } from './consent.ts'
import {
  fieldLaw,
  fieldsOn,
  openStates,
  problemActions,
  type ProblemFacts,
  problemMachine,
  problemStates,
  promisedDays,
  refuseEditText,
  refuseErase,
  refuseField,
  refuseMerge,
  refuseOwner,
  refusePublish,
  refuseReport,
  refuseReporterAction,
  refuseStaffAction,
  refuseSupport,
  replyDeadline,
  replyLaw,
  outsideDeadline,
} from './problem.ts'

const street = '/440307/440307003/'
const community = `${street}440307003013/`

const facts = (more: Partial<ProblemFacts> = {}): ProblemFacts => ({
  state: 'received',
  review: 'pending',
  consent: 'not-needed',
  path: community,
  handlerPath: null,
  answeredAt: null,
  hasOriginal: true,
  supportCount: 0,
  ...more,
})

const actor = (role: Actor['grants'][number]['role'], path: string): Actor => ({
  personId: '01900000-0000-7000-8000-000000000001',
  grants: [{ role, path }],
  networkId: '01900000-0000-7000-8000-000000000002',
  requestId: 'test',
})

describe('the machine', () => {
  it('asks for the same permission of one action in every state', () => {
    for (const action of problemActions) {
      const asked = problemStates.flatMap((state) => problemMachine.states[state][action]?.who.join() ?? [])
      expect([action, new Set(asked).size]).toEqual([action, 1])
    }
  })

  it('is whole: every state reached, every action leads inside', () => {
    expect(refuseMachine(problemMachine)).toBeNull()
    expect(Object.keys(problemMachine.states).toSorted()).toEqual([...problemStates].toSorted())
  })

  it('laws are whole', () => {
    expect(refuseLaw(fieldLaw)).toBeNull()
    expect(refuseLaw(replyLaw)).toBeNull()
    expect(refuseLaw(consentLaw)).toBeNull()
  })

  it('an answer is owed exactly in the states that a clerk may answer from', () => {
    const answerable = problemStates.filter((state) => problemMachine.states[state].answer)
    expect(answerable).toEqual(openStates)
  })
})

describe('staff', () => {
  const clerk = actor('clerk', street)

  it.each([
    ['received', ['assign', 'pass', 'answer', 'adopt', 'merge']],
    ['handling', ['assign', 'pass', 'answer', 'adopt', 'merge']],
    ['passed', ['assign', 'pass', 'answer', 'merge']],
    ['answered', ['adopt']],
    ['adopted', []],
    ['merged', []],
    ['closed', []],
    ['withdrawn', []],
  ] as const)('from %s a clerk may %j and nothing else', (state, allowed) => {
    const may = problemActions.filter((action) => refuseStaffAction(clerk, facts({ state }), action) === null)
    expect(may.toSorted()).toEqual([...allowed].toSorted())
  })

  it('headquarters reads, but neither answers nor passes for the street', () => {
    const headquarters = actor('hq-manager', '/440307/')
    for (const action of problemActions) expect(refuseStaffAction(headquarters, facts(), action)).not.toBeNull()
  })

  it('another street has no say, the node that handles it has', () => {
    const culture = actor('operator', '/440307/culture/')
    expect(refuseStaffAction(culture, facts(), 'answer')).toMatchObject({ code: 'permission-missing' })
    expect(refuseStaffAction(culture, facts({ handlerPath: '/440307/culture/' }), 'answer')).toBeNull()
    expect(refuseStaffAction(actor('clerk', '/440307/440307006/'), facts(), 'answer')).not.toBeNull()
  })

  it('a community worker answers but does not triage', () => {
    const worker = actor('community-worker', community)
    expect(refuseStaffAction(worker, facts(), 'answer')).toBeNull()
    expect(refuseStaffAction(worker, facts(), 'merge')).toMatchObject({ params: { permission: 'problem.triage' } })
  })
})

describe('the reporter', () => {
  const now = new Date('2026-11-21T02:00:00Z')

  it.each([
    ['received', ['withdraw']],
    ['handling', ['withdraw']],
    ['passed', ['withdraw']],
    ['answered', ['reopen', 'confirm']],
    ['closed', ['reopen']],
    ['adopted', []],
    ['merged', []],
    ['withdrawn', []],
  ] as const)('in %s may %j', (state, allowed) => {
    const may = problemActions.filter(
      (action) => refuseReporterAction(facts({ state, answeredAt: now }), action, now) === null,
    )
    expect(may.toSorted()).toEqual([...allowed].toSorted())
  })

  it('may reopen until the sixtieth working day has ended', () => {
    const answered = facts({ state: 'closed', answeredAt: new Date('2026-03-02T02:00:00Z') })
    const late = refuseReporterAction(answered, 'reopen', new Date('2026-06-30T02:00:00Z'))
    expect(late).toMatchObject({ code: 'problem.reopen-late' })
    const last = String(late?.params?.on)
    expect(refuseReporterAction(answered, 'reopen', new Date(`${last}T15:59:59Z`))).toBeNull()
    expect(refuseReporterAction(answered, 'reopen', new Date(`${last}T16:00:00Z`))).not.toBeNull()
  })

  it('does not end what neighbours have joined', () => {
    for (const state of openStates)
      expect(refuseReporterAction(facts({ state, supportCount: 3 }), 'withdraw', now)).toEqual({
        code: 'problem.withdraw-joined',
        params: { count: 3 },
      })
  })

  it('may have the own words erased, where withdrawing is not the way, once', () => {
    for (const state of problemStates.filter((each) => each !== 'withdrawn')) {
      const alone = refuseErase(facts({ state }))?.code ?? null
      expect([state, alone]).toEqual([state, openStates.includes(state) ? 'problem.erase-by-withdrawing' : null])
      expect([state, refuseErase(facts({ state, supportCount: 1 }))]).toEqual([state, null])
      expect(refuseErase(facts({ state, supportCount: 1, hasOriginal: false }))?.code).toBe('problem.erased')
    }
    expect(refuseErase(facts({ state: 'withdrawn', hasOriginal: false }))?.code).toBe('problem.erased')
    expect(refuseEditText(facts({ hasOriginal: false }))?.code).toBe('problem.erased')
  })

  it('mends a text only before it is public', () => {
    expect(refuseEditText(facts())).toBeNull()
    expect(refuseEditText(facts({ review: 'withheld' }))).toBeNull()
    expect(refuseEditText(facts({ review: 'published' }))).toEqual({ code: 'problem.text-published' })
    expect(refuseEditText(facts({ state: 'merged' }))).toEqual({ code: 'problem.text-final' })
  })
})

describe('who is put in charge', () => {
  it.each([
    ['a worker of the community', 'community-worker', community, null, true],
    ['a clerk of the street', 'clerk', street, null, true],
    ['a clerk of another street', 'clerk', '/440307/440307006/', null, false],
    ['an auditor', 'auditor', street, null, false],
    ['an operator of the branch that handles it', 'operator', '/440307/culture/', '/440307/culture/', true],
    ['an operator of a branch that does not', 'operator', '/440307/culture/', null, false],
  ] as const)('%s', (_, role, path, handlerPath, can) => {
    const refused = refuseOwner([{ role, path }], { path: community, handlerPath })
    expect(refused).toEqual(can ? null : { code: 'problem.owner', fields: { ownerPersonId: 'out-of-reach' } })
  })

  it('never somebody without a role', () => {
    expect(refuseOwner([], { path: community, handlerPath: null })).not.toBeNull()
  })
})

it('a guardian may agree until the end of the thirtieth day', () => {
  expect(consentDeadline(new Date('2026-11-21T15:59:59Z')).toISOString()).toBe('2026-12-21T16:00:00.000Z')
  expect(consentDeadline(new Date('2026-11-21T16:00:00Z')).toISOString()).toBe('2026-12-22T16:00:00.000Z')
})

describe('what becomes public', () => {
  it.each([
    ['not-needed', null],
    ['given', null],
    ['waiting', 'problem.consent-waiting'],
    ['refused', 'problem.consent-refused'],
  ] as const)('with consent %s: %s', (consent, code) => {
    expect(refusePublish(facts({ consent }))?.code ?? null).toBe(code)
  })

  it('an erased text is never published, an unreviewed one never joined', () => {
    expect(refusePublish(facts({ hasOriginal: false }))).toEqual({ code: 'problem.erased' })
    expect(refuseSupport(facts())).toEqual({ code: 'problem.not-public' })
    expect(refuseSupport(facts({ review: 'published' }))).toBeNull()
  })
})

describe('a report', () => {
  const report = { kind: 'idea', ageBand: 'adult', guardian: null, organisationId: null } as const

  it('of a child names its guardian, of a company its organisation', () => {
    expect(refuseReport(report)).toBeNull()
    expect(refuseReport({ ...report, ageBand: '14-17' })).toBeNull()
    expect(refuseReport({ ...report, ageBand: 'under-14' })).toMatchObject({ fields: { guardianPhone: 'required' } })
    expect(refuseReport({ ...report, ageBand: 'under-14', guardian: { phone: '13800000000' } })).toBeNull()
    expect(refuseReport({ ...report, kind: 'brief' })).toMatchObject({ fields: { organisationId: 'required' } })
  })

  it('takes the fields of its year', () => {
    const inYear = (date: string) => fieldsOn(date).map(({ code }) => code)
    expect(inYear('2025-06-01')).not.toContain('fire-safety')
    expect(inYear('2026-01-01')).toContain('fire-safety')
    expect(refuseField('fire-safety', new Date('2025-12-31T15:59:59Z'))).not.toBeNull()
    expect(refuseField('fire-safety', new Date('2025-12-31T16:00:00Z'))).toBeNull()
    expect(refuseField('toString', new Date('2026-06-01T00:00:00Z'))).not.toBeNull()
  })
})

describe('deadlines', () => {
  it('five working days over the spring festival of 2026', () => {
    // reported on 13 February; 14 is a make-up day, the festival lasts until the 23rd, 28 is a make-up day
    const due = replyDeadline(new Date('2026-02-13T03:00:00Z'))
    expect(due).toMatchObject({ on: '2026-02-27', provisional: false })
    expect(due.at.toISOString()).toBe('2026-02-27T16:00:00.000Z')
  })

  it('is always later, and the promise is what the law of the day says', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2025-01-01'), max: new Date('2026-11-30'), noInvalidDate: true }), (now) => {
        expect(replyDeadline(now).at.getTime()).toBeGreaterThan(now.getTime())
        expect(outsideDeadline(now, 'petition').at.getTime()).toBeGreaterThan(replyDeadline(now).at.getTime())
        expect(promisedDays(now)).toBe(5)
      }),
    )
  })
})

describe('merging', () => {
  const one = { id: 'a', ...facts() }
  const other = { id: 'b', ...facts() }

  it('joins two that go on, never into itself, a merged or a withdrawn one', () => {
    expect(refuseMerge(one, other)).toBeNull()
    expect(refuseMerge(one, { ...one })).toMatchObject({ code: 'problem.merge-self' })
    expect(refuseMerge(one, { ...other, state: 'merged' })).toMatchObject({ fields: { targetCode: 'is-merged' } })
    expect(refuseMerge(one, { ...other, state: 'withdrawn' })).toMatchObject({ fields: { targetCode: 'is-withdrawn' } })
  })
})
