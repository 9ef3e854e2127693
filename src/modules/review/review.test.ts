import { describe, expect, test } from 'vitest'
import { actionsFrom, refuseMachine } from '../../base/state-machine.ts'
import { templateOf } from '../call/templates.ts'
import { type Decided, follows, type Proposal, refuseDecider, refuseDecision } from './decision.ts'
import {
  assignmentMachine,
  type AssignmentState,
  counts,
  pointsTenths,
  refuseAssignment,
  refuseBegin,
  refuseDeclaration,
  refuseRank,
  refuseScore,
  refuseScoreDraft,
  refuseScoring,
  reviewMachine,
  type ReviewState,
} from './review.ts'

const now = new Date('2026-11-22T02:00:00Z')
const later = new Date('2026-12-01T02:00:00Z')
const { rubric, rules } = templateOf('competition', '2026-11-22')

test('the machines are whole', () => {
  expect(refuseMachine(reviewMachine)).toBeNull()
  expect(refuseMachine(assignmentMachine)).toBeNull()
})

test.each<[AssignmentState, string[], boolean]>([
  ['assigned', ['declare', 'conflict', 'release'], true],
  ['open', ['submit', 'abstain', 'conflict', 'release'], true],
  ['submitted', [], true],
  ['abstained', [], false],
  ['conflicted', [], false],
  ['released', [], false],
])('%s: %j, counts: %s', (state, actions, counted) => {
  expect(actionsFrom(assignmentMachine, state)).toEqual(actions)
  expect(counts({ state })).toBe(counted)
})

describe('who may judge what', () => {
  const fine = { suspended: false, conflicts: [], assigned: false, self: false }

  test.each<[string, ReviewState, Partial<Parameters<typeof refuseAssignment>[1]>, string | null]>([
    ['somebody without ties', 'assigning', {}, null],
    ['a replacement while scoring', 'scoring', {}, null],
    ['after the ranking', 'ranked', {}, 'review.assigned-over'],
    ['a member of the applicant', 'assigning', { conflicts: ['member'] }, 'review.expert-conflict'],
    ['who judges it already', 'assigning', { assigned: true }, 'review.expert-twice'],
    ['who is suspended', 'assigning', { suspended: true }, 'review.expert-suspended'],
    ['oneself', 'assigning', { self: true }, 'review.assign-self'],
  ])('%s', (_what, state, change, code) => {
    const refused = refuseAssignment({ state }, { ...fine, ...change })
    expect(refused?.fields?.expertId ?? refused?.code ?? null).toBe(code)
  })

  test('the conflicts are named', () => {
    const refused = refuseAssignment({ state: 'assigning' }, { ...fine, conflicts: ['employer', 'team'] })
    expect(refused?.params).toEqual({ conflicts: ['employer', 'team'] })
  })
})

describe('the way of a review', () => {
  const whole = [{ code: 'A', experts: 5, submitted: 5 }]

  test('scoring begins when each application has its experts, and time', () => {
    const review = { state: 'assigning' as const, dueAt: later }
    expect(refuseBegin(review, whole, 5, now)).toBeNull()
    expect(refuseBegin(review, [...whole, { code: 'B', experts: 4, submitted: 0 }], 5, now)).toEqual({
      code: 'review.too-few-experts',
      params: { needed: 5, codes: 'B' },
    })
    expect(refuseBegin(review, whole, 5, later)?.code).toBe('review.due-passed')
    expect(refuseBegin({ ...review, state: 'scoring' }, whole, 5, now)?.code).toBe('state.not-possible')
  })

  test('the ranking waits for every score', () => {
    expect(refuseRank({ state: 'scoring' }, whole, 5)).toBeNull()
    expect(refuseRank({ state: 'scoring' }, [{ code: 'A', experts: 6, submitted: 4 }], 5)?.code).toBe(
      'review.too-few-scores',
    )
    expect(refuseRank({ state: 'assigning' }, whole, 5)?.code).toBe('state.not-possible')
  })

  test.each<[ReviewState, AssignmentState, 'declare' | 'submit' | 'abstain' | 'conflict', string | null]>([
    ['scoring', 'assigned', 'declare', null],
    ['scoring', 'assigned', 'submit', 'state.not-possible'],
    ['scoring', 'open', 'submit', null],
    ['scoring', 'open', 'conflict', null],
    ['scoring', 'submitted', 'submit', 'state.not-possible'],
    ['assigning', 'assigned', 'declare', 'review.not-begun'],
    ['ranked', 'open', 'submit', 'review.scored'],
  ])('while %s, %s: %s → %s', (state, assignment, action, code) => {
    expect(refuseScoring({ state }, { state: assignment }, action)?.code ?? null).toBe(code)
  })
})

describe('a score', () => {
  const scores = { needs: 17, plan: 16, innovation: 11, team: 13, money: 12.5, effect: 10 }
  const comment = '需求写得具体，预算里培训一项偏高。'

  test('is whole, with words for the applicant', () => {
    expect(refuseScore(rubric, { scores, comment })).toBeNull()
    expect(refuseScore(rubric, { scores: { ...scores, plan: null, team: 15.5 }, comment: '好' })?.fields).toEqual({
      plan: 'required',
      team: 'too-large',
      comment: 'too-short',
    })
  })

  test('may have gaps in the making, and nothing wrong', () => {
    expect(refuseScoreDraft(rubric, { needs: 17 })).toBeNull()
    expect(refuseScoreDraft(rubric, { needs: 21 })?.fields).toEqual({ needs: 'too-large' })
    expect(refuseScoreDraft(rubric, { needs: 1.25 })?.fields).toEqual({ needs: 'too-precise' })
  })

  test('adds up in tenths, without a remainder', () => {
    expect(pointsTenths(rubric, scores)).toBe(795)
    expect(pointsTenths(rubric, { needs: 0.1, plan: 0.2, innovation: 0, team: 0, money: 0, effect: 0 })).toBe(3)
  })

  test('a conflict is said with its reason', () => {
    expect(refuseDeclaration({ conflict: false, because: '' })).toBeNull()
    expect(refuseDeclaration({ conflict: true, because: ' ' })?.fields).toEqual({ because: 'required' })
  })
})

describe('the decision', () => {
  const proposals: Proposal[] = [
    { applicationId: 'a', code: 'A', proposed: 'carry-out', grantFen: 500_000 },
    { applicationId: 'b', code: 'B', proposed: 'pool', grantFen: 400_000 },
    { applicationId: 'c', code: 'C', proposed: null, grantFen: 300_000 },
  ]
  const lines: Decided[] = [
    { applicationId: 'a', outcome: 'carry-out', grantFen: 500_000, because: '' },
    { applicationId: 'b', outcome: 'pool', grantFen: 400_000, because: '' },
    { applicationId: 'c', outcome: 'none', grantFen: null, because: '' },
  ]
  const held = { metOn: '2026-11-20', minutesNumber: '〔2026〕12号', lines }
  const decide = (change: Partial<typeof held>, given = rules) =>
    refuseDecision(proposals, { ...held, ...change }, given, now)
  const changed = (index: number, change: Partial<Decided>) =>
    decide({ lines: lines.map((line, at) => (at === index ? { ...line, ...change } : line)) })?.fields ?? null

  test('follows the ranking without a word', () => {
    expect(decide({})).toBeNull()
    expect(proposals.every((proposal, index) => follows(proposal, lines[index]!))).toBe(true)
  })

  test.each<[string, number, Partial<Decided>, string | null]>([
    ['the first is passed over', 0, { outcome: 'none', grantFen: null }, 'lines.a'],
    ['and why', 0, { outcome: 'none', grantFen: null, because: '同一社区已有相同项目' }, null],
    ['the last is taken in', 2, { outcome: 'pool', grantFen: 300_000 }, 'lines.c'],
    ['less is granted', 0, { grantFen: 400_000 }, 'lines.a'],
    ['less is granted, and why', 0, { grantFen: 400_000, because: '场地由街道提供' }, null],
    ['more than was asked', 0, { grantFen: 500_001, because: '会议同意追加' }, 'lines.a'],
    ['chosen without a sum', 0, { grantFen: null, because: '会议同意' }, 'lines.a'],
    ['a sum for nobody', 2, { grantFen: 1 }, 'lines.c'],
    ['not now, without a reason', 1, { outcome: 'postponed', grantFen: null }, 'lines.b'],
  ])('%s', (_what, index, change, field) => {
    expect(Object.keys(changed(index, change) ?? {})).toEqual(field ? [field] : [])
  })

  test('each application once, none besides', () => {
    expect(decide({ lines: lines.slice(1) })?.fields).toEqual({ 'lines.a': 'required' })
    expect(decide({ lines: [...lines, lines[0]!] })?.fields).toEqual({ 'lines.a': 'required' })
    expect(decide({ lines: [...lines, { ...lines[0]!, applicationId: 'x' }] })?.fields).toEqual({
      lines: 'unknown-field',
    })
  })

  test('no more money than there is', () => {
    expect(decide({}, { ...rules, totalFen: 500_000 })).toBeNull()
    expect(decide({}, { ...rules, totalFen: 499_999 })?.fields).toEqual({ lines: 'review.over-total' })
  })

  test('a meeting that was held, minutes that can be found', () => {
    expect(decide({ metOn: '2026-11-23' })?.fields).toEqual({ metOn: 'too-late' })
    expect(decide({ metOn: '2026-11-22', minutesNumber: '' })?.fields).toEqual({ minutesNumber: 'required' })
  })

  test('who ran the review or judged in it does not decide', () => {
    const review = { startedBy: 's', rankedBy: 'r' }
    expect(refuseDecider(review, { personId: 'd', judged: false })).toBeNull()
    for (const personId of ['s', 'r'])
      expect(refuseDecider(review, { personId, judged: false })?.code).toBe('review.decider')
    expect(refuseDecider(review, { personId: 'd', judged: true })?.code).toBe('review.decider')
  })
})
