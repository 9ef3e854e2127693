import type { InputOf } from '../../../base/contract.ts'
import { AppError } from '../../../base/refusal.ts'
import { formInput } from '../../../portal/form-input.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { object } from '../contract.ts'

/** The form as it was filled in. */
export interface Draft {
  itemIds: readonly string[]
  text: string
  anonymous: boolean
  name: string
  contact: string
}

/** What was posted, or an empty form, to be signed unless its reader says otherwise. */
export function draftOf({ form }: Pick<PageRequest, 'form'>): Draft {
  const all = (name: string) => [form[name] ?? []].flat().filter((value) => value !== '')
  const one = (name: string) => all(name)[0] ?? ''
  return {
    itemIds: all('itemIds'),
    text: one('text'),
    anonymous: one('anonymous') === 'true',
    name: one('name'),
    contact: one('contact'),
  }
}

/** What the rules would miss after the text is mended: told with it, in one go. */
function missing({ itemIds, anonymous, name, contact }: Draft): Record<string, string> {
  return {
    ...(itemIds.length === 0 && { itemIds: 'required' }),
    ...(!anonymous && name.trim() === '' && { name: 'required' }),
    ...(!anonymous && contact.trim() === '' && { contact: 'required' }),
  }
}

/**
 * A name typed in before the reader chose to give none is not sent on.
 * @throws AppError `input.invalid` with a code per field
 */
export function objectInput(code: string, draft: Draft): InputOf<typeof object> {
  const { itemIds, text, anonymous, name, contact } = draft
  try {
    return formInput(object, { code, itemIds, text, anonymous, ...(!anonymous && { name, contact }) })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const fields = { ...missing(draft), ...error.fields }
    throw new AppError(error.kind, { code: error.code, params: error.params, fields })
  }
}
