import type { ReactNode } from 'react'
import { civilDate, formatDate } from '../../../base/clock.ts'
import type { Label, Lang } from '../../../base/label.ts'
import { AppError } from '../../../base/refusal.ts'
import type { Page, PageAnswer, PageRequest } from '../../../portal/page.ts'
import { type FieldErrors, fieldErrorsOf, idempotencyField } from '../../../portal/page-form.tsx'
import { fieldWords, refusalText } from '../../../portal/refusal-text.ts'
import { Callout } from '../../../ui/card.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { ErrorSummary } from '../../../ui/form.tsx'
import { type Crumb, Breadcrumb } from '../../../ui/navigation.tsx'
import { faultLabels, fieldLabels, refusalLabels } from '../labels.ts'
import { signInWords } from './sign-in-words.ts'

/** What a refused post says at each field. */
export function formErrors(request: PageRequest, names: Readonly<Record<string, Label>> = fieldLabels): FieldErrors {
  const { error } = request
  const words = { ...faultLabels, ...refusalLabels }
  return fieldErrorsOf(request, names, fieldWords(Object.values(error?.fields ?? {}), error?.params, words))
}

/** Above a form: all that is to be mended, or what stands in the way of the whole of it. */
export function Refused({ request, errors }: { request: PageRequest; errors: FieldErrors }) {
  const { error, lang } = request
  const text = error && errors.all.length === 0 ? refusalText(error, lang, refusalLabels) : undefined
  return <ErrorSummary errors={errors.all} title={text} />
}

/**
 * A form without the key that makes repeats harmless: what it holds is a secret or a code that works once, and no hash
 * of it shall be kept.
 */
export function SecretForm({
  request,
  action = request.path,
  children,
}: {
  request: PageRequest
  action?: string
  children: ReactNode
}) {
  return (
    <form className="form" method="post" action={request.link(action)} noValidate>
      {children}
    </form>
  )
}

/** A password being chosen: what makes a good one is said the same wherever. */
export function NewPassword({ request, errors }: { request: PageRequest; errors: FieldErrors }) {
  const words = signInWords[request.lang]
  return (
    <TextField
      name="password"
      label={words.newPassword}
      hint={words.newPasswordHint}
      error={errors.of('password')}
      required
      type="password"
      autoComplete="new-password"
      maxLength={200}
    />
  )
}

/** The day in Beijing on which something happened. */
export function dayOf(at: string, lang: Lang, kind: 'full' | 'short' = 'full'): string {
  return formatDate(civilDate(new Date(at)), lang, kind)
}

/** A form of a button or two at the end of a line. */
export function LineForm({ request, children }: { request: PageRequest; children: ReactNode }) {
  return (
    <form method="post" action={request.link(request.path)}>
      <input type="hidden" name={idempotencyField} value={request.newIdempotencyKey()} />
      {children}
    </form>
  )
}

/** A heading with a lead and whatever follows, in one column. */
export function Narrow({
  title,
  lead,
  crumbs,
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  crumbs?: readonly Crumb[]
  children: ReactNode
}) {
  return (
    <div className="narrow stack">
      {crumbs && <Breadcrumb items={crumbs} />}
      <div className={crumbs ? 'stack-tight' : 'page-head'}>
        <h1>{title}</h1>
        {lead && <p className="soft">{lead}</p>}
      </div>
      {children}
    </div>
  )
}

/** What has just been done, after the redirect that followed it. */
export function Done({ request, words }: { request: PageRequest; words: Readonly<Record<string, string>> }) {
  const done = request.query.get('done')
  const text = done !== null && Object.hasOwn(words, done) ? words[done] : undefined
  return text ? (
    <Callout announce title={text}>
      {null}
    </Callout>
  ) : null
}

const shownAgain = { 'too-many': 429, unavailable: 503, invalid: 422, conflict: 409 } as const

/** A post whose refusal is shown on its own page also when it is about haste or a part that does not answer. */
export async function orShowAgain(
  request: PageRequest,
  get: (request: PageRequest) => Promise<PageAnswer>,
  post: () => Promise<PageAnswer>,
): Promise<PageAnswer> {
  try {
    return await post()
  } catch (error) {
    if (!(error instanceof AppError) || !(error.kind in shownAgain)) throw error
    const again = await get({ ...request, error })
    const status = shownAgain[error.kind as keyof typeof shownAgain]
    return again.kind === 'page' ? { ...again, status } : again
  }
}

/** A page that belongs to one person: not for search engines, kept in no cache. */
export function privatePage(page: Omit<Page, 'kind' | 'private'>): Page {
  return { kind: 'page', private: true, ...page }
}
