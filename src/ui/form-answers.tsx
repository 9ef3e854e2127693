import type { ReactNode } from 'react'
import { formatDate, isCivilDate } from '../base/clock.ts'
import { type Answer, visibleFields } from '../base/form-answers.ts'
import type { Field, Form } from '../base/form.ts'
import type { Lang } from '../base/label.ts'
import { formatFen } from '../base/money.ts'
import { Facts } from './facts.tsx'
import type { SelectProps } from './fields.tsx'
import { useLang } from './lang.tsx'
import { uiWords } from './words.ts'

/** What a form needs from around it: places to choose from, where files go, what stored files are. */
export interface FormSources {
  /** communities by street */
  areas?: SelectProps['groups']
  /** where photographs are uploaded as they are picked */
  uploadTo?: string
  /** a stored file by its id */
  files?: Readonly<Record<string, { name: string; src?: string; href?: string }>>
}

/** One answer in words; what is kept by id (files, areas) is named by `sources`. */
export function answerText(field: Field, value: Answer | undefined, lang: Lang, sources: FormSources = {}): string {
  const words = uiWords[lang].answered
  if (value === null || value === undefined || value === '') return words.none
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'object' && 'phone' in value) {
    return [value.name, value.phone, value.email].filter((part) => part !== '').join(' · ') || words.none
  }
  if (typeof value === 'object') {
    const several = value.map((each) => wordOf(field, each, lang, sources))
    return several.join(lang === 'zh' ? '、' : ', ') || words.none
  }
  return wordOf(field, value, lang, sources)
}

function wordOf(field: Field, value: string | number, lang: Lang, sources: FormSources): string {
  switch (field.kind) {
    case 'choice':
    case 'multi-choice':
      return field.options.find((option) => option.value === value)?.label[lang] ?? String(value)
    case 'file':
      return sources.files?.[value]?.name ?? String(value)
    case 'area':
      return areaName(String(value), sources)
    case 'money':
      return typeof value === 'number' ? formatFen(value) : value
    case 'number':
      return field.unit ? `${value} ${field.unit[lang]}` : String(value)
    case 'date':
      return isCivilDate(value) ? formatDate(value, lang) : String(value)
    default:
      return String(value)
  }
}

function areaName(id: string, { areas = [] }: FormSources): string {
  for (const { label, options } of areas) {
    const found = options.find(({ value }) => value === id)
    if (found) return `${label} · ${found.text}`
  }
  return id
}

export interface FormAnswersProps {
  form: Form
  answers: Readonly<Record<string, Answer>>
  sources?: FormSources
}

/** A filled form to read: only the fields that its answers show. */
export function FormAnswers({ form, answers, sources }: FormAnswersProps) {
  const lang = useLang()
  const visible = visibleFields(form, answers)
  return (
    <div className="stack answers">
      {form.sections.map((section) => {
        const fields = section.fields.filter((field) => visible.includes(field))
        if (fields.length === 0) return null
        const items = fields.map((field) => ({
          term: field.label[lang],
          value: answerNode(field, answers[field.key], lang, sources),
        }))
        return (
          <section key={section.key} className="stack-tight">
            <h3>{section.title[lang]}</h3>
            <Facts items={items} />
          </section>
        )
      })}
    </div>
  )
}

function answerNode(field: Field, value: Answer | undefined, lang: Lang, sources: FormSources = {}): ReactNode {
  if (field.kind !== 'file' || !Array.isArray(value) || value.length === 0)
    return answerText(field, value, lang, sources)
  return value.map((id: string, index) => {
    const file = sources.files?.[id]
    return (
      <span key={id}>
        {index > 0 && '、'}
        {file?.href ? <a href={file.href}>{file.name}</a> : (file?.name ?? id)}
      </span>
    )
  })
}
