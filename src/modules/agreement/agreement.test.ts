import { describe, expect, it, test } from 'vitest'
import { actionsFrom, findTransition, refuseMachine } from '../../base/state-machine.ts'
import { moneySources } from '../project/money.ts'
import { projectStates } from '../project/project.ts'
import {
  actsFor,
  type ActsFor,
  agreementActions,
  agreementMachine,
  type AgreementState,
  agreementStates,
  isOpen,
  isPublicMoney,
  isWhole,
  type Party,
  refuseConfirm,
  refuseReturn,
  refuseScan,
  type Standing,
} from './agreement.ts'

const party = (position: number, changes: Partial<Party>): Party => ({
  ...{ position, role: 'payer', organisationId: `org-${position}`, publicMoney: false, confirmedBy: null },
  ...changes,
})
/** a company, public money, who delivers, the platform */
const sides = (confirmedBy: (string | null)[] = []): Party[] =>
  [
    party(0, {}),
    party(1, { publicMoney: true }),
    party(2, { role: 'deliverer' }),
    party(3, { role: 'platform', organisationId: null }),
  ].map((one, index) => ({ ...one, confirmedBy: confirmedBy[index] ?? null }))

const of = (...organisations: string[]): ActsFor => ({ organisations: new Set(organisations), staff: false })
const staff: ActsFor = { organisations: new Set(), staff: true }
const standing = (state: AgreementState, project: Standing['project'] = 'signing'): Standing => ({ state, project })

test('the machine is whole', () => {
  expect(refuseMachine(agreementMachine)).toBeNull()
})

test.each<[AgreementState, Record<string, AgreementState>]>([
  ['drawn', { scan: 'scanned', void: 'void' }],
  ['scanned', { return: 'drawn', conclude: 'concluded', void: 'void' }],
  ['concluded', { end: 'ended' }],
  ['void', {}],
  ['ended', {}],
])('an agreement that is %s: %j', (state, leads) => {
  const found = actionsFrom(agreementMachine, state).map((action) => [
    ...[action, findTransition(agreementMachine, state, action)?.to],
  ])
  expect(Object.fromEntries(found)).toEqual(leads)
  expect(isOpen(state)).toBe(state === 'concluded' || state === 'ended')
})

test('every action has its place', () => {
  const used = new Set(agreementStates.flatMap((state) => actionsFrom(agreementMachine, state)))
  expect([...used].toSorted()).toEqual([...agreementActions].toSorted())
})

test('public money is what comes by a document', () => {
  expect(moneySources.filter(isPublicMoney)).toEqual(['fiscal', 'lottery'])
})

describe('acting for a party', () => {
  it.each<[string, ActsFor, positions: number[]]>([
    ['nobody', of(), []],
    ['a stranger’s organisation', of('elsewhere'), []],
    ['the company', of('org-0'), [0]],
    ['the public purse itself', of('org-1'), [1]],
    ['who delivers', of('org-2'), [2]],
    ['who pays and delivers elsewhere', of('org-0', 'org-2'), [0, 2]],
    // public money may have nobody here: staff confirm what its seal says
    ['staff', staff, [1, 3]],
  ])('%s: %j', (_name, acts, positions) => {
    const found = sides().filter((one) => actsFor(one, acts))
    expect(found.map(({ position }) => position)).toEqual(positions)
  })

  it('public money that delivers is no payer: staff do not stand for who delivers', () => {
    expect(actsFor(party(2, { role: 'deliverer', publicMoney: true }), staff)).toBe(false)
  })
})

describe('scanning', () => {
  const scan = (at: Standing, position: number, acts: ActsFor, files = 1) =>
    refuseScan(at, sides()[position], acts, files)

  it('is for any party, of what was drawn', () => {
    expect(scan(standing('drawn'), 0, of('org-0'))).toBeNull()
    expect(scan(standing('drawn'), 2, of('org-2'))).toBeNull()
    expect(scan(standing('drawn'), 3, staff)).toBeNull()
  })

  it.each<[string, Standing, number, ActsFor, number, string]>([
    ['another party', standing('drawn'), 2, of('org-0'), 1, 'agreement.not-party'],
    ['a party that is none', standing('drawn'), 9, staff, 1, 'agreement.not-party'],
    ['what is scanned', standing('scanned'), 0, of('org-0'), 1, 'state.not-possible'],
    ['what stands', standing('concluded', 'delivering'), 0, of('org-0'), 1, 'agreement.over'],
    ['what has ended', standing('drawn', 'ended'), 0, of('org-0'), 1, 'agreement.over'],
    ['without a page', standing('drawn'), 0, of('org-0'), 0, 'input.invalid'],
  ])('is not for %s', (_name, at, position, acts, files, code) => {
    expect(scan(at, position, acts, files)?.code).toBe(code)
  })
})

describe('confirming', () => {
  const confirm = (
    position: number,
    acts: ActsFor,
    by: string,
    before: (string | null)[] = [],
    at = standing('scanned'),
  ) => refuseConfirm(at, sides(before), position, acts, by)?.code ?? null

  it('is for who acts for the party, once there is a scan', () => {
    expect(confirm(0, of('org-0'), 'a')).toBeNull()
    expect(confirm(3, staff, 'b', ['a'])).toBeNull()
    expect(confirm(1, staff, 'c', ['a', null, null, 'b'])).toBeNull()
    expect(confirm(0, of('org-0'), 'a', [], standing('drawn'))).toBe('agreement.nothing-to-confirm')
  })

  it('is never for somebody else’s party', () => {
    expect(confirm(2, of('org-0'), 'a')).toBe('agreement.not-party')
    expect(confirm(0, staff, 'b')).toBe('agreement.not-party')
    expect(confirm(2, staff, 'b')).toBe('agreement.not-party')
    expect(confirm(9, staff, 'b')).toBe('agreement.not-party')
  })

  it('is done once for each party', () => {
    expect(confirm(0, of('org-0'), 'a', ['a'])).toBe('agreement.confirmed')
    expect(confirm(0, of('org-0'), 'b', ['a'])).toBe('agreement.confirmed')
  })

  it('is by nobody for two parties', () => {
    expect(confirm(3, staff, 'b', [null, 'b'])).toBe('agreement.same-hands')
    expect(confirm(2, of('org-0', 'org-2'), 'a', ['a'])).toBe('agreement.same-hands')
  })

  it.each(projectStates.filter((state) => state !== 'signing'))('is over while its project is %s', (project) => {
    expect(confirm(0, of('org-0'), 'a', [], standing('scanned', project))).toBe('agreement.over')
  })
})

describe('sending back', () => {
  const back = (acts: ActsFor, because: string, at = standing('scanned')) =>
    refuseReturn(at, sides(['a']), acts, because)

  it('is for any party, with the reason', () => {
    expect(back(of('org-2'), '第二页没有骑缝章')).toBeNull()
    expect(back(staff, '第二页没有骑缝章')).toBeNull()
    expect(back(of('elsewhere'), '第二页没有骑缝章')?.code).toBe('agreement.not-party')
    expect(back(staff, '  不 对 ')?.fields).toEqual({ because: 'required' })
  })

  it('is not for what has no scan, nor for what stands or has ended', () => {
    expect(back(staff, '第二页没有骑缝章', standing('drawn'))?.code).toBe('state.not-possible')
    expect(back(staff, '第二页没有骑缝章', standing('concluded', 'delivering'))?.code).toBe('agreement.over')
    expect(back(staff, '第二页没有骑缝章', standing('void', 'ended'))?.code).toBe('agreement.over')
  })
})

test.each<[(string | null)[], boolean]>([
  [[], false],
  [[null], false],
  [['a', 'b', null], false],
  [['a', 'b', 'c'], true],
])('confirmed by %j it is whole: %s', (by, whole) => {
  expect(isWhole(by.map((confirmedBy) => ({ confirmedBy })))).toBe(whole)
})
