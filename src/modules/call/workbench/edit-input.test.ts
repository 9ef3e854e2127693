import { describe, expect, it } from 'vitest'
import { refuseRubric, refuseRules } from '../call.ts'
import type { CallDetail } from '../contract.ts'
import { templateOf } from '../templates.ts'
import { draftOf, inputOf, nameOf } from './edit-input.ts'

const { rules, form, rubric } = templateOf('grant', '2026-11-19')

const call = {
  ...{ code: 'LG-26-0001', title: '公益创投', purpose: '为街坊身边的小事找到能做成的办法。' },
  ...{ area: { id: 'area', name: '平湖街道' }, closesAt: '2026-12-19T10:00:00.000Z' },
  ...{ rules, form, rubric },
} as unknown as CallDetail

describe('the editor of a call', () => {
  it('gives back what it was given', () => {
    const input = inputOf(call, draftOf(call))
    expect(input).toEqual({
      ...{ code: call.code, title: call.title, purpose: call.purpose, areaId: 'area', closesOn: '2026-12-19' },
      ...{ rules, form, rubric },
    })
  })

  it('reads amounts in yuan, and takes an empty sum for none', () => {
    const edited = inputOf(call, { ...draftOf(call), ceilingFen: '120,000', totalFen: ' ' })
    expect(edited.rules).toMatchObject({ ceilingFen: 12_000_000, totalFen: null })
    // what is no amount is refused at its field
    const wrong = inputOf(call, { ...draftOf(call), ceilingFen: '很多' })
    expect(refuseRules(wrong.rules, '2026-11-19')?.fields).toEqual({ ceilingFen: 'too-small' })
  })

  it('gives a question that is added a key of its own', () => {
    const draft = draftOf(call)
    draft.questions = [
      ...draft.questions.slice(1),
      { zh: '有专账', en: 'Keeps an account' },
      { zh: '有场地', en: 'Rooms' },
    ]
    const keys = inputOf(call, draft).rules.questions.map(({ key }) => key)
    expect(keys).toEqual(['able', 'listed', 'lawful', 'own1', 'own2'])
  })

  it('changes points and words of a criterion, and nothing else of it', () => {
    const draft = draftOf(call)
    draft.rubric.needs = { ...draft.rubric.needs!, zh: '真问题', max: 15 }
    const edited = inputOf(call, draft).rubric
    expect(edited.sections[0]?.fields[0]).toMatchObject({
      ...{ key: 'needs', kind: 'number', min: 0, max: 15, decimals: 1, required: true },
      label: { zh: '真问题', en: 'Need' },
    })
    expect(refuseRubric(edited)?.params).toEqual({ points: 95 })
  })

  it('changes whether a question of the form must be answered', () => {
    const draft = draftOf(call)
    draft.form.people = { ...draft.form.people!, required: false, helpZh: '', helpEn: '' }
    const people = inputOf(call, draft).form.sections[0]?.fields[1]
    expect(people).toMatchObject({ key: 'people', min: 1 })
    expect(people).not.toHaveProperty('required')
    expect(people).not.toHaveProperty('help')
  })

  it.each([
    ['title', ['title']],
    ['ownPercent', ['ownPercent']],
    ['rules.perOrganisation', ['perOrganisation']],
    ['rules.days.check', ['checkDays']],
    ['rules.questions.2.label.en', ['questions', 2, 'en']],
    ['needs', ['rubric', 'needs', 'max']],
    ['steps', ['form', 'steps', 'zh']],
    ['awards', null],
    ['rubric', null],
  ])('finds where %s stands', (field, name) => {
    expect(nameOf(call, field)).toEqual(name)
  })
})
