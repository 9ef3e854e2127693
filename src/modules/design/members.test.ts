import { expect, test } from 'vitest'
import type { TeamMember } from './contract.ts'
import { inOrder, memberNames } from './members.ts'

const community = { id: '0192f0c1-0000-7000-8000-000000000010', name: '禾花社区' }

function member(id: string, more: Partial<TeamMember> = {}): TeamMember {
  return {
    id,
    part: 'takes-part',
    party: 'public',
    state: 'in',
    organisation: null,
    since: '2026-11-19T02:00:00.000Z',
    mine: false,
    ...more,
  }
}

const named = (...team: TeamMember[]) => ({ team, community, street: null })

test('who leads comes first, then who drives; the others stay as they came', () => {
  const team = [member('a'), member('b', { part: 'drives' }), member('c'), member('d', { part: 'leads' })]
  expect(inOrder(team).map(({ id }) => id)).toEqual(['d', 'b', 'a', 'c'])
})

test('a neighbour is called by the place and never by a name; several are told apart', () => {
  expect(memberNames(named(member('a')), 'zh').get('a')).toBe('禾花社区居民')
  expect(memberNames(named(member('a')), 'en').get('a')).toBe('Resident of 禾花社区')
  const several = memberNames(
    named(member('a'), member('o', { organisation: { id: 'o', name: '护学队' } }), member('b')),
    'zh',
  )
  expect([...several.values()]).toEqual(['禾花社区居民 1', '护学队', '禾花社区居民 2'])
})
