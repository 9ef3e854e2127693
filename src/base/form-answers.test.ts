import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './clock.ts'
import { faultLabels } from './fault.ts'
import type { Field, Form } from './form.ts'
import {
  answersFromPost,
  cleanAnswers,
  emptyAnswers,
  type GivenAnswers,
  refuseAnswers,
  visibleFields,
} from './form-answers.ts'
import { newId } from './id.ts'
import { formatFen } from './money.ts'

const label = { zh: '名称', en: 'Name' }
const option = (value: string) => ({ value, label })
const id = newId()

const title: Field = { kind: 'text', key: 'title', label, required: true, minLength: 2, maxLength: 10 }
const topic: Field = {
  kind: 'choice',
  key: 'topic',
  label,
  required: true,
  options: [option('traffic'), option('other')],
}
const otherTopic: Field = {
  kind: 'text',
  key: 'otherTopic',
  label,
  required: true,
  showIf: { field: 'topic', oneOf: ['other'] },
}

const form: Form = {
  version: 1,
  sections: [
    {
      key: 'main',
      title: label,
      fields: [
        title,
        topic,
        otherTopic,
        { kind: 'long-text', key: 'story', label, maxLength: 50 },
        { kind: 'number', key: 'people', label, min: 1, max: 99.5, decimals: 1 },
        { kind: 'money', key: 'budget', label, minFen: 100, maxFen: 800_000 },
        { kind: 'date', key: 'begin', label, from: '2026-01-01', to: '2026-12-31' },
        {
          kind: 'multi-choice',
          key: 'helpers',
          label,
          minChosen: 1,
          maxChosen: 2,
          options: ['a', 'b', 'c'].map(option),
        },
        { kind: 'yes-no', key: 'minor', label },
      ],
    },
    {
      key: 'guardian',
      title: label,
      showIf: { field: 'minor', oneOf: [true] },
      fields: [
        { kind: 'person-contact', key: 'guardianContact', label, required: true, needs: 'phone', personal: true },
        { kind: 'yes-no', key: 'consent', label, mustAgree: true },
        {
          kind: 'file',
          key: 'signed',
          label,
          maxFiles: 2,
          accept: 'image',
          showIf: { field: 'consent', oneOf: [true] },
        },
        { kind: 'area', key: 'home', label },
      ],
    },
  ],
}

const enough = { title: '斑马线', topic: 'traffic' }
const guardian = {
  ...enough,
  minor: true,
  consent: true,
  guardianContact: { name: '家长', phone: '13812341234', email: '' },
}

function faultsOf(answers: GivenAnswers): Record<string, string> {
  return refuseAnswers(form, answers)?.fields ?? {}
}

describe('what is shown', () => {
  const keys = (answers: GivenAnswers) => visibleFields(form, answers).map(({ key }) => key)

  it('follows the conditions of fields and sections', () => {
    expect(keys({})).not.toContain('otherTopic')
    expect(keys({ topic: 'other' })).toContain('otherTopic')
    expect(keys({ minor: false })).not.toContain('consent')
    expect(keys({ minor: true })).toContain('consent')
  })

  it('hides what hangs on something hidden, whatever was answered there', () => {
    expect(keys({ minor: true, consent: true })).toContain('signed')
    expect(keys({ minor: false, consent: true })).not.toContain('signed')
  })

  it('hides a whole chain with its first field', () => {
    const ask = (key: string, on?: string): Field => ({
      kind: 'yes-no',
      key,
      label,
      ...(on ? { showIf: { field: on, oneOf: [true] } } : {}),
    })
    const chain: Form = {
      version: 1,
      sections: [{ key: 's', title: label, fields: [ask('a'), ask('b', 'a'), ask('c', 'b')] }],
    }
    expect(visibleFields(chain, { a: true, b: true, c: true }).length).toBe(3)
    expect(visibleFields(chain, { a: false, b: true, c: true }).length).toBe(1)
  })

  it('shows for any one of several chosen', () => {
    const several: Form = {
      version: 1,
      sections: [
        {
          key: 's',
          title: label,
          fields: [
            { kind: 'multi-choice', key: 'm', label, options: ['a', 'b'].map(option) },
            { ...title, showIf: { field: 'm', oneOf: ['b'] } },
          ],
        },
      ],
    }
    expect(visibleFields(several, { m: ['a', 'b'] }).length).toBe(2)
    expect(visibleFields(several, { m: ['a'] }).length).toBe(1)
    expect(visibleFields(several, Object.create({ m: ['b'] })).length).toBe(1)
  })
})

describe('refuseAnswers', () => {
  it('accepts enough, and everything', () => {
    expect(refuseAnswers(form, enough)).toBeNull()
    const all = {
      ...guardian,
      story: '一\n二',
      people: 3.5,
      budget: 500_000,
      begin: '2026-06-01',
      helpers: ['c', 'a'],
      signed: [id],
      home: id,
    }
    expect(refuseAnswers(form, all)).toBeNull()
  })

  it('names all that is missing at once, of what is shown', () => {
    expect(refuseAnswers(form, {})).toEqual({
      code: 'form.answers-invalid',
      fields: { title: 'required', topic: 'required' },
    })
    expect(faultsOf({ topic: 'other', minor: true })).toEqual({
      title: 'required',
      otherTopic: 'required',
      guardianContact: 'required',
      consent: 'must-agree',
    })
  })

  it.each<[string, unknown, string]>([
    ['title', '  ', 'required'],
    ['title', '斑', 'too-short'],
    ['title', '字'.repeat(11), 'too-long'],
    ['title', '斑马\n线', 'line-break'],
    ['title', '斑马\0线', 'control-character'],
    ['title', 12, 'not-text'],
    ['title', ['斑马线'], 'not-text'],
    ['topic', 'traffic2', 'not-an-option'],
    ['topic', ['traffic'], 'not-an-option'],
    ['story', '字'.repeat(51), 'too-long'],
    ['people', '3', 'not-a-number'],
    ['people', Number.NaN, 'not-a-number'],
    ['people', Infinity, 'not-a-number'],
    ['people', 3.55, 'too-precise'],
    ['people', 0, 'too-small'],
    ['people', 100, 'too-large'],
    ['budget', 99, 'too-small'],
    ['budget', 800_001, 'too-large'],
    ['budget', 1.5, 'not-money'],
    ['budget', 'abc', 'not-money'],
    ['budget', '1.234', 'too-precise'],
    ['budget', '9'.repeat(30), 'too-large'],
    ['budget', '1.00', 'not-money'], // readable text belongs through answersFromPost
    ['begin', '2026-02-30', 'not-a-date'],
    ['begin', 20260601, 'not-a-date'],
    ['begin', '2025-12-31', 'too-early'],
    ['begin', '2027-01-01', 'too-late'],
    ['helpers', ['a', 'b', 'c'], 'too-many'],
    ['helpers', ['d'], 'not-an-option'],
    ['helpers', 'a', 'not-an-option'],
    ['minor', 'yes', 'not-yes-or-no'],
    ['consent', false, 'must-agree'],
    ['signed', ['x'], 'not-a-file'],
    ['signed', id, 'not-a-file'],
    ['signed', [id, newId(), newId()], 'too-many'],
    ['home', '440307', 'not-an-area'],
    ['nothing', 'x', 'unknown-field'],
    ['guardianContact', '13812341234', 'contact-missing'],
  ])('%s: %j is %s', (key, value, fault) => {
    expect(faultsOf({ ...guardian, [key]: value })).toEqual({ [key]: fault })
    expect(faultLabels).toHaveProperty([fault])
  })

  it.each([
    [{ name: '家长', phone: '', email: 'a@b.cn' }, { guardianContact: 'contact-missing' }],
    [{ name: ' ', phone: '13812341234', email: '' }, { 'guardianContact.name': 'name-missing' }],
    [{ name: '家长', phone: '1381234', email: '' }, { 'guardianContact.phone': 'phone-invalid' }],
    [
      { name: '长'.repeat(51), phone: '13812341234', email: 'a@' },
      { 'guardianContact.name': 'too-long', 'guardianContact.email': 'email-invalid' },
    ],
  ])('names the part of a contact: %j', (guardianContact, fields) => {
    expect(faultsOf({ ...guardian, guardianContact })).toEqual(fields)
  })

  it('never throws, whatever arrives', () => {
    const keys = fc.constantFrom(
      'title',
      'topic',
      'people',
      'budget',
      'begin',
      'helpers',
      'minor',
      'guardianContact',
      'signed',
      'x',
      '__proto__',
    )
    fc.assert(
      fc.property(fc.dictionary(keys, fc.anything()), (answers) => {
        const refusal = refuseAnswers(form, answers)
        for (const fault of Object.values(refusal?.fields ?? {})) expect(faultLabels).toHaveProperty([fault])
      }),
    )
  })
})

describe('cleanAnswers', () => {
  it('drops what is hidden and puts the rest into its stored form', () => {
    const answers = {
      ...guardian,
      title: '  斑马　线 ',
      story: '一  \r\n\r\n\r\n二',
      otherTopic: '藏起来的',
      helpers: ['c', 'a', 'c'],
      guardianContact: { name: ' 家 长', phone: '+86 138-1234-1234', email: '' },
    }
    expect(cleanAnswers(form, answers)).toEqual({
      title: '斑马 线',
      topic: 'traffic',
      story: '一\n\n二',
      people: null,
      budget: null,
      begin: null,
      helpers: ['a', 'c'],
      minor: true,
      guardianContact: { name: '家 长', phone: '13812341234', email: '' },
      consent: true,
      signed: [],
      home: null,
    })
  })

  const answer = fc.record(
    {
      title: fc.constantFrom(' 斑马线', '斑马 线', '斑　马'),
      topic: fc.constantFrom('traffic', 'other'),
      otherTopic: fc.constantFrom('噪音 ', '其他'),
      story: fc.string({ maxLength: 40 }),
      people: fc.constantFrom(1, 2.5, 99.5),
      helpers: fc.subarray(['c', 'a', 'b'], { minLength: 1, maxLength: 2 }),
      minor: fc.boolean(),
      consent: fc.constant(true),
      guardianContact: fc.constant({ name: ' 家长', phone: '138 1234 1234', email: ' A@b.cn' }),
      begin: fc.nat(300).map((days) => addDays('2026-01-01', days)),
    },
    { requiredKeys: ['title', 'topic', 'otherTopic', 'consent', 'guardianContact'] },
  )

  it('passes the rule that let its answers pass, and is clean after the first time', () => {
    fc.assert(
      fc.property(answer, (answers) => {
        fc.pre(refuseAnswers(form, answers) === null)
        const clean = cleanAnswers(form, answers)
        expect(refuseAnswers(form, clean)).toBeNull()
        expect(cleanAnswers(form, clean)).toEqual(clean)
        expect(Object.keys(clean)).toEqual(visibleFields(form, answers).map(({ key }) => key))
      }),
    )
  })
})

it('emptyAnswers holds every field and only asks for what is required', () => {
  const empty = emptyAnswers(form)
  expect(Object.keys(empty).length).toBe(13)
  expect(empty).toMatchObject({ title: null, helpers: [], guardianContact: { name: '', phone: '', email: '' } })
  expect(faultsOf(empty)).toEqual({ title: 'required', topic: 'required' })
})

describe('answersFromPost', () => {
  it('reads every kind', () => {
    const posted = {
      title: '斑马线',
      topic: 'traffic',
      story: '',
      people: ' ３.５ ',
      budget: '¥5,000.00',
      begin: ' 2026-06-01 ',
      helpers: ['a', 'c'],
      minor: 'yes',
      'guardianContact.name': '家长',
      'guardianContact.phone': '138 1234 1234',
      consent: 'on',
      signed: id,
      home: id,
      submitted: 'ignored',
    }
    const answers = answersFromPost(form, posted)
    expect(answers).toEqual({
      ...enough,
      otherTopic: null,
      story: null,
      people: 3.5,
      budget: 500_000,
      begin: '2026-06-01',
      helpers: ['a', 'c'],
      minor: true,
      guardianContact: { name: '家长', phone: '138 1234 1234', email: '' },
      consent: true,
      signed: [id],
      home: id,
    })
    expect(refuseAnswers(form, answers)).toBeNull()
  })

  it('keeps what it cannot read, for the rule to name and the page to show', () => {
    const answers = answersFromPost(form, {
      ...enough,
      people: 'three',
      budget: '1,5',
      minor: 'maybe',
      begin: 'tomorrow',
      helpers: 'd',
    })
    expect(answers).toMatchObject({ people: 'three', budget: '1,5', minor: 'maybe', begin: 'tomorrow' })
    expect(faultsOf(answers)).toEqual({
      people: 'not-a-number',
      budget: 'not-money',
      begin: 'not-a-date',
      helpers: 'not-an-option',
      minor: 'not-yes-or-no',
    })
  })

  it('takes a box not ticked for unanswered, and no for no', () => {
    expect(answersFromPost(form, {}).consent).toBeNull()
    expect(answersFromPost(form, { minor: 'no' }).minor).toBe(false)
    expect(answersFromPost(form, Object.create({ title: 'inherited' })).title).toBeNull()
  })

  it('reads back amounts and numbers as they are written', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: -1e6, max: 1e6 }), (budget, tenths) => {
        const people = tenths / 10
        const answers = answersFromPost(form, { budget: formatFen(budget), people: String(people) })
        expect(answers).toMatchObject({ budget, people })
      }),
    )
  })
})
