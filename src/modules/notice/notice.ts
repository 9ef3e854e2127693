import type { Id } from '../../base/context.ts'
import { refuseFields, type Refusal } from '../../base/refusal.ts'
import type { Permission } from '../../base/roles.ts'
import { machine, refuseTransition } from '../../base/state-machine.ts'
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

/** Named it is answered and holds its items meanwhile; without a name it is a lead that is looked into and noted. */
export const objectionMachine = machine<ObjectionState, ObjectionAction, ObjectionWho>({
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
    lead: { note: { to: 'noted', who: ['notice.answer'] } },
    noted: {},
  },
})

/** Working days in which an objection is answered (interface.md, "objection received"). */
export const answerWorkingDays = 5

export function answerBy(now: Date): Deadline {
  return deadlineAfter(now, answerWorkingDays)
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

export function refuseAnswer(state: ObjectionState, decision: 'uphold' | 'reject' | 'note'): Refusal {
  return refuseTransition(objectionMachine, state, decision)
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
  'publication.made': { record: true },
} as const
export type NoticeEventType = keyof typeof noticeEvents

/** 公开, after effect: what took effect under notice; payments, claims and reports follow with their rooms. */
export const publicationKinds = ['selection-result'] as const
export type PublicationKind = (typeof publicationKinds)[number]
