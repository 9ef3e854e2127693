import { describe, expect, test } from 'vitest'
import { actionsFrom, refuseMachine } from '../../base/state-machine.ts'
import { mixOf } from '../design/design.ts'
import {
  type ApplicationFacts,
  applicationMachine,
  type ApplicationState,
  isLive,
  refuseChecker,
  refuseContent,
  refuseDraft,
  refuseReturn,
  refuseVerdicts,
  refuseWriting,
  resultOf,
} from './application.ts'
import { type Applicant, evidenceOf, failedRules } from './eligibility.ts'
import { templateOf } from './templates.ts'

const now = new Date('2026-11-22T02:00:00Z')
const later = new Date('2026-11-23T02:00:00Z')
const { rules, form } = templateOf('grant', '2026-11-22')
const facts: ApplicationFacts = { state: 'draft', submittedBy: null, correctedAt: null, correctBy: null }
const open = { state: 'open' as const, closesAt: later }

test('the machine is whole', () => {
  expect(refuseMachine(applicationMachine)).toBeNull()
})

test.each<[ApplicationState, string[], boolean]>([
  ['draft', ['submit', 'withdraw', 'lapse'], true],
  ['submitted', ['return', 'pass', 'refuse', 'withdraw'], true],
  ['returned', ['correct', 'lapse', 'withdraw'], true],
  ['eligible', ['review', 'withdraw'], true],
  ['reviewing', ['propose', 'pass-over'], true],
  ['proposed', ['choose', 'pass-over'], true],
  ['chosen', [], true],
  ['ineligible', [], false],
  ['unchosen', [], false],
  ['withdrawn', [], false],
])('%s: %j, holds its design: %s', (state, actions, live) => {
  expect(actionsFrom(applicationMachine, state)).toEqual(actions)
  expect(isLive(state)).toBe(live)
})

describe('writing', () => {
  test('until the window closes, to the millisecond', () => {
    expect(refuseWriting(facts, open, now)).toBeNull()
    expect(refuseWriting(facts, open, new Date(later.getTime() - 1))).toBeNull()
    expect(refuseWriting(facts, open, later)?.code).toBe('call.closed')
    expect(refuseWriting(facts, { ...open, state: 'checking' }, now)?.code).toBe('call.closed')
  })

  test('once more when it was returned, also after the window, until its own date', () => {
    const returned = { ...facts, state: 'returned' as const, correctBy: later }
    const closed = { state: 'checking' as const, closesAt: now }
    expect(refuseWriting(returned, closed, now)).toBeNull()
    expect(refuseWriting(returned, closed, later)?.code).toBe('application.correction-over')
  })

  test.each<ApplicationState>([
    'submitted',
    'eligible',
    'reviewing',
    'proposed',
    'chosen',
    'ineligible',
    'unchosen',
    'withdrawn',
  ])('not when it is %s', (state) =>
    expect(refuseWriting({ ...facts, state }, open, now)?.code).toBe('application.sent'),
  )
})

const grant = { item: '讲座', category: 'activities' as const, amountFen: 60_000, source: 'grant' as const }
const own = { ...grant, amountFen: 40_000, source: 'own' as const }
const written = {
  need: '走访了三栋楼，四成老人说半夜不敢出门，近一年反映二十三次。走访记录附后，居委会一同核对过。',
  people: 120,
  goals: '一年内把夜间跌倒的反映减少一半，走访时八成老人说敢出门，每季度数一次，公布在楼下。',
  steps: '第一步三月前装灯；第二步每周二巡查；第三步六月、十二月各问一次老人，结果贴在楼道里。',
  startsOn: '2027-01-01',
  endsOn: '2027-12-31',
  new: '以往只换灯泡，这次由楼长认领，坏了两天内修好。',
  experience: '2025 年做过两个老旧小区的照明改造，验收良好。',
  effect: '看反映次数和老人的回答，半年问一次，由社区工作站来问，不由我们问。',
  lasting: '楼长接着管，电费进物业公共账，一栋楼三千元可照做。',
  papers: [],
}

describe('what is written', () => {
  test('a draft may be unfinished, not wrong', () => {
    expect(refuseDraft(form, { answers: {}, budget: [] })).toBeNull()
    expect(refuseDraft(form, { answers: { need: '太短' }, budget: [] })).toBeNull()
    expect(refuseDraft(form, { answers: { people: '很多' }, budget: [{ ...grant, amountFen: -1 }] })).toEqual({
      code: 'form.answers-invalid',
      fields: { people: 'not-a-number', 'budget.0.amountFen': 'too-small' },
    })
  })

  test('it is sent in whole', () => {
    expect(refuseContent({ form, rules }, { answers: written, budget: [grant, own] }, [])).toBeNull()
  })

  test('all that is missing is named at once', () => {
    const refused = refuseContent(
      { form, rules },
      { answers: { ...written, need: '', people: 0 }, budget: [grant] },
      [],
    )
    expect(refused).toEqual({
      code: 'form.answers-invalid',
      fields: { need: 'required', people: 'too-small', budget: 'budget.own-low' },
    })
  })

  test('where the budget alone is wrong the amounts are said', () => {
    expect(refuseContent({ form, rules }, { answers: written, budget: [grant] }, [])).toMatchObject({
      code: 'budget.own-low',
      params: { percent: 40, least: '¥400.00', own: '¥0.00' },
    })
  })
})

const applicant: Applicant = {
  kind: 'social-organisation',
  field: 'mental-health',
  path: '/440307/001/002/',
  mix: mixOf([
    { party: 'government', part: 'leads', state: 'in' },
    { party: 'social', part: 'drives', state: 'in' },
    { party: 'public', part: 'takes-part', state: 'in' },
  ]),
  runners: [],
  others: 0,
}
const street = { rules: { ...rules, fields: ['mental-health'] }, areaPath: '/440307/001/' }

test.each<[string, Partial<Applicant>, string[]]>([
  ['all holds', {}, []],
  ['a company', { kind: 'enterprise' }, ['kind']],
  ['another field', { field: 'traffic-safety' }, ['field']],
  ['another street', { path: '/440307/002/001/' }, ['place']],
  ['nobody of the public', { mix: mixOf([]) }, ['team']],
  ['it runs the platform', { runners: ['某社会服务中心'] }, ['apart']],
  ['two already', { others: 2 }, ['count']],
  ['several at once', { kind: 'enterprise', others: 5, runners: ['甲'] }, ['kind', 'apart', 'count']],
])('eligibility over data: %s', (_what, change, failed) => {
  const evidence = evidenceOf(street, { ...applicant, ...change })
  expect(evidence).toHaveLength(6)
  expect(failedRules(evidence)).toEqual(failed)
  expect(refuseContent({ form, rules }, { answers: written, budget: [grant, own] }, evidence)).toEqual(
    failed.length === 0 ? null : { code: 'application.rules', params: { rules: failed } },
  )
})

test('a call without fields is about any', () => {
  const evidence = evidenceOf({ ...street, rules: { ...rules, fields: [] } }, { ...applicant, field: 'other' })
  expect(failedRules(evidence)).toEqual([])
})

describe('checking by a person', () => {
  const yes = rules.questions.map(({ key }) => ({ key, holds: true, because: '' }))

  test('each question once, a no with its reason, nothing else', () => {
    expect(refuseVerdicts(rules, yes)).toBeNull()
    expect(refuseVerdicts(rules, yes.slice(1))?.fields).toEqual({ 'verdicts.scope': 'required' })
    expect(refuseVerdicts(rules, [...yes, yes[0]!])?.fields).toEqual({ 'verdicts.scope': 'required' })
    expect(refuseVerdicts(rules, [{ key: 'scope', holds: false, because: ' ' }, ...yes.slice(1)])?.fields).toEqual({
      'verdicts.scope': 'application.reason',
    })
    expect(refuseVerdicts(rules, [...yes, { key: 'other', holds: true, because: '' }])?.fields).toEqual({
      'verdicts.other': 'unknown-field',
    })
  })

  test('the result follows from the answers', () => {
    expect(resultOf(yes)).toBe('pass')
    expect(resultOf([...yes.slice(1), { key: 'scope', holds: false, because: '章程里没有' }])).toBe('refuse')
  })

  test('nobody checks what is their own', () => {
    const sent = { submittedBy: 'a' }
    expect(refuseChecker(sent, { personId: 'b', ofTeam: false })).toBeNull()
    expect(refuseChecker(sent, { personId: 'a', ofTeam: false })?.code).toBe('application.own')
    expect(refuseChecker(sent, { personId: 'b', ofTeam: true })?.code).toBe('application.own')
  })

  test('returned once', () => {
    expect(refuseReturn({ ...facts, state: 'submitted' })).toBeNull()
    expect(refuseReturn({ ...facts, state: 'submitted', correctedAt: now })?.code).toBe('application.returned-once')
    expect(refuseReturn({ ...facts, state: 'eligible' })?.code).toBe('state.not-possible')
  })
})
