import { queryOf } from '../../../portal/list-address.ts'

const agreement = (code: string) => `/agreements/${encodeURIComponent(code)}`

/** Addresses of this module's pages, without the language prefix: one place to change them. */
export const paths = {
  agreement,
  done: (code: string, what: string) => `${agreement(code)}${queryOf({ done: what })}`,
  paper: (code: string) => `${agreement(code)}/paper.pdf`,
  file: (id: string) => `/files/${id}`,
  thumb: (id: string) => `/files/${id}/thumb`,
  /* of earlier rooms */
  organisation: (id: string) => `/organisations/${id}`,
  projects: '/projects',
  project: (code: string) => `/projects/${encodeURIComponent(code)}`,
  plan: (code: string) => `/projects/${encodeURIComponent(code)}/plan`,
  signIn: (next: string) => `/sign-in${queryOf({ next })}`,
} as const
