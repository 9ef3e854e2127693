import type { FastifyRequest } from 'fastify'
import { createHmac } from 'node:crypto'
import type { Actor, Context, Services } from '../../base/context.ts'
import type { Database } from '../database.ts'
import { strangerOf } from '../limits.ts'
import type { FindNetwork, Network } from './networks.ts'

/** Who is signed in, as the sign-in part of the platform reads it. */
export interface SignedIn {
  actor: Pick<Actor, 'personId' | 'grants' | 'scopes' | 'secondFactor'>
  personName: string
}

export type ReadSession = (
  db: Database,
  networkId: string,
  headers: FastifyRequest['headers'],
  now: Date,
) => Promise<SignedIn | null>

export interface RequestPlatform {
  db: Database
  services: Services
  clock: { now(): Date }
  findNetwork: FindNetwork
  readSession: ReadSession
  /** keys the hash of a stranger's address */
  visitorKey: string
}

export interface Known {
  ctx: Context
  network: Network
  personName: string | null
}

/** A keyed hash of the address: limits and "one each" without keeping the address. */
function visitorOf(key: string, address: string): string {
  return createHmac('sha256', key).update(strangerOf(address)).digest('base64url').slice(0, 22)
}

export async function requestContext(platform: RequestPlatform, request: FastifyRequest): Promise<Known> {
  const network = await platform.findNetwork(request.hostname)
  const now = platform.clock.now()
  const { cookie, authorization } = request.headers
  const signedIn =
    cookie || authorization ? await platform.readSession(platform.db, network.id, request.headers, now) : null
  const actor: Actor = {
    personId: null,
    grants: [],
    ...signedIn?.actor,
    networkId: network.id,
    requestId: request.id,
  }
  // only a write may need it
  if (request.method !== 'GET') actor.visitor = visitorOf(platform.visitorKey, request.ip)
  return {
    ctx: { actor, now, db: platform.db, services: platform.services },
    network,
    personName: signedIn?.personName ?? null,
  }
}
