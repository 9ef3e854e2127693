import type { ReactNode } from 'react'
import { type Fault, faultLabels } from '../base/fault.ts'
import type { ContactAnswer, GivenAnswers } from '../base/form-answers.ts'
import {
  type ContactField,
  type Field,
  type FileField as FileFieldData,
  type Form,
  maxLengthOf,
  type Section,
} from '../base/form.ts'
import type { Label, Lang } from '../base/label.ts'
import { Choice, Checkbox, FieldGroup, type FieldProps, FileField, Select, TextArea, TextField } from './fields.tsx'
import { type FieldErrorText, FormSection } from './form.tsx'
import { answerText, type FormSources } from './form-answers.tsx'
import { useLang } from './lang.tsx'
import { uiWords } from './words.ts'

export interface FormViewProps {
  form: Form
  /** as posted, or as stored: what could not be read is shown again as it was */
  answers: GivenAnswers
  /** code per field, contact parts as `key.phone` */
  errors?: Readonly<Record<string, string>>
  /** words for codes of the module's own rules */
  errorLabels?: Readonly<Record<string, Label>>
  sources?: FormSources
}

/** The words for a code at a field; a code without words still asks to look at the field again. */
export function errorText(code: string, lang: Lang, own: Readonly<Record<string, Label>> = {}): string {
  const label = own[code] ?? faultLabels[code as Fault]
  if (label) return label[lang]
  return lang === 'zh' ? '请检查这一项' : 'Please check this'
}

/** The errors of a form in the order of its fields, for `ErrorSummary`. */
export function formErrors(
  form: Form,
  errors: Readonly<Record<string, string>>,
  lang: Lang,
  own?: Readonly<Record<string, Label>>,
): FieldErrorText[] {
  const fields = form.sections.flatMap((section) => section.fields)
  const place = (name: string) => fields.findIndex((field) => name === field.key || name.startsWith(`${field.key}.`))
  return Object.entries(errors)
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([name, code]) => {
      const field = fields[place(name)]
      return { name, text: field ? `${field.label[lang]}：${errorText(code, lang, own)}` : errorText(code, lang, own) }
    })
}

/**
 * A form as plain fields, for a `<form method="post">` around it. Without script a field whose condition is not met is
 * shown all the same, marked with the answer it belongs to: what is hidden must not depend on script.
 */
export function FormView(props: FormViewProps) {
  const lang = useLang()
  return (
    <div className="form-body">
      {props.form.sections.map((section) => (
        <SectionView key={section.key} section={section} lang={lang} {...props} />
      ))}
    </div>
  )
}

function SectionView({ section, lang, ...props }: FormViewProps & { section: Section; lang: Lang }) {
  return (
    <FormSection title={section.title[lang]} help={section.help?.[lang]}>
      {section.fields.map((field) => (
        <FieldView key={field.key} field={field} lang={lang} {...props} />
      ))}
    </FormSection>
  )
}

function FieldView({
  field,
  lang,
  form,
  answers,
  errors = {},
  errorLabels,
  sources = {},
}: FormViewProps & { field: Field; lang: Lang }) {
  const said = Object.hasOwn(answers, field.key) ? answers[field.key] : null
  const wrong = (name: string) => (errors[name] === undefined ? undefined : errorText(errors[name], lang, errorLabels))
  const common: FieldProps = {
    name: field.key,
    label: field.label[lang],
    hint: hintOf(form, field, lang),
    error: wrong(field.key),
    required: field.required,
  }
  if (field.kind === 'person-contact')
    return <ContactView field={field} common={common} said={said as ContactAnswer | null} wrong={wrong} />
  if (field.kind === 'file') return <FilesView field={field} common={common} said={said} sources={sources} />
  return controlOf(field, common, said, sources, lang)
}

function controlOf(
  field: Exclude<Field, ContactField | FileFieldData>,
  common: FieldProps,
  said: unknown,
  sources: FormSources,
  lang: Lang,
): ReactNode {
  const text = typeof said === 'string' || typeof said === 'number' ? String(said) : ''
  switch (field.kind) {
    case 'text':
      return <TextField {...common} value={text} maxLength={maxLengthOf(field)} />
    case 'long-text':
      return <TextArea {...common} value={text} maxLength={maxLengthOf(field)} />
    case 'number':
      return (
        <TextField
          {...common}
          value={text}
          inputMode={field.decimals ? 'decimal' : 'numeric'}
          short
          unit={field.unit?.[lang]}
        />
      )
    case 'money':
      return (
        <TextField {...common} value={moneyText(said)} inputMode="decimal" short unit={lang === 'zh' ? '元' : 'yuan'} />
      )
    case 'date':
      return <TextField {...common} value={text} type="date" short min={field.from} max={field.to} />
    case 'choice':
    case 'multi-choice':
      return (
        <Choice
          {...common}
          options={optionsOf(field, lang)}
          value={Array.isArray(said) ? said.map(String) : text}
          multiple={field.kind === 'multi-choice'}
        />
      )
    case 'yes-no':
      return yesNo(field.mustAgree ?? false, common, said, lang)
    case 'area':
      return <Select {...common} value={text} groups={sources.areas} findable />
  }
}

function optionsOf(field: Extract<Field, { options: unknown }>, lang: Lang) {
  return field.options.map(({ value, label, help }) => ({ value, label: label[lang], hint: help?.[lang] }))
}

/** A consent is one box to tick; a question is yes or no, so that "not answered" is a third answer. */
function yesNo(mustAgree: boolean, common: FieldProps, said: unknown, lang: Lang): ReactNode {
  if (mustAgree) return <Checkbox {...common} checked={said === true} />
  const { yes, no } = uiWords[lang].answered
  const options = [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ]
  return <Choice {...common} side options={options} value={said === true ? 'yes' : said === false ? 'no' : ''} />
}

/** Fen as one would type them: `12000`, `1234.50`; text that was no amount comes back as it was. */
function moneyText(said: unknown): string {
  if (typeof said !== 'number') return typeof said === 'string' ? said : ''
  return said % 100 === 0 ? String(said / 100) : (said / 100).toFixed(2)
}

function FilesView({
  field,
  common,
  said,
  sources,
}: {
  field: FileFieldData
  common: FieldProps
  said: unknown
  sources: FormSources
}) {
  const accept = {
    image: 'image/jpeg,image/png,image/webp',
    document: 'application/pdf',
    any: 'application/pdf,image/jpeg,image/png,image/webp',
  }[field.accept]
  const ids = Array.isArray(said) ? said.map(String) : []
  const stored = ids.map((id) => ({ id, ...sources.files?.[id] }))
  const max = field.maxFiles ?? 1
  return (
    <FileField
      {...common}
      accept={accept}
      multiple={max > 1}
      max={max}
      stored={stored}
      uploadTo={field.accept === 'image' ? sources.uploadTo : undefined}
    />
  )
}

interface ContactViewProps {
  field: ContactField
  common: FieldProps
  said: ContactAnswer | null
  wrong(name: string): string | undefined
}

function ContactView({ field: { key, needs = 'any', required }, common, said, wrong }: ContactViewProps) {
  const words = uiWords[useLang()].contact
  const part = (name: keyof ContactAnswer, must: boolean) => ({
    name: `${key}.${name}`,
    label: words[name],
    value: said?.[name] ?? '',
    error: wrong(`${key}.${name}`),
    required: required && must,
  })
  return (
    <FieldGroup {...common}>
      <div className="stack" id={`field-${key}`} tabIndex={-1}>
        <TextField {...part('name', true)} autoComplete="name" />
        <TextField {...part('phone', needs === 'phone')} type="tel" autoComplete="tel" />
        <TextField {...part('email', needs === 'email')} type="email" autoComplete="email" />
      </div>
    </FieldGroup>
  )
}

function hintOf(form: Form, field: Field, lang: Lang): ReactNode {
  const help = field.help?.[lang]
  const condition = field.showIf
  if (!condition) return help
  const asked = form.sections.flatMap((section) => section.fields).find(({ key }) => key === condition.field)
  if (!asked) return help
  const chosen = condition.oneOf.map((value) => answerText(asked, value, lang)).join(' / ')
  const when =
    lang === 'zh' ? `“${asked.label.zh}”选“${chosen}”时填写。` : `Only if “${asked.label.en}” is “${chosen}”.`
  return help ? `${when}${help}` : when
}
