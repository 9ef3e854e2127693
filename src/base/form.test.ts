import { describe, expect, it } from 'vitest'
import { type Field, type Form, maxLengthOf, refuseForm } from './form.ts'

const label = { zh: '名称', en: 'Name' }
const option = (value: string) => ({ value, label })

function formOf(...fields: Field[]): Form {
  return { version: 1, sections: [{ key: 'main', title: label, fields }] }
}

const kinds: Field[] = [
  { kind: 'text', key: 'title', label, required: true, minLength: 2, maxLength: 40 },
  { kind: 'long-text', key: 'story', label },
  { kind: 'number', key: 'people', label, min: 0, max: 10, decimals: 1 },
  { kind: 'money', key: 'budget', label, maxFen: 5_000_000 },
  { kind: 'date', key: 'begin', label, from: '2026-01-01', to: '2026-12-31' },
  { kind: 'choice', key: 'topic', label, options: [option('traffic'), option('other')] },
  { kind: 'text', key: 'otherTopic', label, showIf: { field: 'topic', oneOf: ['other'] } },
  { kind: 'multi-choice', key: 'helpers', label, options: [option('a'), option('b')], maxChosen: 2 },
  { kind: 'yes-no', key: 'agree', label, mustAgree: true },
  { kind: 'file', key: 'photos', label, maxFiles: 3, accept: 'image', showIf: { field: 'agree', oneOf: [true] } },
  { kind: 'area', key: 'place', label },
  { kind: 'person-contact', key: 'contact', label },
]

describe('refuseForm', () => {
  it('accepts every kind of field, and conditions on what comes before', () => {
    expect(refuseForm(formOf(...kinds))).toBeNull()
    const second = { key: 'second', title: label, fields: [kinds[1]!], showIf: { field: 'helpers', oneOf: ['b'] } }
    const first = formOf(kinds[7]!).sections[0]!
    expect(refuseForm({ version: 2, sections: [first, second] })).toBeNull()
  })

  const text: Field = { kind: 'text', key: 'a', label }
  const choice: Field = { kind: 'choice', key: 'a', label, options: [option('x')] }

  it.each<[string, Form, Record<string, string>]>([
    ['a version below 1', { ...formOf(text), version: 0 }, { version: 'not-positive' }],
    ['half a version', { ...formOf(text), version: 1.5 }, { version: 'not-positive' }],
    ['no fields', formOf(), { form: 'no-fields' }],
    ['a key twice', formOf(text, text), { a: 'duplicate-key' }],
    ['a key of a section', formOf({ ...text, key: 'main' }), { main: 'duplicate-key' }],
    ['a bad key', formOf({ ...text, key: 'a.b' }), { 'a.b': 'bad-key' }],
    ['a key of every object', formOf({ ...text, key: '__proto__' }), { ['__proto__']: 'bad-key' }],
    ['no label', formOf({ ...text, label: { zh: ' ', en: 'Name' } }), { a: 'label-missing' }],
    ['no options', formOf({ ...choice, options: [] }), { a: 'no-options' }],
    ['an option twice', formOf({ ...choice, options: [option('x'), option('x')] }), { a: 'duplicate-option' }],
    ['an option without a value', formOf({ ...choice, options: [option('')] }), { a: 'label-missing' }],
    ['texts too long for their limit', formOf({ ...text, minLength: 300 }), { a: 'limits-crossed' }],
    ['numbers crossed', formOf({ kind: 'number', key: 'a', label, min: 2, max: 1 }), { a: 'limits-crossed' }],
    ['half a decimal', formOf({ kind: 'number', key: 'a', label, decimals: 0.5 }), { a: 'limits-crossed' }],
    ['money crossed', formOf({ kind: 'money', key: 'a', label, minFen: 2, maxFen: 1 }), { a: 'limits-crossed' }],
    ['half a fen', formOf({ kind: 'money', key: 'a', label, maxFen: 1.5 }), { a: 'limits-crossed' }],
    [
      'dates crossed',
      formOf({ kind: 'date', key: 'a', label, from: '2026-02-01', to: '2026-01-01' }),
      { a: 'limits-crossed' },
    ],
    ['a date that is none', formOf({ kind: 'date', key: 'a', label, from: '2026-02-30' }), { a: 'limits-crossed' }],
    [
      'more to choose than there is',
      formOf({ ...choice, kind: 'multi-choice', minChosen: 2 }),
      { a: 'limits-crossed' },
    ],
    ['no file', formOf({ kind: 'file', key: 'a', label, accept: 'any', maxFiles: 0 }), { a: 'limits-crossed' }],
    [
      'a condition on nothing',
      formOf({ ...text, showIf: { field: 'z', oneOf: ['x'] } }),
      { a: 'condition-field-unknown' },
    ],
    [
      'a condition on itself',
      formOf({ ...choice, showIf: { field: 'a', oneOf: ['x'] } }),
      { a: 'condition-field-unknown' },
    ],
    [
      'a condition on a text',
      formOf(text, { ...text, key: 'b', showIf: { field: 'a', oneOf: ['x'] } }),
      { b: 'condition-field-unknown' },
    ],
    [
      'a condition on a later field',
      formOf({ ...text, key: 'b', showIf: { field: 'a', oneOf: ['x'] } }, choice),
      { b: 'condition-field-unknown' },
    ],
    [
      'a condition on a section',
      formOf({ ...text, showIf: { field: 'main', oneOf: ['x'] } }),
      { a: 'condition-field-unknown' },
    ],
    [
      'a condition never met',
      formOf(choice, { ...text, key: 'b', showIf: { field: 'a', oneOf: ['y'] } }),
      { b: 'condition-value-unknown' },
    ],
    [
      'a condition on no value',
      formOf(choice, { ...text, key: 'b', showIf: { field: 'a', oneOf: [] } }),
      { b: 'condition-value-unknown' },
    ],
  ])('names %s', (_, form, fields) => {
    const refusal = refuseForm(form)
    expect(refusal?.code).toBe('form.invalid')
    expect(Object.entries(refusal?.fields ?? {})).toEqual(Object.entries(fields))
  })

  it('names everything at once', () => {
    const refusal = refuseForm(formOf({ ...text, key: 'A' }, { ...choice, options: [] }, text))
    expect(refusal?.fields).toEqual({ A: 'bad-key', a: 'duplicate-key' })
  })
})

it('texts have a limit also when none is told', () => {
  expect(maxLengthOf({ kind: 'text', key: 'a', label })).toBe(200)
  expect(maxLengthOf({ kind: 'long-text', key: 'a', label })).toBe(5000)
  expect(maxLengthOf({ kind: 'text', key: 'a', label, maxLength: 7 })).toBe(7)
})
