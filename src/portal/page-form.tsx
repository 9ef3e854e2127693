import type { ReactNode } from 'react'
import { type FieldErrorText } from '../ui/form.tsx'
import { errorText } from '../ui/form-view.tsx'
import type { Label } from '../base/label.ts'
import type { PageRequest } from './page.ts'

/** The hidden field that makes a repeated post harmless; the portal's server reads it from every post. */
export const idempotencyField = 'idempotencyKey'

export interface PageFormProps {
  request: PageRequest
  /** within the portal, without the language prefix; the page itself unless told */
  action?: string
  /** the form carries files */
  files?: boolean
  id?: string
  children: ReactNode
}

/**
 * A form that posts to a page of the portal. A page shown again after a refusal carries the key it was sent with, so that
 * a correction is a new request and a repeated tap is not.
 */
export function PageForm({ request, action = request.path, files, id, children }: PageFormProps) {
  return (
    <form
      id={id}
      className="form"
      method="post"
      action={request.link(action)}
      encType={files ? 'multipart/form-data' : undefined}
      noValidate
    >
      <input type="hidden" name={idempotencyField} value={request.newIdempotencyKey()} />
      {children}
    </form>
  )
}

/** One posted value, as text; a repeated field's first. */
export function postedText(request: PageRequest, name: string): string {
  const value = request.form[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

export interface FieldErrors {
  /** words for the field, or undefined when nothing is wrong with it */
  of(name: string): string | undefined
  /** all of them, for `ErrorSummary`, in the order of `names`, others after them */
  all: FieldErrorText[]
}

/** What a refused post says at each field; `names` gives the order of the fields on the page and how each is called. */
export function fieldErrorsOf(
  request: PageRequest,
  names: Readonly<Record<string, Label>>,
  own?: Readonly<Record<string, Label>>,
): FieldErrors {
  const fields = request.error?.fields ?? {}
  const order = Object.keys(names)
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  const say = (name: string) => errorText(fields[name]!, request.lang, own)
  return {
    of: (name) => (Object.hasOwn(fields, name) ? say(name) : undefined),
    all: Object.keys(fields)
      .toSorted((a, b) => place(a) - place(b))
      .map((name) => ({
        name,
        text: Object.hasOwn(names, name) ? `${names[name]![request.lang]}：${say(name)}` : say(name),
      })),
  }
}
