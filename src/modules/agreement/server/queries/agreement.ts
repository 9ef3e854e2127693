import { may } from '../../../../base/access.ts'
import type { Context, Id } from '../../../../base/context.ts'
import type { InputOf } from '../../../../base/contract.ts'
import type { Path } from '../../../../base/path.ts'
import { notFound } from '../../../../base/refusal.ts'
import { normaliseCode } from '../../../../server/codes.ts'
import { sql } from '../../../../server/database.ts'
import type { ProjectState } from '../../../project/project.ts'
import {
  type ActsFor,
  actsFor,
  type AgreementFacts,
  type AgreementState,
  isOpen,
  type Party,
  refuseConfirm,
  refuseReturn,
  refuseScan,
} from '../../agreement.ts'
import type { AgreementDetail, getAgreement as getContract } from '../../contract.ts'
import { partyColumns } from '../store.ts'

type StoredParty = Party & { confirmedAt: string | null }

interface Row {
  id: Id
  code: string
  state: AgreementState
  path: Path
  checkCode: string
  facts: AgreementFacts
  drawnAt: Date
  scannedAt: Date | null
  concludedAt: Date | null
  returnedBecause: string | null
  projectState: ProjectState
  parties: StoredParty[]
  scans: AgreementDetail['scans']
  own: Id[]
}

const selectAgreement = sql(
  'agreement.detail',
  `select g.id, g.code, g.state, g.path, g.check_code as "checkCode", g.facts, g.drawn_at as "drawnAt", g.scanned_at as "scannedAt",
          g.concluded_at as "concludedAt", g.returned_because as "returnedBecause", p.state as "projectState",
          (select json_agg(row_to_json(k) order by k.position)
             from (select ${partyColumns}, y.confirmed_at as "confirmedAt" from agreement_party y
                    where y.network_id = g.network_id and y.agreement_id = g.id) k) as "parties",
          coalesce((select json_agg(json_build_object('id', f.id, 'kind', f.kind, 'name', f.name) order by f.position)
                      from file f where f.network_id = g.network_id and f.attached_to_id = g.id), '[]') as "scans",
          array(select b.organisation_id from membership b
                  join organisation o on o.network_id = b.network_id and o.id = b.organisation_id and o.state = 'verified'
                 where b.network_id = g.network_id and b.person_id = $3 and b.ended_at is null) as "own"
     from agreement g join project p on p.network_id = g.network_id and p.id = g.project_id
    where g.network_id = $1 and g.code = $2`,
)

/** The whole row with what the reader is to it: everybody once it stands, before that its parties and staff. */
async function readable(ctx: Context, text: string): Promise<{ row: Row; acts: ActsFor; inside: boolean }> {
  const { actor, db } = ctx
  const code = normaliseCode(text)
  const row = code ? await db.find<Row>(selectAgreement, [actor.networkId, code, actor.personId]) : null
  if (!row) throw notFound('agreement')
  const organisations = new Set(actor.scopes ? [] : row.own)
  const acts = { organisations, staff: !actor.scopes && may(actor, 'project.manage', row) }
  const inside = may(actor, 'project.read', row) || row.parties.some((party) => actsFor(party, acts))
  if (!inside && !isOpen(row.state)) throw notFound('agreement')
  return { row, acts, inside }
}

const iso = (at: Date | string | null) => (at === null ? null : new Date(at).toISOString())

/** An agreement with its parties: one statement. The scan, with its seals and signatures, is for those inside alone. */
export async function getAgreement(ctx: Context, input: InputOf<typeof getContract>): Promise<AgreementDetail> {
  const { row, acts, inside } = await readable(ctx, input.code)
  const { facts, parties, id, code, state, checkCode } = row
  const standing = { state, project: row.projectState }
  const { personId } = ctx.actor
  const { startsOn, endsOn, budgetFen, ownFen, grantFen, goals, budget, tranches } = facts
  return {
    ...{ id, code, state, checkCode, grantFen, startsOn, endsOn, budgetFen, ownFen, inside },
    project: { code: facts.project.code, title: facts.project.title },
    parties: parties.map((party) => ({
      ...{ position: party.position, role: party.role, organisationId: party.organisationId },
      ...{ name: facts.parties[party.position]?.name ?? '', pays: [...(facts.parties[party.position]?.pays ?? [])] },
      confirmedAt: inside ? iso(party.confirmedAt) : null,
      can: {
        scan: refuseScan(standing, party, acts, 1),
        confirm: refuseConfirm(standing, parties, party.position, acts, personId),
      },
    })),
    ...{ goals: [...goals], budget: [...budget], tranches: [...tranches] },
    drawnAt: row.drawnAt.toISOString(),
    scannedAt: iso(row.scannedAt),
    concludedAt: iso(row.concludedAt),
    scans: inside ? row.scans : [],
    returnedBecause: inside ? row.returnedBecause : null,
    can: { return: refuseReturn(standing, parties, acts, 'a reason') },
  }
}

/** What the paper is made of, for who may have it. @throws AppError not-found `agreement.not-found` */
export async function paperFacts(ctx: Context, code: string): Promise<AgreementFacts> {
  const { row, inside } = await readable(ctx, code)
  if (!inside) throw notFound('agreement')
  return row.facts
}
