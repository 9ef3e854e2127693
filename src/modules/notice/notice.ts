import type { Id } from '../../base/context.ts'
import { addDays, civilDate, endOfDay } from '../../base/clock.ts'
import { ensure, refuseFields, type Refusal } from '../../base/refusal.ts'
import type { Permission } from '../../base/roles.ts'
import { machine, nextState, refuseTransition } from '../../base/state-machine.ts'
import { type Deadline, deadlineAfter } from '../../base/working-days.ts'

/** 公示 of who is chosen; grades and restrictions follow with the rooms that give them. */
export const noticeKinds = ['selection'] as const
export type NoticeKind = (typeof noticeKinds)[number]

export const noticeStates = ['draft', 'standing', 'holding', 'ended'] as const
export type NoticeState = (typeof noticeStates)[number]

export const noticeActions = ['publish', 'end', 'hold', 'settle'] as const
export type NoticeAction = (typeof noticeActions)[number]

/** It stands for its working days; when they are over it ends, or waits for what is objected to. */
export const noticeMachine = machine<NoticeState, NoticeAction, 'notice.publish' | 'program'>({
  name: 'notice',
  initial: 'draft',
  states: {
    draft: { publish: { to: 'standing', who: ['notice.publish'], deadline: 'notice.end' } },
    standing: { end: { to: 'ended', who: ['program'] }, hold: { to: 'holding', who: ['program'] } },
    holding: { settle: { to: 'ended', who: ['program'] } },
    ended: {},
  },
})

export const itemStates = ['standing', 'held', 'effective', 'cancelled'] as const
export type ItemState = (typeof itemStates)[number]

export const itemActions = ['take-effect', 'hold', 'cancel'] as const
export type ItemAction = (typeof itemActions)[number]

/** The only way to effect leads through the end of the notice, past no open objection (product.md 7). */
export const itemMachine = machine<ItemState, ItemAction, 'notice.answer' | 'program'>({
  name: 'notice-item',
  initial: 'standing',
  states: {
    standing: {
      'take-effect': { to: 'effective', who: ['program'] },
      hold: { to: 'held', who: ['program'] },
      cancel: { to: 'cancelled', who: ['notice.answer'] },
    },
    held: {
      'take-effect': { to: 'effective', who: ['program'] },
      cancel: { to: 'cancelled', who: ['notice.answer'] },
    },
    effective: {},
    cancelled: {},
  },
})

export const objectionStates = ['open', 'upheld', 'rejected', 'withdrawn', 'lead', 'noted'] as const
export type ObjectionState = (typeof objectionStates)[number]

export const objectionActions = ['uphold', 'reject', 'withdraw', 'note'] as const
export type ObjectionAction = (typeof objectionActions)[number]

type ObjectionWho = Extract<Permission, 'notice.answer'> | 'objector'
/** an objection without a name */
type LeadState = Extract<ObjectionState, 'lead' | 'noted'>

/** With a name it is answered, and holds its items meanwhile. */
export const objectionMachine = machine<
  Exclude<ObjectionState, LeadState>,
  Exclude<ObjectionAction, 'note'>,
  ObjectionWho
>({
  name: 'objection',
  initial: 'open',
  states: {
    open: {
      uphold: { to: 'upheld', who: ['notice.answer'] },
      reject: { to: 'rejected', who: ['notice.answer'] },
      withdraw: { to: 'withdrawn', who: ['objector'] },
    },
    upheld: {},
    rejected: {},
    withdrawn: {},
  },
})

/** Without a name it is a lead, which is looked into and noted, and stops nothing. */
export const leadMachine = machine<LeadState, 'note', Extract<Permission, 'notice.answer'>>({
  name: 'lead',
  initial: 'lead',
  states: { lead: { note: { to: 'noted', who: ['notice.answer'] } }, noted: {} },
})

export function isLead(state: ObjectionState): state is LeadState {
  return state === 'lead' || state === 'noted'
}

const impossible = (state: ObjectionState, action: ObjectionAction) => ({
  code: 'state.not-possible',
  params: { machine: 'objection', state, action },
})

/** May this be done to an objection, or lead, in that state? */
export function refuseStep(state: ObjectionState, action: ObjectionAction): Refusal {
  if (isLead(state)) return action === 'note' ? refuseTransition(leadMachine, state, action) : impossible(state, action)
  return action === 'note' ? impossible(state, action) : refuseTransition(objectionMachine, state, action)
}

/** @throws AppError conflict with what `refuseStep` answers */
export function nextOfObjection(state: ObjectionState, action: ObjectionAction): ObjectionState {
  ensure(refuseStep(state, action))
  if (isLead(state)) return nextState(leadMachine, state, 'note')
  return action === 'note' ? state : nextState(objectionMachine, state, action)
}

/** Working days in which an objection is answered (interface.md, "objection received"). */
export const answerWorkingDays = 5

export function answerBy(now: Date): Deadline {
  return deadlineAfter(now, answerWorkingDays)
}

/**
 * Name and contact of who objected are kept for six months after the answer, as long as it may be taken to court
 * (行政诉讼法 §46), then forgotten (个人信息保护法 §19).
 */
const nameKeptDays = 184

export function forgetObjectorAt(answeredAt: Date): Date {
  return endOfDay(addDays(civilDate(answeredAt), nameKeptDays))
}

/** The notice ends at 24:00 of the last of its working days; the day it is published does not count (民法典 §201). */
export function noticeEnd(publishedAt: Date, workingDays: number): Deadline {
  return deadlineAfter(publishedAt, workingDays)
}

/** What the rules know of a notice. */
export interface NoticeFacts {
  state: NoticeState
  endsAt: Date | null
}

/** An objection is taken while the notice stands, to one of its items at least, and says something. */
export function refuseObjection(
  notice: NoticeFacts,
  { itemIds, anonymous, name, contact }: { itemIds: readonly Id[]; anonymous: boolean; name: string; contact: string },
  items: readonly { id: Id; state: ItemState }[],
  now: Date,
): Refusal {
  if (notice.state !== 'standing' || notice.endsAt === null || now >= notice.endsAt) return { code: 'notice.over' }
  const known = items.filter(({ id }) => itemIds.includes(id))
  return refuseFields('input.invalid', {
    itemIds:
      itemIds.length === 0
        ? 'required'
        : known.length < new Set(itemIds).size || known.some(({ state }) => state !== 'standing')
          ? 'notice.item'
          : null,
    name: !anonymous && name.trim() === '' ? 'required' : null,
    contact: !anonymous && contact.trim() === '' ? 'required' : null,
  })
}

/** Whoever took part in what is objected to does not answer the objection (interface.md, "may not do this"). */
export function refuseAnswerer(involved: boolean): Refusal {
  return involved ? { code: 'notice.involved' } : null
}

/** A lead has no contact, and what is settled long enough has none any more. */
export function refuseContact(state: ObjectionState, kept: boolean): Refusal {
  if (kept) return null
  return { code: isLead(state) ? 'objection.unnamed' : 'objection.forgotten' }
}

/** What becomes of an item when its notice has run out, or an objection to it was answered. */
export function nextOfItem(
  item: { state: ItemState; openObjections: number },
  notice: { endsAt: Date | null },
  now: Date,
): ItemAction | null {
  if (item.state !== 'standing' && item.state !== 'held') return null
  if (notice.endsAt === null || now < notice.endsAt) return null
  if (item.openObjections > 0) return item.state === 'standing' ? 'hold' : null
  return 'take-effect'
}

export const noticeEvents = {
  'notice.drafted': {},
  'notice.published': { thread: true, record: true },
  'notice.item-effective': { record: true },
  'notice.item-held': { record: true },
  'notice.item-cancelled': { record: true },
  'notice.holding': { thread: true },
  'notice.ended': { thread: true, record: true },
  'objection.received': {},
  'objection.lead-received': {},
  'objection.withdrawn': {},
  'objection.upheld': { thread: true, record: true },
  'objection.rejected': { thread: true, record: true },
  'objection.noted': {},
  'objection.contact-read': {},
  'objection.overdue': {},
  'objection.forgotten': {},
  'publication.made': { record: true },
} as const
export type NoticeEventType = keyof typeof noticeEvents

/** 公开, after effect: what took effect under notice; payments, claims and reports follow with their rooms. */
export const publicationKinds = ['selection-result'] as const
export type PublicationKind = (typeof publicationKinds)[number]
