import { civilDate } from '../../../base/clock.ts'
import type { Field, Form } from '../../../base/form.ts'
import type { Label } from '../../../base/label.ts'
import { parseYuan } from '../../../base/money.ts'
import type { CallInput } from '../../../workbench/api.ts'
import { parties, type Party } from '../../people/organisation.ts'
import { type AwardLevel, awardLevels } from '../call.ts'
import type { CallDetail } from '../contract.ts'
import type { editCall } from '../contract-desk.ts'

/** A field of form or rubric, as far as it is edited here; told by its key. */
interface FieldDraft {
  zh: string
  en: string
  helpZh: string
  helpEn: string
  required: boolean
  /** points of a criterion */
  max: number | null
}

/** A call as its editor holds it: amounts in yuan as typed, parts of the rules by the names their faults have. */
export interface CallDraft {
  title: string
  purpose: string
  areaId: string
  closesOn: string
  fields: string[]
  organisationKinds: string[]
  leads: boolean
  drives: boolean
  /** at least so many of each party; 0: not asked for */
  parties: Record<Party, number | null>
  perOrganisation: number | null
  /** empty: no fixed sum */
  totalFen: string
  ceilingFen: string
  ownPercent: number | null
  /** empty: no limit */
  staffPercent: number | null
  questions: { key?: string; zh: string; en: string }[]
  awards: Record<AwardLevel, { on: boolean; least: number | null; places: number | null }>
  experts: number | null
  blind: boolean
  spread: number | null
  correctDays: number | null
  checkDays: number | null
  noticeDays: number | null
  form: Record<string, FieldDraft>
  rubric: Record<string, FieldDraft>
}

const yuanOf = (fen: number | null) => (fen === null ? '' : String(fen / 100))

/** what cannot be read as an amount is nothing, which the server refuses at its field */
const fenOf = (text: string) => parseYuan(text).value

function fieldsDraft(form: Form): Record<string, FieldDraft> {
  const fields = form.sections.flatMap((section) => section.fields)
  return Object.fromEntries(
    fields.map((field) => [
      field.key,
      {
        ...{ zh: field.label.zh, en: field.label.en },
        ...{ helpZh: field.help?.zh ?? '', helpEn: field.help?.en ?? '' },
        required: field.required ?? false,
        max: field.kind === 'number' ? (field.max ?? null) : null,
      },
    ]),
  )
}

export function draftOf({ title, purpose, area, closesAt, rules, form, rubric }: CallDetail): CallDraft {
  const award = (level: AwardLevel) => {
    const found = rules.awards.find((each) => each.level === level)
    return { on: found !== undefined, least: found?.least ?? null, places: found?.places ?? null }
  }
  const { demand, days } = rules
  return {
    ...{ title, purpose, areaId: area.id, closesOn: civilDate(new Date(closesAt)) },
    ...{ fields: [...rules.fields], organisationKinds: [...rules.organisationKinds] },
    ...{ leads: demand.leads, drives: demand.drives },
    parties: Object.fromEntries(parties.map((party) => [party, demand.parties[party] ?? 0])) as CallDraft['parties'],
    perOrganisation: rules.perOrganisation,
    ...{ totalFen: yuanOf(rules.totalFen), ceilingFen: yuanOf(rules.ceilingFen) },
    ...{ ownPercent: rules.ownPercent, staffPercent: rules.staffPercent },
    questions: rules.questions.map(({ key, label }) => ({ key, ...label })),
    awards: Object.fromEntries(awardLevels.map((level) => [level, award(level)])) as CallDraft['awards'],
    ...{ experts: rules.experts, blind: rules.blind, spread: rules.spread },
    ...{ correctDays: days.correct, checkDays: days.check, noticeDays: days.notice },
    form: fieldsDraft(form),
    rubric: fieldsDraft(rubric),
  }
}

function editedField(field: Field, draft: FieldDraft | undefined, isCriterion: boolean): Field {
  if (!draft) return field
  const { zh, en, helpZh, helpEn, required, max } = draft
  const { help: _help, required: _required, ...rest } = field
  const help: Label | null = helpZh.trim() || helpEn.trim() ? { zh: helpZh.trim(), en: helpEn.trim() } : null
  return {
    ...rest,
    label: { zh: zh.trim(), en: en.trim() },
    ...(help && { help }),
    ...(required && { required }),
    ...(isCriterion && field.kind === 'number' && { max: max ?? 0 }),
  }
}

function editedForm(form: Form, drafts: Record<string, FieldDraft>, isRubric = false): Form {
  return {
    ...form,
    sections: form.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) => editedField(field, drafts[field.key], isRubric)),
    })),
  }
}

/** A key for a question that was added: the first that is free. */
function keysOf(questions: CallDraft['questions']): string[] {
  const taken = new Set(questions.flatMap(({ key }) => key ?? []))
  return questions.map(({ key }) => {
    if (key) return key
    let at = 1
    while (taken.has(`own${at}`)) at += 1
    taken.add(`own${at}`)
    return `own${at}`
  })
}

/** What the editor holds, as the contract takes it; keys, kinds and limits that are not edited stay as they are. */
export function inputOf(call: CallDetail, draft: CallDraft): CallInput<typeof editCall> {
  const { title, purpose, areaId, closesOn, fields, organisationKinds } = draft
  const keys = keysOf(draft.questions)
  return {
    ...{ code: call.code, title, purpose, areaId, closesOn },
    rules: {
      ...{
        source: call.rules.source,
        fields,
        organisationKinds: organisationKinds as CallDetail['rules']['organisationKinds'],
      },
      demand: {
        ...{ leads: draft.leads, drives: draft.drives },
        parties: Object.fromEntries(
          parties.flatMap((party) => {
            const least = draft.parties[party]
            return least ? [[party, least]] : []
          }),
        ),
      },
      perOrganisation: draft.perOrganisation ?? 0,
      totalFen: draft.totalFen.trim() === '' ? null : (fenOf(draft.totalFen) ?? 0),
      ceilingFen: fenOf(draft.ceilingFen) ?? 0,
      ...{ ownPercent: draft.ownPercent ?? 0, staffPercent: draft.staffPercent },
      questions: draft.questions.map(({ zh, en }, index) => ({ key: keys[index] ?? '', label: { zh, en } })),
      awards: awardLevels
        .filter((level) => draft.awards[level].on)
        .map((level) => ({ level, least: draft.awards[level].least ?? 0, places: draft.awards[level].places })),
      ...{ experts: draft.experts ?? 0, blind: draft.blind, spread: draft.spread ?? 0 },
      days: { correct: draft.correctDays ?? 0, check: draft.checkDays ?? 0, notice: draft.noticeDays ?? 0 },
    },
    form: editedForm(call.form, draft.form),
    rubric: editedForm(call.rubric, draft.rubric, true),
  }
}

/** Where a fault of the server stands in the editor; null for what stands nowhere. */
export function nameOf(call: CallDetail, field: string): (string | number)[] | null {
  const draft = draftOf(call)
  if (field in draft.rubric) return ['rubric', field, 'max']
  if (field in draft.form) return ['form', field, 'zh']
  const question = /^rules\.questions\.(\d+)\.label\.(zh|en)/.exec(field)
  if (question) return ['questions', Number(question[1]), question[2] ?? 'zh']
  if (field === 'awards' || field === 'rubric' || field === 'form' || field === 'questions') return null
  const plain = field.replace(/^rules\./, '').replace(/^days\.(\w+)$/, '$1Days')
  return plain in draft ? [plain] : null
}
