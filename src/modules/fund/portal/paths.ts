import { queryOf } from '../../../portal/list-address.ts'

const fund = (id: string) => `/funds/${encodeURIComponent(id)}`

/** Addresses of this module's pages, without the language prefix: one place to change them. */
export const paths = {
  list: '/funds',
  fund,
  fundOf: (id: string, query: Readonly<Record<string, string | undefined>>) => `${fund(id)}${queryOf(query)}`,
  transfers: (id: string) => `${fund(id)}/transfers`,
  transfersOf: (id: string, query: Readonly<Record<string, string | undefined>>) =>
    `${fund(id)}/transfers${queryOf(query)}`,
  transfersFile: (id: string) => `${fund(id)}/transfers?format=csv`,
  /* of earlier rooms */
  projects: '/projects',
  project: (code: string) => `/projects/${encodeURIComponent(code)}`,
  organisation: (id: string) => `/organisations/${id}`,
  organisations: '/organisations',
} as const
