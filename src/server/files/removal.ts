import type { Context, Id, Tx } from '../../base/context.ts'
import { sql } from '../database.ts'
import type { JobHandler } from '../module.ts'
import { transact } from '../transact.ts'

/** how long an upload waits for the record it belongs to */
export const unattachedHours = 24

export const expireTask = 'files.expire'
const collectTask = 'files.collect'

const lockBlob = sql('files.lock-blob', 'select pg_advisory_xact_lock(hashtextextended($1, 7)) as "locked"')
const dropRows = sql(
  'files.drop',
  `delete from file where network_id = $1 and id = any($2)
   returning sha256, thumb_sha256 as "thumbSha256"`,
)
const findExpired = sql(
  'files.find-expired',
  `select id from file where network_id = $1 and attached_to_id is null and created_at <= $2
    order by created_at limit 500 for update skip locked`,
)
const stillNeeded = sql(
  'files.still-needed',
  `select exists (select from file where network_id = $1 and sha256 = $2)
       or exists (select from file where network_id = $1 and thumb_sha256 = $2) as "needed"`,
)

/**
 * Whoever names or removes a blob holds its lock until commit: a blob is not removed while a row that needs it is
 * being written, nor kept by a row nobody will see. One order for all, so that two uploads cannot wait in a ring.
 */
export async function lockBlobs(tx: Tx, hashes: readonly string[]): Promise<void> {
  const keys = [...new Set(hashes)].toSorted()
  for (const hash of keys) await tx.get(lockBlob, [`${tx.ctx.actor.networkId}:${hash}`])
}

/** Deletes the rows now; the bytes follow by a job after commit, so that a rollback keeps both. */
export async function dropFiles(tx: Tx, ids: readonly Id[]): Promise<number> {
  if (ids.length === 0) return 0
  const dropped = await tx.rows<{ sha256: string; thumbSha256: string | null }>(dropRows, [tx.ctx.actor.networkId, ids])
  const hashes = dropped.flatMap(({ sha256, thumbSha256 }) => (thumbSha256 ? [sha256, thumbSha256] : [sha256]))
  if (hashes.length > 0) tx.enqueue(collectTask, { networkId: tx.ctx.actor.networkId, hashes: [...new Set(hashes)] })
  return dropped.length
}

/** Removes the bytes under these hashes that no row of the network needs any more. */
export async function collectBlobs(ctx: Context, hashes: readonly string[]): Promise<void> {
  const { networkId } = ctx.actor
  await transact(ctx, async (tx) => {
    await lockBlobs(tx, hashes)
    for (const hash of hashes) {
      const { needed } = await tx.get<{ needed: boolean }>(stillNeeded, [networkId, hash])
      if (!needed) await ctx.services.blobs.remove(networkId, hash)
    }
  })
}

/** Drops uploads that no record has taken within 24 hours. */
async function expireUploads(ctx: Context): Promise<void> {
  const before = new Date(ctx.now.getTime() - unattachedHours * 3_600_000)
  await transact(ctx, async (tx) => {
    const rows = await tx.rows<{ id: Id }>(findExpired, [ctx.actor.networkId, before])
    await dropFiles(
      tx,
      rows.map(({ id }) => id),
    )
  })
  await ctx.services.blobs.sweepTemporary(before)
}

export const fileJobs: Readonly<Record<string, JobHandler>> = {
  [expireTask]: (ctx) => expireUploads(ctx),
  [collectTask]: (ctx, payload) => collectBlobs(ctx, payload['hashes'] as string[]),
}
