import type { Actor, Context, Grant, Id } from '../base/context.ts'
import { newId } from '../base/id.ts'
import { networkEvents } from '../modules/network/network.ts'
import { peopleMessages } from '../modules/people/messages.ts'
import { organisationEvents } from '../modules/people/organisation.ts'
import { personEvents } from '../modules/people/people.ts'
import { giveGrant } from '../modules/people/server/commands/grant.ts'
import { setUpPerson } from '../modules/people/server/commands/setup.ts'
import { contactOf } from '../modules/people/server/public.ts'
import { eventCatalogue } from '../server/events.ts'
import { messageDesk } from '../server/inbox/desk.ts'
import { createSignIn } from '../server/sign-in/sign-in.ts'
import type { SmsMessage } from '../server/sms/sms.ts'
import { transact } from '../server/transact.ts'
import { bareNetwork, type BareNetwork } from './bare-network.ts'

/** A network with a district, a street and two communities, in which people sign up, found organisations, hold roles. */
export interface PeopleWorld extends BareNetwork {
  /** text messages that went out */
  sms: SmsMessage[]
  area: Record<'district' | 'street' | 'otherStreet' | 'community', { id: Id; path: string }>
  /** someone with an account; `grants` are really given, by a first administrator */
  person(name?: string, grants?: readonly Grant[], contact?: { phone?: string; email?: string }): Promise<Person>
  /** the same person again, with the roles held now */
  again(person: Person): Promise<Context>
}

export interface Person {
  id: Id
  phone: string
  ctx: Context
}

const areas = [
  ['district', '440307', '某区', null],
  ['street', '440307003', '某街道', 'district'],
  ['otherStreet', '440307006', '另一街道', 'district'],
  ['community', '440307003007', '某社区', 'street'],
] as const

async function addAreas(net: BareNetwork): Promise<PeopleWorld['area']> {
  const made = {} as PeopleWorld['area']
  for (const [key, code, name, above] of areas) {
    const parent = above ? made[above] : null
    const level = key === 'otherStreet' ? 'street' : key
    made[key] = { id: newId(), path: `${parent?.path ?? '/'}${code}/` }
    await net.ask(
      `insert into area (network_id, id, code, name, level, parent_id, path, street_id, community_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, null)`,
      [
        net.networkId,
        made[key].id,
        code,
        name,
        level,
        parent?.id ?? null,
        made[key].path,
        key === 'community' ? made.street.id : null,
      ],
    )
  }
  return made
}

export async function peopleWorld(): Promise<PeopleWorld> {
  const sms: SmsMessage[] = []
  const net = await bareNetwork({
    events: eventCatalogue([personEvents, organisationEvents, networkEvents], []),
    messages: messageDesk([peopleMessages], contactOf, '创益'),
    mail: null,
    sms: { kind: 'gateway', send: async (message) => void sms.push(message) },
  })
  const { services, db } = net
  const signIn = createSignIn({
    databaseUrl: net.ownerUrl,
    db,
    publicUrl: services.publicUrl,
    secrets: services.secrets,
    sms: services.sms,
    staffSecondFactor: 'offered',
  })
  services.signIn = signIn
  const area = await addAreas(net)
  let lastPhone = 13_700_000_000

  async function grantsOf(personId: Id): Promise<Grant[]> {
    return net.ask<Grant & Record<string, unknown>>(
      'select role, path from role_grant where person_id = $1 and ended_at is null order by granted_at',
      [personId],
    )
  }

  const contextOf = async (personId: Id): Promise<Context> => net.ctx({ personId, grants: await grantsOf(personId) })

  const root: Partial<Actor> = { personId: null, grants: [{ role: 'admin', path: '/' }] }

  return {
    ...net,
    sms,
    area,
    async person(name = '某居民', grants = [], contact = {}) {
      const phone = contact.phone ?? String((lastPhone += 1))
      const id = await transact(net.ctx(), (tx) => setUpPerson(tx, { name, ...contact, phone }))
      // the first administrator stands outside: given as the operator's shell would
      for (const { role, path } of grants) {
        const as = net.ctx({ ...root, personId: '00000000-0000-7000-8000-000000000000' })
        await giveGrant(as, { personId: id, role, path, reason: '测试' })
      }
      return { id, phone, ctx: await contextOf(id) }
    },
    again: ({ id }) => contextOf(id),
    async close() {
      await signIn.close()
      await net.close()
    },
  }
}
