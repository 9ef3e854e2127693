import type { Context } from '../../../../base/context.ts'
import { sql } from '../../../../server/database.ts'
import { type QrPath, qrPath } from '../../../../server/qr.ts'
import type { NoticeItem } from '../../contract.ts'
import { noticeItemOf, type NoticeRow, noticeRows } from './notices.ts'

/** more stand in no network at a time; the address of an older one goes on working */
const most = 50

const selectLive = sql(
  'notice.live',
  `select ${noticeRows.columns} from ${noticeRows.from}
    where n.network_id = $1 and n.state in ('standing', 'holding') order by n.state desc, n.ends_at, n.id limit $2`,
)

/** What stands under notice, soonest over first, then what waits for the answer to an objection. */
export async function liveNotices(ctx: Context, limit = most): Promise<NoticeItem[]> {
  const rows = await ctx.db.rows<NoticeRow>(selectLive, [ctx.actor.networkId, limit])
  return rows.map(noticeItemOf)
}

const countLive = sql(
  'notice.live-count',
  `select count(*)::int as "count" from (
     select from notice where network_id = $1 and state in ('standing', 'holding') limit 1001) k`,
)

/** How many notices stand, or wait for the answer to an objection. */
export async function liveCount(ctx: Context): Promise<number> {
  return (await ctx.db.get<{ count: number }>(countLive, [ctx.actor.networkId])).count
}

/** The private link of an objection, to be photographed. */
export function objectionQr(url: string): QrPath {
  return qrPath(url)
}
