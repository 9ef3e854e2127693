import { describe, expect, it, test } from 'vitest'
import {
  guardianState,
  minorityOf,
  readContact,
  refuseErasure,
  refuseGuardian,
  refuseMinorsBirthDate,
  refusePassword,
  refuseWithdrawal,
} from './people.ts'
import {
  invitationState,
  kindRule,
  organisationActions,
  organisationKinds,
  organisationStates,
  refuseAction,
  refuseAnswer,
  refuseIdentity,
  refuseLeaving,
  refuseVerifier,
} from './organisation.ts'
import { givableRoles, refuseEndGrant, refuseGrant } from './grants.ts'
import type { Actor } from '../../base/context.ts'
import type { Role } from '../../base/roles.ts'

const now = new Date('2026-11-21T02:00:00Z')
const at = (days: number) => new Date(now.getTime() + days * 86_400_000)

describe('contacts', () => {
  test.each([
    ['13800001234', { kind: 'phone', value: '13800001234', masked: '138****1234' }],
    [' +86 138 0000 1234 ', { kind: 'phone', value: '13800001234', masked: '138****1234' }],
    ['Zhang@Example.org', { kind: 'email', value: 'zhang@example.org', masked: 'z***@example.org' }],
  ])('%s', (text, contact) => expect(readContact(text).value).toEqual(contact))

  test.each(['', '1380000123', 'a@b', 'nobody', '13800001234x'])('refuses %s', (text) => {
    expect(readContact(text).refusal).toMatchObject({ fields: { contact: 'contact.format' } })
  })
})

describe('a password', () => {
  test.each(['three quiet rivers', '今天的荔枝很甜很甜啊', 'Kf8_vmQ2xR', '湖边 散步 三公里半'])(
    '%s is fine',
    (password) => {
      expect(refusePassword(password, ['13800001234', '某居民'])).toBeNull()
    },
  )

  test.each([
    ['short', 'password.too-short'],
    ['x'.repeat(129), 'password.too-long'],
    ['aaaaaaaaaaaa', 'password.predictable'],
    ['1234567890', 'password.predictable'],
    ['0987654321', 'password.predictable'],
    ['qwertyuiop', 'password.predictable'],
    ['abcabcabcabc', 'password.predictable'],
    ['password123', 'password.predictable'],
    ['13800001234!', 'password.own'],
    ['river-planted-river', 'password.own'],
  ])('%s is refused', (password, code) => {
    expect(refusePassword(password, ['13800001234', 'planted@example.org'])).toMatchObject({
      fields: { password: code },
    })
  })
})

describe('minors', () => {
  test.each([
    ['2012-11-22', 'under-14'],
    ['2012-11-21', 'under-18'],
    ['2008-11-22', 'under-18'],
    ['2008-11-21', 'adult'],
    [null, null],
  ])('born on %s is %s', (bornOn, expected) => expect(minorityOf(bornOn, now)).toBe(expected))

  test.each([
    ['2020-05-01', null],
    ['2008-11-21', 'minor.grown-up'],
    ['1950-01-01', 'minor.grown-up'],
    ['2026-11-22', 'too-late'],
    ['2020-02-30', 'not-a-date'],
    ['yesterday', 'not-a-date'],
  ])('a birth date of %s', (bornOn, code) =>
    expect(refuseMinorsBirthDate(bornOn, now)?.fields?.bornOn ?? null).toBe(code),
  )

  test.each([
    ['2018-01-01', false, false, 'missing'],
    ['2018-01-01', false, true, 'missing'],
    ['2018-01-01', true, true, 'consented'],
    ['2010-01-01', false, false, 'missing'],
    ['2010-01-01', false, true, 'informed'],
    ['2010-01-01', true, true, 'consented'],
    [null, false, false, 'not-needed'],
    ['2000-01-01', false, false, 'not-needed'],
  ] as const)('born %s, consented %s, named %s: %s', (bornOn, consented, guardianNamed, state) => {
    expect(guardianState({ bornOn, consented, guardianNamed }, now)).toBe(state)
  })

  it('are nobody’s guardian, nor is one’s own', () => {
    expect(refuseGuardian({ id: 'a', bornOn: null }, 'a', now)?.code).toBe('guardian.self')
    expect(refuseGuardian({ id: 'a', bornOn: '2012-01-01' }, 'b', now)?.code).toBe('guardian.minor')
    expect(refuseGuardian({ id: 'a', bornOn: null }, 'b', now)).toBeNull()
  })
})

describe('erasure waits for what depends on the person', () => {
  const none = { roles: [], soleManagerOf: [], soleGuardianOf: [] }
  test.each([
    [none, null],
    [{ ...none, roles: ['某街道'] }, 'erasure.holds-role'],
    [{ ...none, soleManagerOf: ['某组织'] }, 'erasure.sole-manager'],
    [{ ...none, soleGuardianOf: ['小荔枝'] }, 'erasure.sole-guardian'],
  ])('%j', (ties, code) => expect(refuseErasure(ties)?.code ?? null).toBe(code))
})

test('consent is withdrawn once, and the account by erasing it', () => {
  expect(refuseWithdrawal({ purpose: 'public-name', withdrawn: false })).toBeNull()
  expect(refuseWithdrawal({ purpose: 'public-name', withdrawn: true })?.code).toBe('consent.withdrawn')
  expect(refuseWithdrawal({ purpose: 'account', withdrawn: false })?.code).toBe('consent.is-the-account')
})

describe('the credit code of an organisation', () => {
  test.each([
    ['social-organisation', '51440307MJL1234547', null, null],
    ['social-organisation', '52440307MJL678900N', null, null],
    ['foundation', '53440300MJL246809L', null, null],
    ['foundation', '51440307MJL1234547', null, 'organisation.credit-code-kind'],
    ['social-organisation', '53440300MJL246809L', null, 'organisation.credit-code-kind'],
    ['enterprise', null, null, 'organisation.credit-code-missing'],
    ['party-organisation', null, null, null],
    ['party-organisation', '51440307MJL1234547', null, 'organisation.credit-code-not-for-kind'],
    ['owners-committee', null, null, null],
    ['enterprise', '91350211M0000XUF47', null, 'credit-code.check-digit'],
    ['enterprise', '91350211M0000XUF46', '看过 2016 年证书原件', null],
    ['enterprise', '91350211M0000XUF46', '看', 'credit-code.check-digit'],
    ['enterprise', '9135', '看过证书原件', 'credit-code.length'],
  ] as const)('%s with %s, %s', (kind, creditCode, creditCodeOverride, fault) => {
    const refusal = refuseIdentity({ kind, creditCode, creditCodeOverride })
    expect(refusal?.fields?.creditCode ?? null).toBe(fault)
  })

  it('has a rule for each kind', () => {
    for (const kind of organisationKinds) expect(['required', 'optional', 'none']).toContain(kindRule(kind).creditCode)
  })
})

test('an organisation moves only as the table says', () => {
  const table = Object.fromEntries(
    organisationStates.map((state) => [
      state,
      organisationActions.filter((action) => refuseAction(state, action) === null),
    ]),
  )
  expect(table).toEqual({
    waiting: ['verify', 'refuse', 'resubmit'],
    verified: ['close'],
    refused: ['verify', 'resubmit'],
    closed: [],
  })
})

test('nobody verifies an own organisation', () => {
  expect(refuseVerifier('a', ['a', 'b'])?.code).toBe('organisation.own')
  expect(refuseVerifier('c', ['a', 'b'])).toBeNull()
})

describe('leaving an organisation', () => {
  const members = [
    { personId: 'm', role: 'manager' },
    { personId: 'n', role: 'member' },
  ] as const
  test.each([
    ['m', 'verified', 'membership.last-manager'],
    ['m', 'waiting', 'membership.last-manager'],
    ['m', 'closed', null],
    ['m', 'refused', null],
    ['n', 'verified', null],
    ['x', 'verified', 'membership.not-found'],
  ] as const)('%s of a %s one', (personId, state, code) => {
    expect(refuseLeaving(members, personId, state)?.code ?? null).toBe(code)
  })
})

test('an invitation is open until it is answered, taken back or too old', () => {
  const open = { expiresAt: at(1), acceptedAt: null, declinedAt: null, revokedAt: null }
  const states = [
    open,
    { ...open, expiresAt: now },
    { ...open, acceptedAt: now },
    { ...open, declinedAt: now },
    { ...open, revokedAt: now },
  ].map((times) => invitationState(times, now))
  expect(states).toEqual(['open', 'expired', 'accepted', 'declined', 'revoked'])
  expect(states.map((state) => refuseAnswer(state)?.code ?? null)).toEqual([
    null,
    'invitation.expired',
    'invitation.accepted',
    'invitation.declined',
    'invitation.revoked',
  ])
})

describe('roles', () => {
  const actor = (role: Role, path: string): Actor => ({
    personId: 'me',
    grants: [{ role, path }],
    networkId: 'n',
    requestId: 'r',
  })
  const other = { id: 'other', erased: false, minor: false }
  const district = '/440307/'
  const street = '/440307/440307003/'

  test.each([
    ['admin', district, 'admin', street, null],
    ['admin', district, 'auditor', district, null],
    ['hq-manager', district, 'clerk', street, null],
    ['hq-manager', district, 'hq-manager', district, 'grant.beyond-reach'],
    ['hq-manager', district, 'admin', district, 'grant.beyond-reach'],
    ['hq-manager', district, 'auditor', district, 'grant.beyond-reach'],
    ['clerk', street, 'community-worker', street, 'grant.beyond-reach'],
    ['admin', street, 'clerk', district, 'grant.beyond-reach'],
  ] as const)('%s of %s gives %s on %s', (role, path, given, node, code) => {
    expect(refuseGrant(actor(role, path), other, given, node)?.code ?? null).toBe(code)
  })

  it('are given to nobody who cannot hold one, nor to oneself', () => {
    const admin = actor('admin', district)
    expect(refuseGrant(admin, { ...other, id: 'me' }, 'clerk', street)?.code).toBe('grant.self')
    expect(refuseGrant(admin, { ...other, erased: true }, 'clerk', street)?.code).toBe('grant.erased')
    expect(refuseGrant(admin, { ...other, minor: true }, 'clerk', street)?.code).toBe('grant.minor')
    expect(givableRoles(actor('auditor', district), street)).toEqual([])
  })

  it('end by those who could give them or by their holder, but never the last administrator', () => {
    const held = (id: string, personId: string, role: Role, path: string) => ({
      id,
      personId,
      role,
      path,
      ended: false,
    })
    const admin = actor('admin', district)
    const own = held('1', 'me', 'admin', district)
    const theirs = held('2', 'other', 'admin', district)
    const below = held('3', 'other', 'admin', street)
    expect(refuseEndGrant(admin, theirs, [own, theirs])).toBeNull()
    expect(refuseEndGrant(admin, own, [own])?.code).toBe('grant.last-admin')
    expect(refuseEndGrant(admin, own, [own, below])?.code).toBe('grant.last-admin')
    expect(refuseEndGrant(admin, below, [own, below])).toBeNull()
    expect(refuseEndGrant(actor('clerk', street), held('4', 'me', 'clerk', street), [])).toBeNull()
    expect(refuseEndGrant(actor('clerk', street), held('4', 'other', 'clerk', street), [])?.code).toBe(
      'grant.beyond-reach',
    )
    expect(refuseEndGrant(admin, { ...theirs, ended: true }, [own])?.code).toBe('grant.ended')
  })
})
