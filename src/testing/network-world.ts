import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor, Context, Id } from '../base/context.ts'
import { newId } from '../base/id.ts'
import type { Path } from '../base/path.ts'
import type { Role } from '../base/roles.ts'
import { networkEvents } from '../modules/network/network.ts'
import { type Division, foundNetwork, openPlatform } from '../modules/network/server/load.ts'
import type { Area } from '../modules/network/server/store.ts'
import { eventCatalogue } from '../server/events.ts'
import { projectRoot } from '../server/root.ts'
import { transact } from '../server/transact.ts'
import { bareNetwork, type BareNetwork } from './bare-network.ts'

/** The district's real division, with three platforms: headquarters, the branch of one street, a thematic branch. */
export interface NetworkWorld extends Omit<BareNetwork, 'ctx'> {
  areas: Area[]
  /** the area of this name; of its street where the name is not the only one */
  area(name: string): Area
  platform: Record<'headquarters' | 'branch' | 'thematic', { id: Id; path: Path }>
  ctx(actor?: Partial<Actor>): Context
  /** someone who holds one role on one node */
  as(role: Role, path: Path): Context
}

export const division = JSON.parse(
  readFileSync(join(projectRoot, 'datasets/longgang/division.json'), 'utf8'),
) as Division

export async function networkWorld(): Promise<NetworkWorld> {
  const net = await bareNetwork({ events: eventCatalogue([networkEvents], []) })
  // beside the bare one, which stays empty: what is seen of it is a leak between networks
  const networkId = newId()
  const ctx: NetworkWorld['ctx'] = (actor = {}) => net.ctx({ networkId, ...actor })
  const { areas, platform } = await transact(ctx(), async (tx) => {
    const row = {
      id: networkId,
      code: 'world',
      name: division.name,
      shortName: '龙岗',
      englishName: 'Longgang',
      codePrefix: 'LG',
    }
    const founded = await foundNetwork(tx, row, division)
    const named = (name: string) => areaNamed(founded, name)
    const place = { address: '', phone: '', hours: '' }
    return {
      areas: founded,
      platform: {
        headquarters: await openPlatform(tx, {
          ...place,
          code: 'hq',
          name: '总部',
          kind: 'headquarters',
          theme: null,
          area: named('龙岗区'),
        }),
        branch: await openPlatform(tx, {
          ...place,
          code: 'b01',
          name: '平湖分部',
          kind: 'street',
          theme: null,
          area: named('平湖街道'),
        }),
        thematic: await openPlatform(tx, {
          ...place,
          code: 'culture',
          name: '文化分部',
          kind: 'thematic',
          theme: '文化',
          area: named('龙岗区'),
        }),
      },
    }
  })
  return {
    ...net,
    networkId,
    areas,
    platform,
    ctx,
    area: (name) => areaNamed(areas, name),
    as: (role, path) => ctx({ personId: newId(), grants: [{ role, path }] }),
  }
}

function areaNamed(areas: readonly Area[], name: string): Area {
  const found = areas.find((area) => area.name === name)
  if (!found) throw new Error(`the division has no ${name}`)
  return found
}
