import type { Id } from '../../base/context.ts'
import { AppError } from '../../base/refusal.ts'
import type { Database } from '../database.ts'
import { sql } from '../database.ts'

export interface Network {
  id: Id
  code: string
  name: string
  shortName: string
  englishName: string
  codePrefix: string
  host: string | null
}

const allNetworks = sql(
  'platform.networks',
  `select id, code, name, short_name as "shortName", english_name as "englishName", code_prefix as "codePrefix", host from network order by code`,
)

/** Which network a request is for: by its host name, else the only one there is. Looked up anew every half minute. */
export function networkFinder(db: Database, ttlMs = 30_000) {
  let known: Network[] = []
  let readAt = 0
  return async (hostname: string): Promise<Network> => {
    if (known.length === 0 || Date.now() - readAt > ttlMs) {
      known = await db.rows<Network>(allNetworks)
      readAt = Date.now()
    }
    const byHost = known.find((network) => network.host === hostname.toLowerCase())
    const only = known.length === 1 ? known[0] : undefined
    const network = byHost ?? only
    if (!network) throw new AppError('not-found', { code: 'network.not-found' })
    return network
  }
}

export type FindNetwork = ReturnType<typeof networkFinder>
