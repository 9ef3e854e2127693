import type { Context, Id } from '../../../../base/context.ts'
import type { Fen } from '../../../../base/money.ts'
import { sql } from '../../../../server/database.ts'
import type { AgreementState } from '../../agreement.ts'

/* What pages of others show of agreements. */

/** The agreement of a project, as its page shows it. */
export interface OfProject {
  code: string
  state: AgreementState
  grantFen: Fen
  concludedAt: Date | null
  parties: number
  /** the reader's organisation is a party */
  mine: boolean
  /** a party of theirs has not confirmed yet */
  waits: boolean
}

/** parties for whom the reader acts, of an agreement `g` */
const ownParties = (person: string) => `
  from agreement_party y
  join membership b on b.network_id = y.network_id and b.organisation_id = y.organisation_id and b.ended_at is null
 where y.network_id = g.network_id and y.agreement_id = g.id and b.person_id = ${person}`

const selectOfProject = sql(
  'agreement.of-project',
  `select g.code, g.state, g.grant_fen as "grantFen", g.concluded_at as "concludedAt",
          (select count(*)::int from agreement_party y where y.network_id = g.network_id and y.agreement_id = g.id) as "parties",
          exists (select ${ownParties('$3')}) as "mine",
          exists (select ${ownParties('$3')} and y.confirmed_by is null) as "waits"
     from agreement g where g.network_id = $1 and g.project_id = $2 order by g.id desc limit 1`,
)

/** The newest agreement of a project, for the parties what they have to do; null before one is drawn. */
export function agreementOfProject(ctx: Context, projectId: Id): Promise<OfProject | null> {
  const { networkId, personId, scopes } = ctx.actor
  return ctx.db.find<OfProject>(selectOfProject, [networkId, projectId, scopes ? null : personId])
}

/** An agreement of the reader's organisations on 我的. */
export interface OwnAgreement {
  code: string
  title: string
  state: AgreementState
  grantFen: Fen
  /** a party of theirs has not confirmed yet */
  waits: boolean
}

const selectMine = sql(
  'agreement.mine',
  `select g.code, p.title, g.state, g.grant_fen as "grantFen", k.waits
     from (select y.agreement_id, bool_or(y.confirmed_by is null) as waits
             from membership b
             join agreement_party y on y.network_id = b.network_id and y.organisation_id = b.organisation_id
            where b.network_id = $1 and b.person_id = $2 and b.ended_at is null
            group by y.agreement_id) k
     join agreement g on g.network_id = $1 and g.id = k.agreement_id
     join project p on p.network_id = g.network_id and p.id = g.project_id
    where g.state not in ('void', 'ended') or g.changed_at > $3::timestamptz - interval '90 days'
    order by k.waits and g.state in ('drawn', 'scanned') desc, g.id desc limit 30`,
)

/** Agreements of the reader's organisations, what waits for them first; what came to an end goes after three months. */
export function agreementsOfMine(ctx: Context): Promise<OwnAgreement[]> {
  const { networkId, personId, scopes } = ctx.actor
  if (personId === null || scopes) return Promise.resolve([])
  return ctx.db.rows<OwnAgreement>(selectMine, [networkId, personId, ctx.now])
}
