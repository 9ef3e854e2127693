import type { Context, Id, Subject, Tx } from '../../base/context.ts'
import { isId } from '../../base/id.ts'
import { AppError } from '../../base/refusal.ts'
import { sql } from '../database.ts'
import { dropFiles, unattachedHours } from './removal.ts'
import type { FileKind } from './kinds.ts'

/** What a page needs to show a file. */
export interface AttachedFile {
  id: Id
  kind: FileKind
  bytes: number
  width: number | null
  height: number | null
  name: string | null
  public: boolean
}

const attach = sql(
  'files.attach',
  `update file set attached_to_type = $3, attached_to_id = $4, position = array_position($2::uuid[], id)
    where network_id = $1 and id = any($2) and attached_to_id is null and kind = any($5) and created_at > $6
      and (uploader_person_id is null or uploader_person_id = $7)`,
)
const publish = sql(
  'files.publish',
  `update file set public_at = $3
    where network_id = $1 and attached_to_id = $2 and public_at is null and ($4::uuid[] is null or id = any($4))`,
)
const withhold = sql(
  'files.withhold',
  `update file set public_at = null
    where network_id = $1 and attached_to_id = $2 and public_at is not null and ($3::uuid[] is null or id = any($3))`,
)
const listAttached = sql(
  'files.list-attached',
  `select id, kind, bytes, width, height, name, public_at is not null as "public"
     from file where network_id = $1 and attached_to_id = $2 and ($3 or public_at is not null) order by position`,
)
const attachedTo = sql('files.ids-attached-to', 'select id from file where network_id = $1 and attached_to_id = $2')
const uploadedBy = sql(
  'files.ids-uploaded-by',
  'select id from file where network_id = $1 and uploader_person_id = $2 and attached_to_id is null',
)

export interface AttachRule {
  /** how many at most */
  max: number
  kinds?: readonly FileKind[]
  /** the input field that is named when a file cannot be taken */
  field?: string
}

/**
 * Gives uploaded files to a record, in the order named. Each must belong to nothing yet, be of this network and of the
 * last 24 hours, and be the actor's own or a stranger's: for a stranger, knowing the id is having uploaded it.
 *
 * @throws AppError invalid, naming the field: `file.too-many`, `file.not-usable` (expired, taken, unknown)
 */
export async function attachFiles(tx: Tx, ids: readonly Id[], subject: Subject, rule: AttachRule): Promise<void> {
  const { actor, now } = tx.ctx
  const field = rule.field ?? 'photoIds'
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  if (wanted.length > rule.max)
    throw new AppError('invalid', {
      code: 'file.too-many',
      params: { max: rule.max },
      fields: { [field]: 'file.too-many' },
    })
  const notUsable = new AppError('invalid', { code: 'file.not-usable', fields: { [field]: 'file.not-usable' } })
  if (!wanted.every(isId)) throw notUsable
  const since = new Date(now.getTime() - unattachedHours * 3_600_000)
  const kinds = rule.kinds ?? ['photo']
  const taken = await tx.run(attach, [
    ...[actor.networkId, wanted, subject.type, subject.id, kinds, since, actor.personId],
  ])
  if (taken !== wanted.length) throw notUsable
}

/**
 * The files of a record become these: new ones are given to it, those left out are erased with their bytes.
 *
 * @throws AppError as `attachFiles`, also for an id that belongs to another record
 */
export async function replaceFiles(tx: Tx, ids: readonly Id[], subject: Subject, rule: AttachRule): Promise<void> {
  const rows = await tx.rows<{ id: Id }>(attachedTo, [tx.ctx.actor.networkId, subject.id])
  const had = new Set(rows.map(({ id }) => id))
  const wanted = new Set(ids)
  const kept = [...had].filter((id) => wanted.has(id))
  await attachFiles(
    tx,
    [...wanted].filter((id) => !had.has(id)),
    subject,
    { ...rule, max: rule.max - kept.length },
  )
  await dropFiles(
    tx,
    [...had].filter((id) => !wanted.has(id)),
  )
}

/** After review: anyone may see the files of this record, or of these ids among them, from now on. */
export async function publishFiles(tx: Tx, subject: { id: Id }, ids: readonly Id[] | null = null): Promise<number> {
  return tx.run(publish, [tx.ctx.actor.networkId, subject.id, tx.ctx.now, ids])
}

/** Takes files out of the public's sight again. Copies that were already fetched stay where they are. */
export async function withholdFiles(tx: Tx, subject: { id: Id }, ids: readonly Id[] | null = null): Promise<number> {
  return tx.run(withhold, [tx.ctx.actor.networkId, subject.id, ids])
}

/** The files of a record in their order; only the published ones unless the caller has authorised more. */
export async function listFiles(ctx: Context, subjectId: Id, which: 'published' | 'all'): Promise<AttachedFile[]> {
  return ctx.db.rows<AttachedFile>(listAttached, [ctx.actor.networkId, subjectId, which === 'all'])
}

/** Erases the files of a record, rows and bytes. The bytes go when no other row needs them. */
export async function eraseFilesOf(tx: Tx, subject: { id: Id }): Promise<number> {
  const rows = await tx.rows<{ id: Id }>(attachedTo, [tx.ctx.actor.networkId, subject.id])
  return dropFiles(
    tx,
    rows.map(({ id }) => id),
  )
}

/** Erases what a person uploaded and gave to no record. Attached files go with the record, by its own rule. */
export async function eraseUploadsOf(tx: Tx, personId: Id): Promise<number> {
  const rows = await tx.rows<{ id: Id }>(uploadedBy, [tx.ctx.actor.networkId, personId])
  return dropFiles(
    tx,
    rows.map(({ id }) => id),
  )
}
