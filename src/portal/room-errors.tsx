import type { Label } from '../base/label.ts'
import { ErrorSummary } from '../ui/form.tsx'
import type { PageRequest } from './page.ts'
import { type FieldErrors, fieldErrorsOf } from './page-form.tsx'
import { fieldWords, refusalText } from './refusal-text.ts'

type Words = Readonly<Record<string, Label>>

/** How the pages of a room say what is wrong: in its own words and those of the rooms whose rules judge there, too. */
export function roomErrors({ refusals, faults, fields }: { refusals: Words; faults: Words; fields: Words }) {
  const own = { ...refusals, ...faults }

  /** Words for the codes at fields of a refused post. */
  function errorWords({ error }: PageRequest): Record<string, Label> {
    return fieldWords(Object.values(error?.fields ?? {}), error?.params, own)
  }

  /** What a refused post says at each field. */
  function formErrors(request: PageRequest, names: Words = fields): FieldErrors {
    return fieldErrorsOf(request, names, errorWords(request))
  }

  /** Above a form: all that is to be mended, or what stands in the way of the whole of it. */
  function Refused({ request, errors }: { request: PageRequest; errors: FieldErrors }) {
    const { error, lang } = request
    const text = error && errors.all.length === 0 ? refusalText(error, lang, refusals) : undefined
    return <ErrorSummary errors={errors.all} title={text} />
  }

  /** Why something may not be done, in words; nothing where it may. */
  function whyNot(refusal: Parameters<typeof refusalText>[0] | null, lang: PageRequest['lang']): string | undefined {
    return refusal === null ? undefined : refusalText(refusal, lang, refusals)
  }

  return { errorWords, formErrors, Refused, whyNot }
}
