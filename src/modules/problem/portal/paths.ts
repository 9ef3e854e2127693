/** Addresses of this module's pages, without the language prefix: one place to change them. */
export const paths = {
  report: '/report',
  idea: '/idea',
  brief: '/brief',
  similar: '/report/similar',
  list: '/problems',
  find: '/follow',
  problem: (code: string) => `/problems/${encodeURIComponent(code)}`,
  /** a matter's page for who has just said "me too" */
  joined: (code: string, told: boolean) => `/problems/${encodeURIComponent(code)}?joined=${told ? 'told' : '1'}#me-too`,
  poster: (code: string) => `/problems/${encodeURIComponent(code)}/poster`,
  follow: (code: string, query: Readonly<Record<string, string>> = {}) =>
    `/follow/${encodeURIComponent(code)}${queryOf(query)}`,
  slip: (code: string, secret: string) => `/follow/${encodeURIComponent(code)}/slip${queryOf({ s: secret })}`,
  consent: (code: string) => `/consent/${encodeURIComponent(code)}`,
  listOf: (query: Readonly<Record<string, string | undefined>>) => `/problems${queryOf(query)}`,
} as const

function queryOf(query: Readonly<Record<string, string | undefined>>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value) params.set(key, value)
  return params.size === 0 ? '' : `?${params.toString()}`
}
