import { queryOf } from '../../../portal/list-address.ts'

const listing = (code: string) => `/exchange/${encodeURIComponent(code)}`

/** Addresses of this module's pages, without the language prefix: one place to change them. */
export const paths = {
  list: '/exchange',
  listOf: (query: Readonly<Record<string, string | undefined>>) => `/exchange${queryOf(query)}`,
  listing,
  pledge: (code: string) => `${listing(code)}#pledge`,
  done: (code: string, what: 'pledged' | 'withdrawn') => `${listing(code)}${queryOf({ done: what })}`,
  withdraw: (id: string) => `/pledges/${encodeURIComponent(id)}/withdraw`,
  /* of earlier rooms */
  projects: '/projects',
  project: (code: string) => `/projects/${encodeURIComponent(code)}`,
  organisation: (id: string) => `/organisations/${id}`,
  registerOrganisation: '/organisations/new',
  notices: '/notices',
  signIn: (next: string) => `/sign-in${queryOf({ next })}`,
} as const
