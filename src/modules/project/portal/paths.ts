import { queryOf } from '../../../portal/list-address.ts'

/** Addresses of this module's pages, without the language prefix: one place to change them. */
export const paths = {
  list: '/projects',
  listOf: (query: Readonly<Record<string, string | undefined>>) => `/projects${queryOf(query)}`,
  project: (code: string) => `/projects/${encodeURIComponent(code)}`,
  plan: (code: string) => `/projects/${encodeURIComponent(code)}/plan`,
  planDone: (code: string, what: string) => `/projects/${encodeURIComponent(code)}/plan${queryOf({ done: what })}`,
  /* of earlier rooms */
  organisation: (id: string) => `/organisations/${id}`,
  problem: (code: string) => `/problems/${encodeURIComponent(code)}`,
  meToo: (code: string) => `/problems/${encodeURIComponent(code)}#me-too`,
  design: (code: string) => `/designs/${encodeURIComponent(code)}`,
  calls: '/calls',
  call: (code: string) => `/calls/${encodeURIComponent(code)}`,
  notices: '/notices',
  notice: (code: string) => `/notices/${encodeURIComponent(code)}`,
  signIn: (next: string) => `/sign-in${queryOf({ next })}`,
} as const
