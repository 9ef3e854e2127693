import { randomBytes } from 'node:crypto'
import type { Context, Id, Tx } from '../../base/context.ts'
import { AppError } from '../../base/refusal.ts'
import { sql } from '../database.ts'
import { decrypt, encrypt } from './secrets.ts'

const addKey = sql(
  'person-keys.add',
  `insert into person_key (network_id, person_id, sealed_key, created_at) values ($1, $2, $3, $4)
   on conflict (network_id, person_id) do nothing`,
)
const readKey = sql(
  'person-keys.read',
  'select sealed_key as "sealedKey" from person_key where network_id = $1 and person_id = $2',
)
const dropKey = sql(
  'person-keys.drop',
  `insert into person_key (network_id, person_id, sealed_key, created_at, destroyed_at) values ($1, $2, null, $3, $3)
   on conflict (network_id, person_id)
   do update set sealed_key = null, destroyed_at = excluded.destroyed_at where person_key.destroyed_at is null`,
)

const version = 'p1'

function keyContext(networkId: Id, personId: Id): string {
  return `person-key:${networkId}:${personId}`
}

function boundTo(networkId: Id, personId: Id, context: string): string {
  return `${version}.${networkId}.${personId}.${context}`
}

/** The person's key; null when it was destroyed or never made. */
async function findKey(ctx: Context, personId: Id): Promise<Buffer | null> {
  const { networkId } = ctx.actor
  const row = await ctx.db.find<{ sealedKey: string | null }>(readKey, [networkId, personId])
  if (!row?.sealedKey) return null
  return Buffer.from(ctx.services.secrets.unseal(row.sealedKey, keyContext(networkId, personId)), 'base64url')
}

/**
 * Seals a text under the key of the person it tells of; the key is made at first use. For personal values that an
 * append-only row must carry: once the key is destroyed they are noise, in every copy (PIPL §47, erasure).
 *
 * @throws AppError conflict `person.erased` when the key was destroyed: nothing new is kept about whoever was erased
 */
export async function sealForPerson(tx: Tx, personId: Id, plain: string, context: string): Promise<string> {
  const { actor, services, now } = tx.ctx
  let key = await findKey(tx.ctx, personId)
  if (!key) {
    const made = services.secrets.seal(randomBytes(32).toString('base64url'), keyContext(actor.networkId, personId))
    await tx.run(addKey, [actor.networkId, personId, made, now])
    key = await findKey(tx.ctx, personId)
  }
  if (!key) throw new AppError('conflict', { code: 'person.erased' })
  return `${version}.${encrypt(key, plain, boundTo(actor.networkId, personId, context))}`
}

/** Opens what `sealForPerson` sealed under the same context; null once the person's key is destroyed. */
export async function unsealForPerson(
  ctx: Context,
  personId: Id,
  sealed: string,
  context: string,
): Promise<string | null> {
  const key = await findKey(ctx, personId)
  if (!key) return null
  return decrypt(key, sealed.slice(version.length + 1), boundTo(ctx.actor.networkId, personId, context))
}

/** Makes everything sealed for the person unreadable, for good. Backups made before must be destroyed in their turn. */
export async function destroyPersonKey(tx: Tx, personId: Id): Promise<void> {
  await tx.run(dropKey, [tx.ctx.actor.networkId, personId, tx.ctx.now])
}
