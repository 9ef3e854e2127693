import type { ReactNode } from 'react'
import type { Access } from '../base/contract.ts'
import type { Context } from '../base/context.ts'
import type { Lang } from '../base/label.ts'
import type { AppError } from '../base/refusal.ts'
import type { FileKind } from '../server/files/kinds.ts'
import type { Slots } from './slots.ts'

/** A request for a page, as the module's page sees it. `path` is without the language prefix. */
export interface PageRequest {
  ctx: Context
  lang: Lang
  elder: boolean
  path: string
  params: Record<string, string>
  query: URLSearchParams
  /** posted fields; a repeated field is a list; uploaded photos arrive stored, as their ids under the field's name */
  form: Record<string, string | string[]>
  /** what a refused post answers with: the same page shows it at the fields and summed up at the top */
  error?: AppError
  /** a link within the portal in the reader's language: `link('/report')` → `/en/report` */
  link(path: string): string
  /** for the hidden field that makes a repeated post harmless */
  newIdempotencyKey(): string
  /** what the modules contribute to this page */
  slots: Slots
  /** the name shown at the top for who is signed in */
  personName: string | null
  /** absolute address of this installation, for QR codes */
  publicUrl: string
  /** the request's own Cookie header; read by the pages of sign-in alone */
  cookie?: string
}

export interface Page {
  kind: 'page'
  status?: number
  title: string
  description?: string
  /** which entry of the main navigation is the current one */
  nav?: string
  body: ReactNode
  /** not for search engines: secrets in the address */
  private?: boolean
  /** seconds a shared cache may keep it for a stranger; 0 unless told */
  cacheSeconds?: number
  /** e.g. the cookies of a sign-in */
  headers?: Record<string, string | string[]>
}

export interface Redirect {
  kind: 'redirect'
  to: string
  /** e.g. the demonstration notice or the session's cookies */
  headers?: Record<string, string | string[]>
}

/** Bytes of another kind: a picture, a calendar, a table to download. */
export interface Bytes {
  kind: 'bytes'
  type: string
  body: Uint8Array | string
  headers?: Record<string, string>
}

export type PageAnswer = Page | Redirect | Bytes

/** A page of the portal. It is served at `path` and at `/en` + `path`. */
export interface PortalRoute {
  /** e.g. `/follow/:code` */
  path: string
  access: Access
  get(request: PageRequest): Promise<PageAnswer>
  /** a form posted to the page; throwing an AppError of kind invalid or conflict shows `get` again, 422, input kept */
  post?(request: PageRequest): Promise<PageAnswer>
  /** how many posts a minute one stranger's address may send */
  postsPerMinute?: number
  /** kinds of file its forms take; photos unless told */
  files?: readonly FileKind[]
  /** how many files may come with one form; 6 unless told */
  mostFiles?: number
  /** how many fields may come beside files; 60 unless told */
  mostFields?: number
}

export function redirect(to: string, headers?: Redirect['headers']): Redirect {
  return headers ? { kind: 'redirect', to, headers } : { kind: 'redirect', to }
}
