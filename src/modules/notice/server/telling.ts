import type { Id, Tx } from '../../../base/context.ts'
import { sql } from '../../../server/database.ts'
import { notify, type Recipient } from '../../../server/inbox/notify.ts'
import type { EventSubscriber, StoredEvent } from '../../../server/module.ts'
import { tellNeighboursOf } from '../../design/server/public.ts'
import { contactContext } from './objector.ts'

interface About {
  applicationId: Id
  designId: Id
  code: string
  notice: string
  noticeCode: string
  managers: Id[]
}

const selectAbout = sql(
  'notice.about',
  `select a.id as "applicationId", a.design_id as "designId", i.code, n.title as "notice", n.code as "noticeCode",
          array(select b.person_id from membership b where b.network_id = a.network_id and b.organisation_id = a.organisation_id
                 and b.role = 'manager' and b.ended_at is null) as "managers"
     from notice n
     join notice_item i on i.network_id = n.network_id and i.notice_id = n.id and i.subject_type = 'application' and i.subject_id = $3
     join application a on a.network_id = i.network_id and a.id = i.subject_id
    where n.network_id = $1 and n.id = $2`,
)

const kindOf: Record<string, string> = {
  'notice.item-held': 'notice.held',
  'notice.item-effective': 'notice.chosen',
  'notice.item-cancelled': 'notice.fallen',
}

/** Applicants hear what became of theirs; neighbours, that something will be done. */
async function tellOfItem(tx: Tx, event: StoredEvent): Promise<void> {
  const { subjectType, subjectId } = event.publicPart as { subjectType?: string; subjectId?: Id }
  const kind = kindOf[event.type]
  if (subjectType !== 'application' || !subjectId || !kind) return
  const about = await tx.get<About>(selectAbout, [tx.ctx.actor.networkId, event.subjectId, subjectId])
  const { code, notice, noticeCode, managers, designId, applicationId } = about
  await notify(
    tx,
    managers.map((personId) => ({ personId })),
    { kind, params: { code, notice }, link: `/notices/${noticeCode}`, dedupeKey: `${kind}:${applicationId}` },
  )
  if (event.type === 'notice.item-effective')
    await tellNeighboursOf(tx, designId, (problem) => ({
      kind: 'notice.news-chosen',
      params: { problem },
      dedupeKey: `notice.news-chosen:${applicationId}`,
    }))
}

const selectObjector = sql(
  'notice.objector-told',
  `select o.id, p.id as "personId", o.contact_kind as "kind", o.contact_sealed as "sealed", n.title as "notice", n.code
     from objection o
     join notice n on n.network_id = o.network_id and n.id = o.notice_id
     left join person p on p.network_id = o.network_id and p.id = o.person_id and p.erased_at is null
    where o.network_id = $1 and o.id = $2`,
)

interface Objector {
  id: Id
  personId: Id | null
  kind: 'phone' | 'email' | null
  sealed: string | null
  notice: string
  code: string
}

/** Where they left to be reached; null when that was forgotten meanwhile. */
function contactOf(tx: Tx, { kind, sealed }: Objector): Recipient | null {
  if (sealed === null) return null
  const plain = tx.ctx.services.secrets.unseal(sealed, contactContext)
  return { contact: { lang: 'zh', ...(kind === 'email' ? { mail: plain } : { phone: plain }) } }
}

/** Who objected hears the answer where they left to be reached. */
async function tellObjector(tx: Tx, event: StoredEvent): Promise<void> {
  const { objectionId } = event.privatePart as { objectionId?: Id }
  if (!objectionId) return
  const row = await tx.get<Objector>(selectObjector, [tx.ctx.actor.networkId, objectionId])
  const to = row.personId ? { personId: row.personId } : contactOf(tx, row)
  if (!to) return
  await notify(tx, to, {
    kind: event.type,
    params: { notice: row.notice },
    link: `/notices/${row.code}`,
    dedupeKey: `${event.type}:${row.id}`,
  })
}

export const noticeSubscribers: EventSubscriber[] = [
  { name: 'notice.tell-of-item', events: Object.keys(kindOf), react: tellOfItem },
  { name: 'notice.tell-objector', events: ['objection.upheld', 'objection.rejected'], react: tellObjector },
]
