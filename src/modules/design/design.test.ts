import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parties } from '../people/organisation.ts'
import {
  type Duty,
  type DutyRole,
  lacksOf,
  type Member,
  memberParts,
  memberStates,
  mixOf,
  refuseDuties,
  refusePlace,
  refuseSettle,
  usualDemand,
} from './design.ts'

const member = (changes: Partial<Member> = {}): Member => ({
  id: 'm',
  organisationId: 'o',
  personId: null,
  party: 'enterprise',
  part: 'takes-part',
  state: 'in',
  ...changes,
})
const lead = member({ id: 'lead', organisationId: 'office', party: 'government', part: 'leads' })
const driver = member({ id: 'driver', organisationId: 'ngo', party: 'social', part: 'drives' })
const neighbour = member({ id: 'neighbour', organisationId: null, personId: 'p', party: 'public' })

describe('a place in the team', () => {
  it.each([
    ['an enterprise cannot lead', [], { party: 'enterprise', part: 'leads' }, { part: 'design.leads-party' }],
    ['a government body cannot drive', [], { party: 'government', part: 'drives' }, { part: 'design.drives-party' }],
    ['one leads', [lead], { party: 'government', part: 'leads' }, { part: 'design.part-taken' }],
    [
      'who was only asked holds the place',
      [{ ...driver, state: 'invited' }],
      { party: 'social', part: 'drives' },
      { part: 'design.part-taken' },
    ],
    ['who declined does not', [{ ...driver, state: 'declined' }], { party: 'social', part: 'drives' }, null],
    ['nobody is in it twice', [member()], { organisationId: 'o' }, { organisationId: 'design.member-twice' }],
    [
      'nor a person',
      [neighbour],
      { organisationId: null, personId: 'p', party: 'public' },
      { organisationId: 'design.member-twice' },
    ],
    ['who left may come again', [member({ state: 'left' })], { organisationId: 'o' }, null],
    ['two neighbours are two', [neighbour], { organisationId: null, personId: 'q', party: 'public' }, null],
  ] as [string, Member[], Partial<Member>, Record<string, string> | null][])('%s', (_name, team, wish, fields) => {
    const refused = refusePlace(team, { ...member({ organisationId: 'new' }), ...wish })
    expect(refused?.fields ?? null).toEqual(fields)
  })
})

const anyMember = fc.record({
  id: fc.uuid(),
  organisationId: fc.uuid(),
  personId: fc.constant(null),
  party: fc.constantFrom(...parties),
  part: fc.constantFrom(...memberParts),
  state: fc.constantFrom(...memberStates),
})

describe('the mix', () => {
  it('counts those who are in, each once', () => {
    fc.assert(
      fc.property(fc.array(anyMember), (team) => {
        const { parties: counts } = mixOf(team)
        const sum = Object.values(counts).reduce((a, b) => a + b, 0)
        expect(sum).toBe(team.filter(({ state }) => state === 'in').length)
      }),
    )
  })

  it('names all that is lacking, and nothing once it is there', () => {
    expect(lacksOf(mixOf([]), usualDemand)).toEqual(['leads', 'drives', 'public'])
    expect(lacksOf(mixOf([lead, driver]), usualDemand)).toEqual(['public'])
    expect(lacksOf(mixOf([lead, driver, neighbour]), usualDemand)).toEqual([])
    expect(lacksOf(mixOf([lead, driver, neighbour]), { ...usualDemand, parties: { enterprise: 2 } })).toEqual([
      'enterprise',
    ])
  })
})

describe('who does what', () => {
  const team = [lead, driver, neighbour, member({ id: 'asked', state: 'invited' })]
  const duty = (...parts: [string, DutyRole][]): Duty => ({
    task: '值守',
    parts: parts.map(([memberId, role]) => ({ memberId, role })),
  })

  it.each([
    [duty(['lead', 'accountable'], ['driver', 'responsible']), null],
    [duty(['driver', 'accountable']), null],
    [duty(['driver', 'responsible']), 'design.duty-accountable'],
    [duty(['lead', 'accountable'], ['driver', 'accountable']), 'design.duty-accountable'],
    [duty(['lead', 'accountable'], ['neighbour', 'informed']), 'design.duty-responsible'],
    [duty(['lead', 'accountable'], ['lead', 'responsible']), 'design.duty-twice'],
    [duty(['asked', 'accountable']), 'design.duty-outsider'],
    [duty(), 'design.duty-accountable'],
  ])('%j: %s', (given, fault) => {
    expect(refuseDuties([given], team)?.fields?.['duties.0'] ?? null).toBe(fault)
  })

  it('names every task that is wrong', () => {
    const fields = refuseDuties([duty(), duty(['driver', 'accountable']), duty()], team)?.fields ?? {}
    expect(Object.keys(fields)).toEqual(['duties.0', 'duties.2'])
  })
})

describe('ready', () => {
  const whole = [lead, driver, neighbour]
  const lone: Duty = { task: '值守', parts: [{ memberId: 'driver', role: 'responsible' }] }
  const forming = { state: 'forming', answers: 1, published: true, duties: [] } as const

  it.each([
    ['a whole team with reviewed words that answers something', forming, whole, null],
    ['nothing answered', { ...forming, answers: 0 }, whole, 'design.answers-nothing'],
    ['words not reviewed', { ...forming, published: false }, whole, 'design.not-reviewed'],
    ['nobody drives', forming, [lead, neighbour], 'design.mix'],
    ['ended', { ...forming, state: 'ended' as const }, whole, 'state.not-possible'],
    ['a task nobody answers for', { ...forming, duties: [lone] }, whole, 'design.duties-open'],
  ])('%s', (_name, design, team, code) => {
    expect(refuseSettle(design, team)?.code ?? null).toBe(code)
  })
})
