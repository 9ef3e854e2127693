import type { Id, Tx } from '../../../base/context.ts'
import type { MessageParams } from '../../../base/message.ts'
import { notify, type Recipient } from '../../../server/inbox/notify.ts'
import type { EventSubscriber, StoredEvent } from '../../../server/module.ts'
import { consentDays } from '../consent.ts'
import { type Contact, followersOf, openContact, openSecret, type Reachable } from './followers.ts'
import { lockProblemById, type Problem } from './store.ts'

/** Everyone who follows is told once each, over whatever they left: an account or a contact. */
function recipientOf(tx: Tx, code: string, follower: Reachable): Recipient | null {
  if (follower.personId) return { personId: follower.personId }
  if (!follower.contactSealed) return null
  const plain = openContact(tx.ctx, follower.contactSealed)
  const secret = follower.secretSealed ? openSecret(tx.ctx, follower.secretSealed) : null
  return {
    contact: { lang: 'zh', ...(follower.contactKind === 'email' ? { mail: plain } : { phone: plain }) },
    link: secret ? `/follow/${follower.code}?s=${secret}` : `/follow/${code}`,
  }
}

/** News of what grew from a report: of its words, and of the page where it is read. */
export interface News {
  kind: string
  params: MessageParams
  /** a page of the portal; without it each is led to where they follow the report, by their own link */
  link?: string
  dedupeKey: string
}

/** Tells who reported it or joined, also by a report that was merged into it. */
export async function tellFollowersOf(tx: Tx, problemId: Id, { link, ...news }: News): Promise<void> {
  const { code } = await lockProblemById(tx, problemId)
  const followers = await followersOf(tx, tx.ctx.actor.networkId, problemId)
  const recipients = followers
    .filter(({ role }) => role !== 'guardian')
    .map((follower) => recipientOf(tx, code, follower))
    .filter((recipient) => recipient !== null)
    .map((recipient) => ('contact' in recipient && link ? { contact: recipient.contact, link } : recipient))
  await notify(tx, recipients, { ...news, link: link ?? `/follow/${code}` })
}

async function tellFollowers(tx: Tx, problem: Problem, kind: string, params: MessageParams, eventId: Id, own = false) {
  const followers = await followersOf(tx, tx.ctx.actor.networkId, problem.id)
  const told = followers.filter(({ role }) => role === 'reporter' || (role === 'supporter' && !own))
  const recipients = told
    .map((follower) => recipientOf(tx, problem.code, follower))
    .filter((recipient) => recipient !== null)
  await notify(tx, recipients, {
    kind,
    params: { code: problem.code, ...params },
    link: `/follow/${problem.code}`,
    dedupeKey: `${kind}:${eventId}`,
  })
}

type Part = Record<string, never> & Record<string, string | number | boolean | null>

const paramsOf: Record<string, (part: Part) => MessageParams> = {
  'problem.assigned': ({ handler, dueOn }) => ({ handler: handler ?? '', dueOn: dueOn ?? null }),
  'problem.passed': ({ body, receipt, expectedOn }) => ({
    body: body ?? '',
    receipt: receipt ?? '',
    expectedOn: expectedOn ?? '',
  }),
  'problem.answered': ({ late }) => ({ late: late ?? false }),
  'problem.adopted': () => ({}),
  'problem.merged': ({ into, supportCount }) => ({ into: into ?? '', supportCount: supportCount ?? 0 }),
  'problem.withheld': () => ({}),
  'problem.overdue': ({ handler, workingDays }) => ({ handler: handler ?? '', workingDays: workingDays ?? 1 }),
  'problem.settled': () => ({}),
}

/** Reporters and those who joined hear of every change. */
export const problemSubscribers: EventSubscriber[] = [
  {
    name: 'problem.tell-followers',
    events: Object.keys(paramsOf),
    async react(tx: Tx, event: StoredEvent) {
      const problem = await lockProblemById(tx, event.subjectId)
      const params = paramsOf[event.type]?.(event.publicPart as Part)
      // why a text is withheld concerns its author alone
      if (params) await tellFollowers(tx, problem, event.type, params, event.id, event.type === 'problem.withheld')
    },
  },
]

/**
 * Tells whoever follows, before they are forgotten, that the matter has ended and nothing of it is kept. Their links end
 * with it, so the code alone is named.
 *
 * @param by the follower who ended it, and knows
 */
export async function tellLast(
  tx: Tx,
  { id, code }: Problem,
  kind: 'problem.withdrawn' | 'problem.consent-lapsed',
  by: Id | null,
): Promise<void> {
  const followers = await followersOf(tx, tx.ctx.actor.networkId, id)
  const recipients = followers
    .filter((follower) => follower.id !== by)
    .map((follower) => recipientOf(tx, code, { ...follower, secretSealed: null }))
    .filter((recipient) => recipient !== null)
  await notify(tx, recipients, { kind, params: { code }, link: `/follow/${code}`, dedupeKey: `${kind}:${id}` })
}

/** Asks, or tells, the guardian whom a child named; the link goes to the guardian's own phone only. */
export function tellGuardian(
  tx: Tx,
  code: string,
  secret: string,
  guardian: Contact,
  ageBand: '14-17' | 'under-14',
): Promise<void> {
  const kind = ageBand === 'under-14' ? 'problem.guardian-asked' : 'problem.guardian-told'
  const link = ageBand === 'under-14' ? `/consent/${code}?s=${secret}` : `/follow/${code}`
  return notify(
    tx,
    { contact: { lang: 'zh', phone: guardian.plain }, link },
    {
      kind,
      params: { code, ...(ageBand === 'under-14' && { days: consentDays(tx.ctx.now) }) },
      dedupeKey: `${kind}:${code}`,
    },
  )
}
