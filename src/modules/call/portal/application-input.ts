import type { Answers, GivenAnswers } from '../../../base/form-answers.ts'
import { answersFromPost, refuseAnswers } from '../../../base/form-answers.ts'
import { fieldsOf, type Form } from '../../../base/form.ts'
import { AppError } from '../../../base/refusal.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { refuseDraft } from '../application.ts'
import type { BudgetLine } from '../budget.ts'
import { filledRows, linesOf } from './budget-input.ts'

export interface PostedContent {
  answers: GivenAnswers
  budget: BudgetLine[]
}

/** The answers as they were posted, without the papers that were ticked to go. */
export function answersOf(form: Form, posted: PageRequest['form']): GivenAnswers {
  const dropped = new Set([posted.drop ?? []].flat())
  const answers: Record<string, unknown> = { ...answersFromPost(form, posted) }
  for (const { kind, key } of fieldsOf(form)) {
    const given = answers[key]
    if (kind === 'file' && Array.isArray(given)) answers[key] = given.filter((id) => !dropped.has(id))
  }
  return answers
}

/**
 * What was typed, as the contract takes it.
 * @throws AppError invalid when an amount cannot be read, with everything else that is wrong
 */
export function contentOf(form: Form, posted: PageRequest['form'], { whole }: { whole: boolean }): PostedContent {
  const answers = answersOf(form, posted)
  const { lines, faults } = linesOf(filledRows(posted))
  if (Object.keys(faults).length > 0) {
    const others = whole ? refuseAnswers(form, answers)?.fields : refuseDraft(form, { answers, budget: [] })?.fields
    throw new AppError('invalid', { code: 'form.answers-invalid', fields: { ...others, ...faults } })
  }
  return { answers, budget: lines }
}

/** Ids of files among the answers. */
export function fileIdsOf(form: Form, answers: GivenAnswers | Answers): string[] {
  return fieldsOf(form).flatMap(({ kind, key }) => {
    const given = answers[key]
    return kind === 'file' && Array.isArray(given) ? given.map(String) : []
  })
}
