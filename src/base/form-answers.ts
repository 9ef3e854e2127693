import { isCivilDate } from './clock.ts'
import type { Id } from './context.ts'
import type { Fault } from './fault.ts'
import {
  type AreaField,
  type Condition,
  type ContactField,
  type Field,
  fieldsOf,
  type Form,
  maxLengthOf,
  type MoneyField,
  type MultiChoiceField,
  type NumberField,
  type TextField,
} from './form.ts'
import { isId } from './id.ts'
import { normaliseEmail, normalisePhone } from './mask.ts'
import { parseYuan } from './money.ts'
import { refuseFields, type Refusal } from './refusal.ts'
import { collapseSpace, textFault, tidyLines, toHalfWidth } from './text.ts'

/** Empty strings stand for what was not given. */
export interface ContactAnswer {
  name: string
  phone: string
  email: string
}

/** null: not answered. Money in fen, dates as CivilDate, files and areas as ids. */
export type Answer = string | number | boolean | readonly string[] | ContactAnswer | null
export type Answers = Record<string, Answer>

/** Answers as they arrive, before a rule has looked at them. */
export type GivenAnswers = Readonly<Record<string, unknown>>

function given(answers: GivenAnswers, key: string): unknown {
  return Object.hasOwn(answers, key) ? (answers[key] ?? null) : null
}

function isContact(value: unknown): value is ContactAnswer {
  if (typeof value !== 'object' || value === null) return false
  const { name, phone, email } = value as Record<string, unknown>
  return typeof name === 'string' && typeof phone === 'string' && typeof email === 'string'
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  return isContact(value) && collapseSpace(value.name + value.phone + value.email) === ''
}

/** The fields these answers show, in order: a field behind a hidden one is hidden too. */
export function visibleFields(form: Form, answers: GivenAnswers): Field[] {
  const visible = new Map<string, Field>()
  const holds = (condition: Condition | undefined) =>
    !condition || (visible.has(condition.field) && isOneOf(given(answers, condition.field), condition.oneOf))
  for (const section of form.sections) {
    if (!holds(section.showIf)) continue
    for (const field of section.fields) if (holds(field.showIf)) visible.set(field.key, field)
  }
  return [...visible.values()]
}

function isOneOf(value: unknown, wanted: readonly unknown[]): boolean {
  return Array.isArray(value) ? value.some((one) => wanted.includes(one)) : wanted.includes(value)
}

/** Every field without an answer: what a new draft holds. */
export function emptyAnswers(form: Form): Answers {
  return Object.fromEntries(fieldsOf(form).map((field) => [field.key, emptyAnswer(field)]))
}

function emptyAnswer(field: Field): Answer {
  if (field.kind === 'multi-choice' || field.kind === 'file') return []
  return field.kind === 'person-contact' ? { name: '', phone: '', email: '' } : null
}

/**
 * All that is wrong, at once: `form.answers-invalid` with a Fault per field; a contact's parts are named
 * `key.name`, `key.phone`, `key.email`. Hidden fields are not judged; answers to fields the form lacks are refused.
 */
export function refuseAnswers(form: Form, answers: GivenAnswers): Refusal {
  const faults: Record<string, Fault | null> = Object.create(null)
  const known = new Set(fieldsOf(form).map((field) => field.key))
  for (const key of Object.keys(answers)) if (!known.has(key)) faults[key] = 'unknown-field'
  for (const field of visibleFields(form, answers)) {
    const value = given(answers, field.key)
    if (isEmpty(value)) faults[field.key] = emptyFault(field)
    else if (field.kind === 'person-contact') Object.assign(faults, contactFaults(field, value))
    else faults[field.key] = answerFault(field, value)
  }
  return refuseFields('form.answers-invalid', faults)
}

function emptyFault(field: Field): Fault | null {
  if (field.kind === 'yes-no' && field.mustAgree) return 'must-agree'
  return field.required ? 'required' : null
}

function answerFault(field: Exclude<Field, ContactField>, value: unknown): Fault | null {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return textAnswerFault(field, value)
    case 'number':
      return numberFault(field, value)
    case 'money':
      return moneyFault(field, value)
    case 'date':
      if (!isCivilDate(value)) return 'not-a-date'
      return field.from && value < field.from ? 'too-early' : field.to && value > field.to ? 'too-late' : null
    case 'choice':
      return field.options.some((option) => option.value === value) ? null : 'not-an-option'
    case 'multi-choice':
      return multiChoiceFault(field, value)
    case 'yes-no':
      if (typeof value !== 'boolean') return 'not-yes-or-no'
      return field.mustAgree && !value ? 'must-agree' : null
    case 'file':
      if (!Array.isArray(value) || !value.every(isId)) return 'not-a-file'
      return new Set(value).size > (field.maxFiles ?? 1) ? 'too-many' : null
    default:
      field satisfies AreaField
      return isId(value) ? null : 'not-an-area'
  }
}

function textAnswerFault(field: TextField, value: unknown): Fault | null {
  if (typeof value !== 'string') return 'not-text'
  const limits = { max: maxLengthOf(field), lines: field.kind === 'long-text' }
  return textFault(value, field.minLength === undefined ? limits : { ...limits, min: field.minLength })
}

function numberFault(field: NumberField, value: unknown): Fault | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'not-a-number'
  if (Number(value.toFixed(Math.min(field.decimals ?? 0, 100))) !== value) return 'too-precise'
  if (field.min !== undefined && value < field.min) return 'too-small'
  return field.max !== undefined && value > field.max ? 'too-large' : null
}

function moneyFault(field: MoneyField, value: unknown): Fault | null {
  // A posted amount that could not be read is still text: say what is wrong with it.
  if (typeof value === 'string') return (parseYuan(value).refusal?.code as Fault | undefined) ?? 'not-money'
  if (!Number.isSafeInteger(value)) return 'not-money'
  if ((value as number) < (field.minFen ?? 0)) return 'too-small'
  return field.maxFen !== undefined && (value as number) > field.maxFen ? 'too-large' : null
}

function multiChoiceFault(field: MultiChoiceField, value: unknown): Fault | null {
  const options = field.options.map((option) => option.value)
  if (!Array.isArray(value) || !value.every((one) => options.includes(one))) return 'not-an-option'
  const chosen = new Set(value).size
  if (chosen < (field.minChosen ?? 0)) return 'too-few'
  return chosen > (field.maxChosen ?? options.length) ? 'too-many' : null
}

function contactFaults(field: ContactField, value: unknown): Record<string, Fault | null> {
  const { key, needs = 'any' } = field
  if (!isContact(value)) return { [key]: 'contact-missing' }
  const phoneGiven = value.phone.trim() !== ''
  const emailGiven = value.email.trim() !== ''
  const useful = needs === 'phone' ? phoneGiven : needs === 'email' ? emailGiven : phoneGiven || emailGiven
  return {
    [key]: useful ? null : 'contact-missing',
    [`${key}.name`]: value.name.trim() === '' ? 'name-missing' : textFault(value.name, { max: 50, lines: false }),
    [`${key}.phone`]: phoneGiven && normalisePhone(value.phone) === null ? 'phone-invalid' : null,
    [`${key}.email`]: emailGiven && normaliseEmail(value.email) === null ? 'email-invalid' : null,
  }
}

/**
 * What is stored of answers that `refuseAnswers` let pass: those of visible fields only, texts without stray white space,
 * phone and e-mail in their normal form, choices once each and in the form's order.
 */
export function cleanAnswers(form: Form, answers: GivenAnswers): Answers {
  const entries = visibleFields(form, answers).map((field): [string, Answer] => {
    const value = given(answers, field.key)
    return [field.key, isEmpty(value) ? emptyAnswer(field) : cleanAnswer(field, value as Answer)]
  })
  return Object.fromEntries(entries)
}

function cleanAnswer(field: Field, value: Answer): Answer {
  switch (field.kind) {
    case 'text':
      return collapseSpace(value as string)
    case 'long-text':
      return tidyLines(value as string)
    case 'multi-choice':
      return field.options.map((option) => option.value).filter((one) => (value as string[]).includes(one))
    case 'file':
      return [...new Set(value as Id[])]
    case 'person-contact': {
      const { name, phone, email } = value as ContactAnswer
      return { name: collapseSpace(name), phone: normalisePhone(phone) ?? '', email: normaliseEmail(email) ?? '' }
    }
    default:
      return value
  }
}

/**
 * Answers out of a posted HTML form: fields by key, a contact's parts as `key.name`, `key.phone`, `key.email`, yes-no as
 * `yes`, `no` or a ticked box. What cannot be read stays the text it was, for `refuseAnswers` to name and the page to show.
 */
export function answersFromPost(form: Form, posted: Readonly<Record<string, string | string[]>>): GivenAnswers {
  return Object.fromEntries(
    fieldsOf(form).map((field) => [field.key, readPosted(field, (key) => postedTexts(posted, key))]),
  )
}

function postedTexts(posted: Readonly<Record<string, string | string[]>>, key: string): string[] {
  if (!Object.hasOwn(posted, key)) return []
  return [posted[key] ?? []].flat().filter((text) => text !== '')
}

function readPosted(field: Field, texts: (key: string) => string[]): unknown {
  const all = texts(field.key)
  const first = all[0] ?? null
  switch (field.kind) {
    case 'multi-choice':
    case 'file':
      return all
    case 'person-contact': {
      const part = (name: string) => texts(`${field.key}.${name}`)[0] ?? ''
      return { name: part('name'), phone: part('phone'), email: part('email') }
    }
    case 'number':
      return first === null ? null : readNumber(first)
    case 'money':
      return first === null ? null : (parseYuan(first).value ?? first)
    case 'yes-no':
      return first === 'yes' || first === 'on' ? true : first === 'no' ? false : first
    case 'date':
      return first === null ? null : toHalfWidth(first).trim()
    default:
      return first
  }
}

function readNumber(text: string): number | string {
  const plain = toHalfWidth(text).trim()
  return /^-?[0-9]{1,15}(?:\.[0-9]{1,10})?$/.test(plain) ? Number(plain) : text
}
