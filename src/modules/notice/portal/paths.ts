const notice = (code: string) => `/notices/${encodeURIComponent(code)}`
const call = (code: string) => `/calls/${encodeURIComponent(code)}`

/** Addresses of this module's pages, without the language prefix: one place to change them. */
export const paths = {
  board: '/notices',
  boardFrom: (cursor: string) => `/notices${queryOf({ cursor })}`,
  publications: '/publications',
  publicationsFrom: (cursor: string) => `/publications${queryOf({ cursor })}`,
  notice,
  object: (code: string) => `${notice(code)}/object`,
  objection: (id: string, query: Readonly<Record<string, string | undefined>>) =>
    `/objections/${encodeURIComponent(id)}${queryOf(query)}`,
  privacy: '/privacy',
  /* of earlier rooms */
  call,
  ranking: (code: string) => `${call(code)}/ranking`,
  design: (code: string) => `/designs/${encodeURIComponent(code)}`,
  report: '/report',
} as const

function queryOf(query: Readonly<Record<string, string | undefined>>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value) params.set(key, value)
  return params.size === 0 ? '' : `?${params.toString()}`
}
