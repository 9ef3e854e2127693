import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Context, Services } from '../base/context.ts'
import { newId } from '../base/id.ts'
import { networkEvents } from '../modules/network/network.ts'
import { type Division, foundNetwork, type NewPlatform, openPlatform } from '../modules/network/server/load.ts'
import type { Area } from '../modules/network/server/store.ts'
import { openDatabase } from '../server/database.ts'
import { eventCatalogue } from '../server/events.ts'
import { projectRoot } from '../server/root.ts'
import { transact } from '../server/transact.ts'

/**
 * Two networks on the district's real division, founded once for the run. Their nodes have the same paths and names:
 * nothing but the network keeps them apart, so a query that forgets it is caught.
 */
export const networks = {
  own: {
    id: '01900000-0000-7000-8000-000000000001',
    code: '440307',
    shortName: '龙岗',
    codePrefix: 'LG',
    host: 'own.test',
  },
  other: {
    id: '01900000-0000-7000-8000-000000000002',
    code: 'other',
    shortName: '别区',
    codePrefix: 'LG',
    host: 'other.test',
  },
} as const

const foundedAt = '2025-01-01T00:00:00Z'

const division = JSON.parse(readFileSync(join(projectRoot, 'datasets/longgang/division.json'), 'utf8')) as Division

/** Headquarters, a branch in each street, and the culture branch. */
function platformsOf(areas: readonly Area[]): NewPlatform[] {
  const place = { address: '某路 1 号', phone: '0755-00000000', hours: '9:00-18:00', theme: null }
  const district = areas.find(({ level }) => level === 'district') as Area
  const streets = areas.filter(({ level }) => level === 'street')
  return [
    { ...place, code: 'hq', name: '总部', kind: 'headquarters', area: district },
    ...streets.map((street, index): NewPlatform => ({
      ...place,
      code: `b${index + 1}`,
      name: `${street.name}分部`,
      kind: 'street',
      area: street,
    })),
    { ...place, code: 'culture', name: '文化分部', kind: 'thematic', theme: '文化', area: district },
  ]
}

/** Every network has one; this one never signs in. */
const addAdministrator = `
  with added as (
    insert into person (network_id, id, name, created_at, updated_at) values ($1, $2, '系统管理员', $4, $4) returning network_id, id
  )
  insert into role_grant (network_id, id, person_id, role, path, node_name, reason, granted_at)
  select a.network_id, $3, a.id, 'admin', d.path, d.name, '开站', $4
    from added a join area d on d.network_id = a.network_id and d.level = 'district'`

export async function foundNetworks({ ownerUrl, appUrl }: { ownerUrl: string; appUrl: string }): Promise<void> {
  const db = openDatabase(appUrl, { max: 1 })
  const services = { events: eventCatalogue([networkEvents], []), publicUrl: 'http://own.test' } as Services
  for (const { id, code, shortName, codePrefix } of Object.values(networks)) {
    const actor = { personId: null, grants: [], networkId: id, requestId: 'test' }
    const ctx: Context = { actor, now: new Date(foundedAt), db, services }
    await transact(ctx, async (tx) => {
      const row = { id, code, name: shortName, shortName, englishName: 'District', codePrefix }
      for (const platform of platformsOf(await foundNetwork(tx, row, division))) await openPlatform(tx, platform)
    })
  }
  await db.close()
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  for (const { id, host } of Object.values(networks)) {
    await owner.query('update network set host = $2 where id = $1', [id, host])
    await owner.query(addAdministrator, [id, newId(), newId(), foundedAt])
  }
  await owner.end()
}
