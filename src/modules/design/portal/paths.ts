const design = (code: string) => `/designs/${encodeURIComponent(code)}`

/** Addresses of this module's pages, without the language prefix: one place to change them. */
export const paths = {
  list: '/designs',
  new: '/designs/new',
  newFor: (problemCode: string) => `/designs/new${queryOf({ problem: problemCode })}`,
  listOf: (query: Readonly<Record<string, string | undefined>>) => `/designs${queryOf(query)}`,
  design,
  done: (code: string, what: string) => `${design(code)}${queryOf({ done: what })}`,
  text: (code: string) => `${design(code)}/text`,
  team: (code: string, query: Readonly<Record<string, string | undefined>> = {}) =>
    `${design(code)}/team${queryOf(query)}`,
  duties: (code: string) => `${design(code)}/duties`,
  problems: (code: string, query: Readonly<Record<string, string | undefined>> = {}) =>
    `${design(code)}/problems${queryOf(query)}`,
  end: (code: string) => `${design(code)}/end`,
  /* of earlier rooms */
  problem: (code: string) => `/problems/${encodeURIComponent(code)}`,
  adopted: '/problems?state=adopted',
  organisation: (id: string) => `/organisations/${id}`,
  registerOrganisation: '/organisations/new',
  signIn: (next: string) => `/sign-in${queryOf({ next })}`,
} as const

function queryOf(query: Readonly<Record<string, string | undefined>>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value) params.set(key, value)
  return params.size === 0 ? '' : `?${params.toString()}`
}
