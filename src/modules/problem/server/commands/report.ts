import { authorise } from '../../../../base/access.ts'
import type { Context, Id, Tx } from '../../../../base/context.ts'
import type { InputOf } from '../../../../base/contract.ts'
import { newId } from '../../../../base/id.ts'
import { AppError, ensure } from '../../../../base/refusal.ts'
import { nextCode } from '../../../../server/codes.ts'
import { attachFiles } from '../../../../server/files/files.ts'
import { transact } from '../../../../server/transact.ts'
import { getArea } from '../../../network/server/public.ts'
import { refuseNonMember } from '../../../people/server/public.ts'
import type { enterForSomeone as enterContract, Reported, reportProblem as reportContract } from '../../contract.ts'
import { type AgeBand, type Channel, consentFor, refuseField, refuseReport, replyDeadline } from '../../problem.ts'
import { addFollower, type Contact, readContact } from '../followers.ts'
import { insertProblem, networkPrefix, subjectOf } from '../store.ts'
import { tellGuardian } from '../telling.ts'

type ReportInput = InputOf<typeof reportContract>

/**
 * Records what a resident, a child with its guardian, or a company reports, with or without an account. The text is
 * seen by staff only until it is reviewed. Answers the code, and the secret of the private link, shown this once.
 *
 * @throws AppError invalid with field codes: `areaId`, `field`, `contact`, `guardianPhone`, `organisationId`, `photoIds`
 */
export function reportProblem(ctx: Context, input: ReportInput): Promise<Reported> {
  return transact(ctx, (tx) => takeIn(tx, input, 'web'))
}

/** A community worker enters a report for someone offline (product.md "The elderly, the offline"). */
export function enterForSomeone(ctx: Context, input: InputOf<typeof enterContract>): Promise<Reported> {
  return transact(ctx, (tx) => takeIn(tx, input, input.channel))
}

async function takeIn(tx: Tx, input: ReportInput, channel: Channel): Promise<Reported> {
  const { actor, now, services } = tx.ctx
  const area = await getArea(tx, input.areaId)
  if (channel !== 'web') authorise(actor, 'problem.enter', area)
  ensure(refuseField(input.field, now))
  const guardian = input.guardianPhone ? readGuardian(input.guardianPhone) : null
  ensure(refuseReport({ kind: input.kind, ageBand: input.ageBand, guardian: guardian && { phone: guardian.plain }, organisationId: input.organisationId ?? null }))
  if (input.organisationId) ensure(await refuseNonMember(tx, input.organisationId))
  const contact = readContact(input.contact, 'contact')

  const id = newId(now)
  const { codePrefix } = await networkPrefix(tx, actor.networkId)
  const code = await nextCode(tx, { id: actor.networkId, codePrefix }, now)
  const due = replyDeadline(now)
  const problem = { id, threadId: newId(now), path: area.path }
  await insertProblem(tx, {
    ...problem,
    code,
    channel,
    kind: input.kind,
    title: input.title,
    description: input.description,
    place: input.place,
    field: input.field,
    areaId: area.id,
    streetId: area.streetId,
    communityId: area.communityId,
    dueAt: due.at,
    dueOn: due.on,
    ageBand: input.ageBand,
    consent: consentFor(input.ageBand),
    organisationId: input.organisationId ?? null,
    enteredBy: channel === 'web' ? null : actor.personId,
  })
  const subject = subjectOf(problem)
  await attachFiles(tx, input.photoIds, subject, { max: 4, kinds: ['photo'] })
  const secret = await addFollower(tx, { problemId: id, role: 'reporter', personId: channel === 'web' ? actor.personId : null, contact })
  if (!secret) throw new Error('a new report has no followers yet')
  if (guardian) await inviteGuardian(tx, id, { code, contact: guardian, name: input.guardianName ?? null, ageBand: input.ageBand })

  tx.deadline('problem.reply', subject, due.at)
  tx.event('problem.reported', subject, { kind: input.kind, channel }, { columns: contact ? ['contact'] : [] })
  return {
    code,
    secret,
    followUrl: `${services.publicUrl}/follow/${code}?s=${secret}`,
    state: 'received',
    dueOn: due.on,
    dueProvisional: due.provisional,
  }
}

function readGuardian(phone: string) {
  const contact = readContact(phone, 'guardianPhone')
  if (contact?.kind === 'phone') return contact
  throw new AppError('invalid', { code: 'contact.format', fields: { guardianPhone: 'contact-format' } })
}

/** Under 14 the guardian is asked, from 14 to 17 told; both by a link sent to the guardian's own phone. */
async function inviteGuardian(
  tx: Tx,
  problemId: Id,
  guardian: { code: string; contact: Contact; name: string | null; ageBand: AgeBand },
): Promise<void> {
  if (guardian.ageBand === 'adult') return
  const { code, contact, name, ageBand } = guardian
  const secret = await addFollower(tx, { problemId, role: 'guardian', name, contact })
  if (secret) await tellGuardian(tx, code, secret, contact, ageBand)
}
