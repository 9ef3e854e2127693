import type { CivilDate } from './clock.ts'
import { isCivilDate } from './clock.ts'
import type { Label } from './label.ts'
import type { Fen } from './money.ts'
import { refuseFields, type Refusal } from './refusal.ts'

/**
 * A form as data: application forms, rubrics, surveys and indicators alike. It is frozen, with its version, onto what was
 * filled in with it; a change makes a new version.
 */
export interface Form {
  version: number
  sections: readonly Section[]
}

export interface Section {
  /** unique among the keys of the form */
  key: string
  title: Label
  help?: Label
  fields: readonly Field[]
  showIf?: Condition
}

/** Shown only when an earlier choice or yes-no field was answered with one of these (any one of them, if several). */
export interface Condition {
  field: string
  oneOf: readonly (string | boolean)[]
}

export interface Option {
  value: string
  label: Label
  help?: Label
}

interface FieldBase {
  /** letters and digits, beginning with a small letter; the name of its answer */
  key: string
  label: Label
  help?: Label
  required?: boolean
  showIf?: Condition
  /** personal data: never logged, masked, erasable */
  personal?: boolean
}

export interface TextField extends FieldBase {
  kind: 'text' | 'long-text'
  /** characters as a reader counts them */
  minLength?: number
  /** 200 for text, 5,000 for long-text unless told */
  maxLength?: number
}

export interface NumberField extends FieldBase {
  kind: 'number'
  min?: number
  max?: number
  /** 0 unless told */
  decimals?: number
  unit?: Label
}

export interface MoneyField extends FieldBase {
  kind: 'money'
  /** 0 unless told */
  minFen?: Fen
  maxFen?: Fen
}

export interface DateField extends FieldBase {
  kind: 'date'
  from?: CivilDate
  to?: CivilDate
}

export interface ChoiceField extends FieldBase {
  kind: 'choice'
  options: readonly Option[]
}

export interface MultiChoiceField extends FieldBase {
  kind: 'multi-choice'
  options: readonly Option[]
  minChosen?: number
  maxChosen?: number
}

export interface YesNoField extends FieldBase {
  kind: 'yes-no'
  /** a consent or pledge: only yes is accepted */
  mustAgree?: boolean
}

export interface FileField extends FieldBase {
  kind: 'file'
  /** 1 unless told */
  maxFiles?: number
  accept: 'image' | 'document' | 'any'
}

export interface AreaField extends FieldBase {
  kind: 'area'
  levels?: readonly ('street' | 'community' | 'committee' | 'place')[]
}

export interface ContactField extends FieldBase {
  kind: 'person-contact'
  /** what must be there for the answer to be of use; `any` (one of both) unless told */
  needs?: 'phone' | 'email' | 'any'
}

export type Field =
  | TextField
  | NumberField
  | MoneyField
  | DateField
  | ChoiceField
  | MultiChoiceField
  | YesNoField
  | FileField
  | AreaField
  | ContactField

/** All fields of all sections, in order. */
export function fieldsOf(form: Form): Field[] {
  return form.sections.flatMap((section) => section.fields)
}

export function maxLengthOf(field: TextField): number {
  return field.maxLength ?? (field.kind === 'text' ? 200 : 5000)
}

const keyPattern = /^[a-z][a-zA-Z0-9]{0,63}$/

/**
 * What is wrong with the form itself, by key of section or field: `bad-key`, `duplicate-key`, `label-missing`,
 * `no-options`, `duplicate-option`, `limits-crossed`, `condition-field-unknown` (unknown, or not before it),
 * `condition-value-unknown`, `no-fields`; `version` is `not-positive`.
 */
export function refuseForm(form: Form): Refusal {
  const faults: Record<string, string | null> = Object.create(null)
  if (!Number.isSafeInteger(form.version) || form.version < 1) faults.version = 'not-positive'
  const seen = new Map<string, Field | null>()
  const judge = (key: string, field: Field | null, fault: string | null) => {
    if (!keyPattern.test(key)) faults[key] = 'bad-key'
    else if (seen.has(key)) faults[key] = 'duplicate-key'
    else if (fault) faults[key] = fault
    seen.set(key, field)
  }
  for (const section of form.sections) {
    judge(section.key, null, sectionFault(section) ?? conditionFault(section.showIf, seen))
    for (const field of section.fields) judge(field.key, field, fieldFault(field) ?? conditionFault(field.showIf, seen))
  }
  if (fieldsOf(form).length === 0) faults.form = 'no-fields'
  return refuseFields('form.invalid', faults)
}

function sectionFault(section: Section): string | null {
  return isLabelled(section.title) ? null : 'label-missing'
}

function isLabelled(label: Label): boolean {
  return label.zh.trim() !== '' && label.en.trim() !== ''
}

function fieldFault(field: Field): string | null {
  if (!isLabelled(field.label)) return 'label-missing'
  if ('options' in field) {
    const values = field.options.map((option) => option.value)
    if (values.length === 0) return 'no-options'
    if (new Set(values).size < values.length) return 'duplicate-option'
    if (!field.options.every((option) => option.value !== '' && isLabelled(option.label))) return 'label-missing'
  }
  return limitsCrossed(field) ? 'limits-crossed' : null
}

function limitsCrossed(field: Field): boolean {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return crossed(field.minLength ?? 0, maxLengthOf(field)) || maxLengthOf(field) < 1
    case 'number':
      return crossed(field.min, field.max) || !isCount(field.decimals ?? 0)
    case 'money':
      return crossed(field.minFen ?? 0, field.maxFen) || ![field.minFen ?? 0, field.maxFen ?? 0].every(isCount)
    case 'date':
      return (
        crossed(field.from, field.to) || ![field.from, field.to].every((day) => day === undefined || isCivilDate(day))
      )
    case 'multi-choice':
      return crossed(field.minChosen ?? 0, Math.min(field.maxChosen ?? Infinity, field.options.length))
    case 'file':
      return (field.maxFiles ?? 1) < 1
    default:
      return false
  }
}

function crossed<T extends number | string>(low: T | undefined, high: T | undefined): boolean {
  return low !== undefined && high !== undefined && low > high
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function conditionFault(condition: Condition | undefined, earlier: Map<string, Field | null>): string | null {
  if (!condition) return null
  const field = earlier.get(condition.field)
  if (!field) return 'condition-field-unknown'
  const possible = possibleAnswers(field)
  if (!possible) return 'condition-field-unknown'
  const known = condition.oneOf.length > 0 && condition.oneOf.every((value) => possible.includes(value))
  return known ? null : 'condition-value-unknown'
}

function possibleAnswers(field: Field): (string | boolean)[] | null {
  if (field.kind === 'yes-no') return [true, false]
  return 'options' in field ? field.options.map((option) => option.value) : null
}
