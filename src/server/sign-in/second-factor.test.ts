import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SignInWorld, signInWorld, visitor } from '../../testing/sign-in-world.ts'
import { asCookieHeader } from './call.ts'

let world: SignInWorld
let { signIn, db, owner, networkId, signInWith, newPhone, personFor, signInByPhone } = {} as SignInWorld

beforeAll(async () => {
  world = await signInWorld()
  ;({ signIn, db, owner, networkId, signInWith, newPhone, personFor, signInByPhone } = world)
})

afterAll(() => world.close())

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function decodeBase32(text: string): Buffer {
  const bits = [...text.replaceAll(/[\s=]/g, '')].map((c) => alphabet.indexOf(c).toString(2).padStart(5, '0')).join('')
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
}

/** The authenticator of the test (RFC 6238); the codes before and after the present one are taken too. */
function totp(secret: string, steps = 0): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const digest = createHmac('sha1', decodeBase32(secret)).update(counter).digest()
  const at = digest.at(-1)! & 15
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

const refused = (code: string) => expect.objectContaining({ code })

describe('roles and the second factor', () => {
  it('do not count until a second factor is set up and shown', async () => {
    const phone = newPhone()
    const { userId, setCookies } = await signInByPhone(phone)
    await personFor(userId, 'clerk')
    const cookie = asCookieHeader(setCookies)
    expect(await signIn.session(networkId, { cookie })).toMatchObject({ missing: 'enrolment', actor: { grants: [] } })

    const { secret, backupCodes, uri } = await signIn.secondFactor.enrol(cookie, null, '139****0000')
    expect(decodeURIComponent(uri)).toContain('otpauth://totp/创益:139****0000?secret=')
    expect(backupCodes).toHaveLength(10)
    await expect(signIn.secondFactor.verify(cookie, '000000')).rejects.toEqual(refused('second-factor.wrong'))
    const passed = await signIn.secondFactor.verify(cookie, totp(secret))
    const session = await signIn.session(networkId, { cookie: asCookieHeader(passed.setCookies) })
    expect(session).toMatchObject({
      missing: null,
      actor: { grants: [{ role: 'clerk', path: '/440307/' }], secondFactor: true },
    })
    // the session known from before opens nothing more
    expect(await signIn.session(networkId, { cookie })).toBeNull()

    // signing in again: nothing is open, not even one's own pages, before the factor is shown
    await owner.query('delete from auth.attempt')
    const again = await signInByPhone(phone)
    const half = asCookieHeader(again.setCookies)
    expect(await signIn.session(networkId, { cookie: half })).toMatchObject({
      missing: 'second-factor',
      actor: { personId: null },
    })
    expect(await signIn.readSession(db, networkId, { cookie: half }, new Date())).toBeNull()
    const full = await signIn.secondFactor.verify(half, totp(secret, 1))
    expect(await signIn.session(networkId, { cookie: asCookieHeader(full.setCookies) })).toMatchObject({
      missing: null,
    })

    // after twelve hours it is asked for again
    await owner.query(`update auth.session set "secondFactorAt" = now() - interval '12 hours 1 second'`)
    expect(await signIn.session(networkId, { cookie: asCookieHeader(full.setCookies) })).toMatchObject({
      missing: 'second-factor',
    })
  })

  it('are asked for after a password too; a code opens once, a backup code once, and tries are few', async () => {
    const email = `staff-${newPhone()}@example.org`
    const userId = await signIn.accounts.create({ email, password: 'three quiet rivers' })
    await personFor(userId, 'operator')
    const first = await signIn.password.signIn(email, 'three quiet rivers', visitor)
    const cookie = asCookieHeader(first.setCookies)
    await expect(signIn.secondFactor.enrol(cookie, 'not it', 's***@example.org')).rejects.toEqual(
      refused('password.wrong'),
    )
    const { secret, backupCodes } = await signIn.secondFactor.enrol(cookie, 'three quiet rivers', 's***@example.org')
    const code = totp(secret)
    await signIn.secondFactor.verify(cookie, code)

    const second = await signIn.password.signIn(email, 'three quiet rivers', visitor)
    expect(second.userId).toBeNull()
    const waiting = asCookieHeader(second.setCookies.filter((line) => !line.includes('Max-Age=0')))
    expect(signIn.secondFactor.isAsked(waiting)).toBe(true)
    expect(await signIn.session(networkId, { cookie: waiting })).toBeNull()
    await expect(signIn.secondFactor.verify(waiting, code)).rejects.toEqual(refused('second-factor.wrong'))

    const third = await signIn.password.signIn(email, 'three quiet rivers', visitor)
    const other = asCookieHeader(third.setCookies.filter((line) => !line.includes('Max-Age=0')))
    const opened = await signIn.secondFactor.verify(other, backupCodes[0]!)
    expect(await signIn.session(networkId, { cookie: asCookieHeader(opened.setCookies) })).toMatchObject({
      missing: null,
      actor: { grants: [{ role: 'operator', path: '/440307/' }] },
    })

    const fourth = await signIn.password.signIn(email, 'three quiet rivers', visitor)
    const last = asCookieHeader(fourth.setCookies.filter((line) => !line.includes('Max-Age=0')))
    await expect(signIn.secondFactor.verify(last, backupCodes[0]!)).rejects.toEqual(refused('second-factor.wrong'))
    const more = await Promise.allSettled(Array.from({ length: 8 }, () => signIn.secondFactor.verify(last, '000000')))
    expect(more.some((r) => r.status === 'rejected' && r.reason.code === 'sign-in.too-many')).toBe(true)
  })

  it('are not taken over from a session that has passed: the old factor is proved anew, then ends', async () => {
    const { userId, setCookies } = await signInByPhone(newPhone())
    await personFor(userId, 'clerk')
    const first = await signIn.secondFactor.enrol(asCookieHeader(setCookies), null, '139****0000')
    const passed = await signIn.secondFactor.verify(asCookieHeader(setCookies), totp(first.secret))
    const cookie = asCookieHeader(passed.setCookies)

    await expect(signIn.secondFactor.enrol(cookie, null, '139****0000')).rejects.toMatchObject({
      kind: 'conflict',
      code: 'second-factor.exists',
    })
    await expect(signIn.secondFactor.prove(cookie, '000000')).rejects.toEqual(refused('second-factor.wrong'))
    // the code that opened this session was seen once already
    await expect(signIn.secondFactor.prove(cookie, totp(first.secret))).rejects.toEqual(refused('second-factor.wrong'))
    await signIn.secondFactor.prove(cookie, totp(first.secret, 1))
    await signIn.secondFactor.prove(cookie, first.backupCodes[0]!)
    await expect(signIn.secondFactor.prove(cookie, first.backupCodes[0]!)).rejects.toEqual(
      refused('second-factor.wrong'),
    )

    await signIn.secondFactor.reset(db, userId)
    expect(await signIn.session(networkId, { cookie })).toMatchObject({ missing: 'enrolment', actor: { grants: [] } })
    const other = await signIn.secondFactor.enrol(cookie, null, '139****0000')
    // one that was only begun is not proved: its first code sets it up
    await expect(signIn.secondFactor.prove(cookie, totp(other.secret))).rejects.toEqual(refused('second-factor.wrong'))
    await expect(signIn.secondFactor.verify(cookie, totp(first.secret, -1))).rejects.toEqual(
      refused('second-factor.wrong'),
    )
    const again = await signIn.secondFactor.verify(cookie, totp(other.secret))
    expect(await signIn.session(networkId, { cookie: asCookieHeader(again.setCookies) })).toMatchObject({
      missing: null,
      actor: { grants: [{ role: 'clerk' }] },
    })
  })

  it('count without one where it is only offered', async () => {
    const offered = signInWith({ staffSecondFactor: 'offered' })
    const { userId, setCookies } = await signInByPhone(newPhone())
    await personFor(userId, 'clerk')
    const session = await offered.session(networkId, { cookie: asCookieHeader(setCookies) })
    expect(session).toMatchObject({ missing: null, actor: { grants: [{ role: 'clerk' }], secondFactor: false } })
    await offered.close()
  })
})
