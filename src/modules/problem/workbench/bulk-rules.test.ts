import { describe, expect, it } from 'vitest'
import type { DeskItem } from '../contract-desk.ts'
import { problemStates } from '../problem.ts'
import { refuseBulkAssign, refuseBulkPublish } from './bulk-rules.ts'

const row = (more: Partial<DeskItem> = {}): DeskItem => ({
  code: 'LG-26-0001',
  kind: 'problem',
  title: '路灯坏了',
  excerpt: '晚上看不见。',
  state: 'received',
  field: 'other',
  community: null,
  street: null,
  supportCount: 0,
  reportedAt: '2026-11-20T00:00:00Z',
  dueOn: '2026-11-27',
  overdue: false,
  review: 'pending',
  channel: 'web',
  dueAt: '2026-11-27T16:00:00Z',
  ownerName: null,
  reopenCount: 0,
  minor: false,
  consent: 'not-needed',
  photoCount: 0,
  ...more,
})

describe('published together', () => {
  it.each([
    ['all that wait, wholly in sight', [row(), row({ excerpt: '' })], null],
    ['one that was reviewed', [row(), row({ review: 'published' })], 'desk.bulk-reviewed'],
    ['one that was withdrawn', [row({ state: 'withdrawn' })], 'desk.bulk-reviewed'],
    ['one with a photograph nobody has looked at', [row(), row({ photoCount: 1 })], 'desk.bulk-photos'],
    ['one whose text the list cuts off', [row({ excerpt: '长'.repeat(120) })], 'desk.bulk-long'],
  ])('%s', (_, rows, code) => {
    expect(refuseBulkPublish(rows)?.code ?? null).toBe(code)
  })
})

describe('assigned together', () => {
  it('only what still awaits an answer', () => {
    const may = problemStates.filter((state) => refuseBulkAssign([row({ state })]) === null)
    expect(may).toEqual(['received', 'handling', 'passed'])
    expect(refuseBulkAssign([row(), row({ state: 'closed' })])?.code).toBe('desk.bulk-closed')
  })
})
