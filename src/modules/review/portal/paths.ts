const call = (code: string) => `/calls/${encodeURIComponent(code)}`

/** Addresses of this module's pages, without the language prefix: one place to change them. */
export const paths = {
  ranking: (code: string) => `${call(code)}/ranking`,
  /** the same as data, to compute it again */
  rankingData: (code: string) => `/api/v1${call(code)}/ranking`,
  /* of earlier rooms */
  call,
  callsReviewed: '/calls?state=reviewing',
  design: (code: string) => `/designs/${encodeURIComponent(code)}`,
} as const
