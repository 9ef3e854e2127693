import { describe, expect, test } from 'vitest'
import { refuseForm } from '../../base/form.ts'
import { refuseLaw } from '../../base/law.ts'
import { actionsFrom, refuseMachine } from '../../base/state-machine.ts'
import {
  type CallFacts,
  callMachine,
  type CallRules,
  type CallState,
  callStates,
  pointsOf,
  refuseCallForm,
  refuseEdit,
  refuseFinishEmpty,
  refuseOpen,
  refuseReview,
  refuseRubric,
  refuseRules,
} from './call.ts'
import { grantLaw, templateOf, templatesOn } from './templates.ts'

const now = new Date('2026-11-22T02:00:00Z')
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
const { rules, form, rubric } = templateOf('competition', '2026-11-22')
const draft: CallFacts & { rules: CallRules; form: typeof form; rubric: typeof rubric } = {
  state: 'draft',
  closesAt: inDays(30),
  rules,
  form,
  rubric,
}

test('the machine is whole', () => {
  expect(refuseMachine(callMachine)).toBeNull()
})

test.each<[CallState, string[]]>([
  ['draft', ['open', 'cancel']],
  ['open', ['close', 'cancel']],
  ['checking', ['review', 'finish']],
  ['reviewing', ['decide']],
  ['deciding', ['notice']],
  ['noticed', ['finish']],
  ['done', []],
  ['cancelled', []],
])('from %s a call may %j', (state, actions) => {
  expect(actionsFrom(callMachine, state)).toEqual(actions)
})

describe('templates', () => {
  test('each opens as it is', () => {
    for (const template of templatesOn('2026-11-22')) {
      expect(refuseOpen({ ...draft, ...template }, now)).toBeNull()
      expect(pointsOf(template.rubric)).toBe(100)
      expect(refuseForm(template.form)).toBeNull()
    }
  })

  test.each([
    ['2019-06-30', 30_000_000, null],
    ['2020-01-01', 50_000_000, 30],
    ['2026-11-22', 80_000_000, 30],
  ])('a grant drafted on %s goes by the terms of that day', (on, ceilingFen, staffPercent) => {
    expect(templateOf('grant', on).rules).toMatchObject({ ceilingFen, staffPercent, ownPercent: 40 })
  })

  test('the law is data of one piece', () => {
    expect(refuseLaw(grantLaw)).toBeNull()
  })
})

describe('opening', () => {
  test('a call that is open is frozen', () => {
    for (const state of callStates)
      expect(refuseEdit({ state })).toEqual(state === 'draft' ? null : { code: 'call.frozen' })
  })

  test('seven days at least to apply, to the millisecond', () => {
    expect(refuseOpen({ ...draft, closesAt: inDays(7) }, now)).toBeNull()
    expect(refuseOpen({ ...draft, closesAt: new Date(inDays(7).getTime() - 1) }, now)).toMatchObject({
      code: 'call.window',
      fields: { closesOn: 'too-early' },
    })
  })

  test.each<[string, Partial<CallRules>, Record<string, string>]>([
    ['a field that nothing is about', { fields: ['traffic-safety', 'weather'] }, { fields: 'not-among-choices' }],
    [
      'a question twice',
      { questions: [rules.questions[0]!, rules.questions[0]!] },
      { questions: 'call.question-twice' },
    ],
    ['nobody may apply', { organisationKinds: [] }, { organisationKinds: 'required' }],
    ['less money than one project gets', { totalFen: 29_999_999 }, { totalFen: 'call.total-below-ceiling' }],
    ['no ceiling', { ceilingFen: 0 }, { ceilingFen: 'too-small' }],
    ['all of it found elsewhere', { ownPercent: 100 }, { ownPercent: 'call.percent' }],
    ['more than all for staff', { staffPercent: 101 }, { staffPercent: 'call.percent' }],
    ['no award', { awards: [] }, { awards: 'required' }],
    [
      'an award twice',
      { awards: [rules.awards[0]!, { level: 'pool', least: 50, places: 1 }] },
      { awards: 'call.award-twice' },
    ],
    ['an award without a place', { awards: [{ level: 'pool', least: 60, places: 0 }] }, { awards: 'call.award' }],
    ['an even number of experts', { experts: 4 }, { experts: 'call.experts-odd' }],
    ['four days of notice', { days: { correct: 5, check: 10, notice: 4 } }, { noticeDays: 'too-small' }],
  ])('refuses rules with %s', (_what, change, fields) => {
    expect(refuseRules({ ...rules, ...change }, '2026-11-22')).toEqual({ code: 'input.invalid', fields })
  })

  test('a form that asks for a person is refused', () => {
    const asks = {
      version: 1,
      sections: [
        {
          key: 'who',
          title: { zh: '联系人', en: 'Contact' },
          fields: [{ key: 'contact', kind: 'person-contact' as const, label: { zh: '联系人', en: 'Contact' } }],
        },
      ],
    }
    expect(refuseCallForm(asks)).toEqual({ code: 'form.invalid', fields: { contact: 'call.asks-person' } })
  })

  test('a rubric has required criteria of 100 points in all', () => {
    const section = rubric.sections[0]!
    const with99 = [{ ...section.fields[0]!, max: 19 }, ...section.fields.slice(1)] as typeof section.fields
    expect(refuseRubric({ ...rubric, sections: [{ ...section, fields: with99 }] })).toMatchObject({
      code: 'call.rubric-points',
      params: { points: 99 },
    })
    const optional = [{ ...section.fields[0]!, required: false }, ...section.fields.slice(1)]
    expect(refuseRubric({ ...rubric, sections: [{ ...section, fields: optional }] })).toEqual({
      code: 'call.rubric-invalid',
      fields: { needs: 'call.criterion' },
    })
  })
})

describe('judging begins when every application was checked', () => {
  test.each([
    [{ unchecked: 1, eligible: 3 }, 'call.unchecked', 'call.unchecked'],
    [{ unchecked: 0, eligible: 3 }, undefined, 'call.some-eligible'],
    [{ unchecked: 0, eligible: 0 }, 'call.none-eligible', undefined],
  ])('%j: review %s, end %s', (standing, review, finish) => {
    expect(refuseReview({ state: 'checking' }, standing)?.code).toBe(review)
    expect(refuseFinishEmpty({ state: 'checking' }, standing)?.code).toBe(finish)
  })

  test('and only after the window has closed', () => {
    expect(refuseReview({ state: 'open' }, { unchecked: 0, eligible: 1 })?.code).toBe('state.not-possible')
    expect(refuseFinishEmpty({ state: 'noticed' }, { unchecked: 0, eligible: 0 })?.code).toBe('state.not-possible')
  })
})
