import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { Form } from '../base/form.ts'
import { FormAnswers } from './form-answers.tsx'
import { errorText, formErrors, FormView } from './form-view.tsx'

const form: Form = {
  version: 1,
  sections: [
    {
      key: 'main',
      title: { zh: '您的点子', en: 'Your idea' },
      fields: [
        { key: 'name', kind: 'text', label: { zh: '名字', en: 'Name' }, required: true },
        { key: 'cost', kind: 'money', label: { zh: '花费', en: 'Cost' } },
        { key: 'minor', kind: 'yes-no', label: { zh: '未满十八岁', en: 'Under 18' } },
        {
          key: 'guardian',
          kind: 'person-contact',
          needs: 'phone',
          required: true,
          label: { zh: '监护人', en: 'Guardian' },
          showIf: { field: 'minor', oneOf: [true] },
        },
        {
          key: 'group',
          kind: 'choice',
          label: { zh: '谁来做', en: 'Who' },
          options: [{ value: 'alone', label: { zh: '我自己', en: 'Me' } }],
        },
        { key: 'agree', kind: 'yes-no', mustAgree: true, label: { zh: '同意公开', en: 'Agree' } },
      ],
    },
  ],
}

const html = (node: React.ReactNode) => renderToStaticMarkup(node)

describe('filling in', () => {
  test('every field is there without script, a conditional one with its condition in words', () => {
    const shown = html(<FormView form={form} answers={{}} />)
    for (const name of [
      'name',
      'cost',
      'minor',
      'guardian.name',
      'guardian.phone',
      'guardian.email',
      'group',
      'agree',
    ]) {
      expect(shown).toContain(`name="${name}"`)
    }
    expect(shown).toContain('“未满十八岁”选“是”时填写。')
  })

  test('an amount is shown as it is typed, one that could not be read as it was', () => {
    expect(html(<FormView form={form} answers={{ cost: 1_200_000 }} />)).toContain('value="12000"')
    expect(html(<FormView form={form} answers={{ cost: 123_450 }} />)).toContain('value="1234.50"')
    expect(html(<FormView form={form} answers={{ cost: '一万' }} />)).toContain('value="一万"')
  })

  test('an unanswered question is neither yes nor no', () => {
    expect(html(<FormView form={form} answers={{}} />)).not.toContain('checked')
    expect(html(<FormView form={form} answers={{ minor: false }} />)).toMatch(
      /value="no"[^>]*checked|checked[^>]*value="no"/,
    )
  })

  test('errors stand at their fields, a contact’s at its part', () => {
    const shown = html(
      <FormView form={form} answers={{}} errors={{ name: 'required', 'guardian.phone': 'phone-invalid' }} />,
    )
    expect(shown).toContain('id="field-name-error">请填写这一项')
    expect(shown).toContain('id="field-guardian.phone-error"')
  })
})

test('the summary follows the order of the form and names the field', () => {
  expect(formErrors(form, { agree: 'must-agree', 'guardian.phone': 'phone-invalid', name: 'required' }, 'zh')).toEqual([
    { name: 'name', text: '名字：请填写这一项' },
    { name: 'guardian.phone', text: '监护人：请填手机号，或带区号的座机号' },
    { name: 'agree', text: '同意公开：确认同意后才能提交' },
  ])
})

test('a module’s own words go before the platform’s, and an unknown code still says something', () => {
  expect(errorText('required', 'zh', { required: { zh: '说说是什么事', en: 'Say what' } })).toBe('说说是什么事')
  expect(errorText('something-new', 'en')).toBe('Please check this')
})

test('what was filled in is read in words, without what its answers hide', () => {
  const shown = html(
    <FormAnswers
      form={form}
      answers={{
        name: '楼长',
        cost: 800_000,
        minor: false,
        guardian: { name: '王某', phone: '', email: '' },
        group: 'alone',
        agree: true,
      }}
    />,
  )
  const text = shown.replaceAll(/<[^>]+>/g, '|')
  expect(text).toContain('¥8,000.00')
  expect(text).toContain('我自己')
  expect(text).not.toContain('王某')
})
