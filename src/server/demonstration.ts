import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor, Context, Id, Queries, Services } from '../base/context.ts'
import { projectRoot } from './root.ts'

/** How long before the first start something of the demonstration happened. */
export interface Ago {
  days?: number
  hours?: number
  minutes?: number
}

/**
 * What a module fills its part of the demonstration with: contexts at moments before the first start, so that
 * everything goes through the program's own commands and is dated relative to today.
 */
export interface Demonstration {
  readonly networkId: Id
  ctx(ago: Ago, actor?: Partial<Actor>): Context
  /** a file of datasets/ */
  dataset(name: string): unknown
  /** who acts, by the name the dataset uses; filled by the module of people */
  readonly actors: Map<string, Pick<Actor, 'personId' | 'grants'>>
  say(line: string): void
}

export type Demonstrate = (demonstration: Demonstration) => Promise<void>

/** @param db the one transaction everything is loaded in: a start cut short leaves nothing half-made */
export function createDemonstration(
  platform: { clock: { now(): Date }; services: Services },
  db: Queries,
  networkId: Id,
  say: (line: string) => void,
): Demonstration {
  const start = platform.clock.now()
  return {
    networkId,
    ctx({ days = 0, hours = 0, minutes = 0 }, actor = {}) {
      const now = new Date(start.getTime() - ((days * 24 + hours) * 60 + minutes) * 60_000)
      return {
        actor: { personId: null, grants: [], requestId: 'demonstration', ...actor, networkId },
        now,
        db,
        services: platform.services,
      }
    },
    dataset: (name) => JSON.parse(readFileSync(join(projectRoot, 'datasets', name), 'utf8')),
    actors: new Map(),
    say,
  }
}
