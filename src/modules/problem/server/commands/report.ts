import { authorise } from '../../../../base/access.ts'
import type { Context, Id, Tx } from '../../../../base/context.ts'
import type { InputOf } from '../../../../base/contract.ts'
import { newId } from '../../../../base/id.ts'
import { AppError, ensure } from '../../../../base/refusal.ts'
import type { Deadline } from '../../../../base/working-days.ts'
import { nextCode } from '../../../../server/codes.ts'
import { attachFiles } from '../../../../server/files/files.ts'
import { transact } from '../../../../server/transact.ts'
import { type AreaPlace, getArea } from '../../../network/server/public.ts'
import { refuseNonMember } from '../../../people/server/public.ts'
import type { Reported, reportProblem as reportContract } from '../../contract.ts'
import type { enterForSomeone as enterContract } from '../../contract-desk.ts'
import { consentDeadline, consentFor, refuseGuardianFlood } from '../../consent.ts'
import { type AgeBand, type Channel, refuseField, refuseReport, replyDeadline } from '../../problem.ts'
import { addFollower, addReporter, guardianAskedToday, type Contact, readContact } from '../followers.ts'
import { insertProblem, type NewProblem, subjectOf } from '../store.ts'
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
  const contact = readContact(input.contact, 'contact')
  const guardian = input.guardianPhone ? readGuardian(input.guardianPhone) : null
  ensure(refuseField(input.field, now))
  ensure(
    refuseReport({
      ...input,
      guardian: guardian && { phone: guardian.plain },
      organisationId: input.organisationId ?? null,
    }),
  )
  const [area, code] = await Promise.all([getArea(tx, input.areaId), nextCode(tx, actor.networkId, now)])
  if (channel !== 'web') authorise(actor, 'problem.enter', area)
  if (input.organisationId) ensure(await refuseNonMember(tx, input.organisationId))

  const due = replyDeadline(now)
  const problem = newProblem(tx.ctx, input, channel, { area, code, due })
  const subject = subjectOf(problem)
  const personId = channel === 'web' ? actor.personId : null
  insertProblem(tx, problem)
  const secret = addReporter(tx, { problemId: problem.id, personId, contact })
  await attachFiles(tx, input.photoIds, subject, { max: 4, kinds: ['photo'] })
  if (guardian)
    await inviteGuardian(tx, problem.id, {
      code,
      contact: guardian,
      name: input.guardianName ?? null,
      ageBand: input.ageBand,
    })

  tx.deadline('problem.reply', subject, due.at)
  if (problem.consent === 'waiting') tx.deadline('problem.consent', subject, consentDeadline(now))
  tx.event('problem.reported', subject, { kind: input.kind, channel }, { columns: contact ? ['contact'] : [] })
  const followUrl = `${services.publicUrl}/follow/${code}?s=${secret}`
  return { code, secret, followUrl, state: 'received', dueOn: due.on, dueProvisional: due.provisional }
}

function newProblem(
  { actor, now }: Context,
  input: ReportInput,
  channel: Channel,
  { area, code, due }: { area: AreaPlace; code: string; due: Deadline },
): NewProblem {
  return {
    id: newId(now),
    threadId: newId(now),
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
    path: area.path,
    dueAt: due.at,
    dueOn: due.on,
    ageBand: input.ageBand,
    consent: consentFor(input.ageBand),
    organisationId: input.organisationId ?? null,
    enteredBy: channel === 'web' ? null : actor.personId,
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
  ensure(refuseGuardianFlood(await guardianAskedToday(tx, contact)))
  const secret = await addFollower(tx, { problemId, role: 'guardian', name, contact })
  if (secret) await tellGuardian(tx, code, secret, contact, ageBand)
}
