const call = (code: string) => `/calls/${encodeURIComponent(code)}`
const application = (id: string) => `/applications/${encodeURIComponent(id)}`

/** Addresses of this module's pages, without the language prefix: one place to change them. */
export const paths = {
  list: '/calls',
  listOf: (query: Readonly<Record<string, string | undefined>>) => `/calls${queryOf(query)}`,
  call,
  application,
  applicationDone: (id: string, what: string) => `${application(id)}${queryOf({ done: what })}`,
  withdraw: (id: string) => `${application(id)}/withdraw`,
  file: (id: string) => `/files/${id}`,
  /* of earlier rooms */
  designs: '/designs',
  design: (code: string) => `/designs/${encodeURIComponent(code)}`,
  newDesign: '/designs/new',
  registerOrganisation: '/organisations/new',
  signIn: (next: string) => `/sign-in${queryOf({ next })}`,
} as const

function queryOf(query: Readonly<Record<string, string | undefined>>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value) params.set(key, value)
  return params.size === 0 ? '' : `?${params.toString()}`
}
