import { civilDate } from '../../../base/clock.ts'
import { serverNow } from '../../../workbench/api.ts'
import { problemFieldLabels } from '../labels.ts'
import { fieldsOn } from '../problem.ts'

/** The fields in force today, as choices. */
export function fieldOptions(): { value: string; label: string }[] {
  return fieldsOn(civilDate(serverNow())).map(({ code }) => ({ value: code, label: fieldName(code) }))
}

export function fieldName(code: string): string {
  return problemFieldLabels[code]?.zh ?? code
}
