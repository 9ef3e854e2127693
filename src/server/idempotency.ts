import type { Context, RepeatKey } from '../base/context.ts'
import { AppError } from '../base/refusal.ts'
import type { Connection } from './database.ts'
import { sql } from './database.ts'
import './secrets/secrets.ts'

/** How long an answer is kept for a request sent again. */
export const keepAnswersHours = 48

const claim = sql(
  'platform.claim-key',
  `insert into idempotency (network_id, actor_key, key, request_hash, created_at)
   values ($1, $2, $3, decode($4, 'hex'), $5) on conflict do nothing`,
)

const stored = sql(
  'platform.stored-answer',
  `select encode(request_hash, 'hex') as "requestHash", answer
     from idempotency where network_id = $1 and actor_key = $2 and key = $3`,
)

const store = sql(
  'platform.store-answer',
  'update idempotency set answer = $4 where network_id = $1 and actor_key = $2 and key = $3',
)

/** Keys of different people, and of strangers, do not meet; a stranger's key is a random one in their form. */
function actorKey(ctx: Context): string {
  return ctx.actor.personId ?? `visitor:${ctx.actor.visitor ?? ''}`
}

/** An answer may hold a secret or a contact: it is kept sealed, and opens for the same actor and key only. */
function sealContext(ctx: Context, { key }: RepeatKey): string {
  return `idempotency:${ctx.actor.networkId}:${actorKey(ctx)}:${key}`
}

/**
 * Takes the key for this transaction. A second request with the same key waits here for the first to commit; a refusal
 * rolls the claim back, so it is not stored and may be tried again.
 *
 * @returns the answer given before, or null when this request is the first
 */
export async function claimKey(
  connection: Connection,
  ctx: Context,
  repeat: RepeatKey,
): Promise<{ answer: unknown } | null> {
  const at = [ctx.actor.networkId, actorKey(ctx), repeat.key]
  const claimed = await connection.run(claim, [...at, repeat.requestHash, ctx.now])
  if (claimed === 1) return null
  const earlier = await connection.get<{ requestHash: string; answer: string }>(stored, at)
  if (earlier.requestHash !== repeat.requestHash) throw new AppError('invalid', { code: 'idempotency.other-request' })
  return { answer: JSON.parse(ctx.services.secrets.unseal(earlier.answer, sealContext(ctx, repeat))) }
}

export function storeAnswer(connection: Connection, ctx: Context, repeat: RepeatKey, answer: unknown): void {
  const sealed = ctx.services.secrets.seal(JSON.stringify(answer ?? null), sealContext(ctx, repeat))
  connection.write(store, [ctx.actor.networkId, actorKey(ctx), repeat.key, JSON.stringify(sealed)])
}
