import type { Id, Tx } from '../../../base/context.ts'
import { nextState } from '../../../base/state-machine.ts'
import { sql } from '../../../server/database.ts'
import type { EventSubscriber } from '../../../server/module.ts'
import { breaksUp, designMachine, dutiesWithout, holdsPlace, type Member } from '../design.ts'
import type { TeamRow } from './standing.ts'
import { type Design, lockDesignById, subjectOf, teamOf, updateDesign, updateMember } from './store.ts'

/**
 * A member is no longer in the team, or no longer asked: what they were to do is nobody's.
 */
export function endPlace(tx: Tx, design: Design, member: TeamRow): void {
  const { id, state, mine } = member
  updateMember(tx, id, 'left')
  const duties = dutiesWithout(design.duties, id)
  if (state === 'in') updateDesign(tx, design.id, { duties })
  const event = state === 'in' ? 'design.member-left' : 'design.member-declined'
  tx.event(event, subjectOf(design), publicPartOf(member), { memberId: id, removed: state === 'in' && !mine })
}

/** What the thread says of a member: a verified organisation by its name, a person by none. */
export function publicPartOf({ name, party, part }: Pick<TeamRow, 'name' | 'party' | 'part'>) {
  return { organisation: name, party, part }
}

/** Who is gone for good leaves every team, settled ones too; one that cannot do without them goes back to forming. */
async function leaveForGood(tx: Tx, designId: Id, isGone: (member: Member) => boolean): Promise<void> {
  const design = await lockDesignById(tx, designId)
  const team = await teamOf(tx, designId)
  const gone = team.filter((member) => holdsPlace(member) && isGone(member))
  for (const member of gone) {
    endPlace(tx, design, member)
    design.duties = dutiesWithout(design.duties, member.id)
  }
  const left = team.filter((member) => !gone.includes(member))
  if (!breaksUp(design, left)) return
  updateDesign(tx, designId, { state: nextState(designMachine, design.state, 'reopen') })
  tx.event('design.reopened', subjectOf(design))
}

const selectOfPerson = sql(
  'design.of-person',
  `select distinct m.design_id as "id" from design_member m where m.network_id = $1 and m.person_id = $2 order by 1`,
)
const forgetRows = sql(
  'design.forget-person',
  'update design_member set person_id = null where network_id = $1 and person_id = $2',
)
const selectOfOrganisation = sql(
  'design.of-organisation',
  `select m.design_id as "id" from design_member m
    where m.network_id = $1 and m.organisation_id = $2 and m.state in ('invited', 'offered', 'in') order by 1`,
)

export const designLeavers: EventSubscriber[] = [
  {
    // what is left of an erased account is that some neighbour was there (个人信息保护法 §47)
    name: 'design.forget-person',
    events: ['person.erased'],
    async react(tx, event) {
      const who = [tx.ctx.actor.networkId, event.subjectId]
      for (const { id } of await tx.rows<{ id: Id }>(selectOfPerson, who))
        await leaveForGood(tx, id, ({ personId }) => personId === event.subjectId)
      await tx.run(forgetRows, who)
    },
  },
  {
    name: 'design.organisation-closed',
    events: ['organisation.closed'],
    async react(tx, event) {
      const which = [tx.ctx.actor.networkId, event.subjectId]
      for (const { id } of await tx.rows<{ id: Id }>(selectOfOrganisation, which))
        await leaveForGood(tx, id, ({ organisationId }) => organisationId === event.subjectId)
    },
  },
]
