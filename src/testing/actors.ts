import type { FastifyInstance } from 'fastify'
import type { Platform } from '../app.ts'
import type { Grant, Id } from '../base/context.ts'
import { newId } from '../base/id.ts'
import { setUpPerson, setUpStaff } from '../modules/people/server/commands/setup.ts'
import { systemContext } from '../server/jobs.ts'
import { newSecret } from '../server/secrets/secrets.ts'
import { transact } from '../server/transact.ts'
import { createClient, type Client } from './client.ts'
import { networks } from './founded-networks.ts'

type NetworkName = keyof typeof networks

export interface PersonOptions {
  name?: string
  phone?: string
  network?: NetworkName
}

let lastPhone = 13_900_000_000

/** A number that nobody in this file has. */
export function newPhone(): string {
  lastPhone += 1
  return String(lastPhone)
}

export interface Actors {
  /** nobody signed in, at this network's door */
  strangerAt(network: NetworkName): Client
  /** somebody with an account, and with a role where one is given, signed in */
  person(grant: Grant | null, options: PersonOptions): Promise<Client>
}

type Ask = (text: string, values: unknown[]) => Promise<unknown>

/** Those who try: over HTTP, as browsers with their cookies, and as the contexts that commands take. */
export function createActors(platform: Platform, web: FastifyInstance, ask: Ask): Actors {
  const clientAt = (network: NetworkName, personId: Id | null, grants: Grant[], cookie?: string): Client =>
    createClient({
      app: web,
      host: networks[network].host,
      networkId: networks[network].id,
      personId,
      grants,
      ...(cookie ? { headers: { cookie } } : {}),
      context: (who) => ({
        actor: { personId: who.personId, grants: who.grants, networkId: who.networkId, requestId: 'test' },
        now: platform.clock.now(),
        db: platform.db,
        services: platform.services,
      }),
    })

  /** A sign-in as the forms would leave it in the browser. */
  async function signIn(personId: Id): Promise<string> {
    const token = newSecret()
    await ask(
      `insert into auth.session (id, token, "userId", "expiresAt", "updatedAt")
       select $1, $2, user_id, now() + interval '1 day', now() from person where id = $3`,
      [newId(), token, personId],
    )
    return platform.signIn.cookies.sessionCookie(token, 86_400).split(';')[0] as string
  }

  return {
    strangerAt: (network) => clientAt(network, null, []),
    async person(grant, { name = '某人', phone = newPhone(), network = 'own' }) {
      const ctx = systemContext(platform, networks[network].id, 'test')
      const account = { name, phone }
      const personId = grant
        ? (await setUpStaff(ctx, { ...account, ...grant, reason: '测试' })).personId
        : await transact(ctx, (tx) => setUpPerson(tx, account))
      return clientAt(network, personId, grant ? [grant] : [], await signIn(personId))
    },
  }
}
