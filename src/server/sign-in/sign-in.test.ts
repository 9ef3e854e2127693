import { getMigrations } from 'better-auth/db/migration'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../base/id.ts'
import { type SignInWorld, signInWorld, unreachable, visitor } from '../../testing/sign-in-world.ts'
import { buildAuth } from './auth.ts'
import { asCookieHeader } from './call.ts'
import { createPseudonyms } from './pseudonyms.ts'
import { newToken } from './tokens.ts'

let world: SignInWorld
let { signIn, db, owner, sent, networkId, signInWith, newPhone, personFor, signInByPhone } = {} as SignInWorld

beforeAll(async () => {
  world = await signInWorld()
  ;({ signIn, db, owner, sent, networkId, signInWith, newPhone, personFor, signInByPhone } = world)
})

afterAll(() => world.close())

const refused = (code: string) => expect.objectContaining({ code })

it('keeps the tables of the migration as the library would generate them', async () => {
  const { auth, pool } = buildAuth({
    databaseUrl: world.fresh.ownerUrl,
    role: null,
    publicUrl: 'http://127.0.0.1:3999',
    secret: 'x'.repeat(32),
    pseudonyms: createPseudonyms(world.secrets),
    sendCode: async () => undefined,
  })
  const { toBeCreated, toBeAdded, toBeAddedIndexes } = await getMigrations(auth.options)
  await pool.end()
  expect([toBeCreated, toBeAdded, toBeAddedIndexes]).toEqual([[], [], []])
})

describe('a phone and a code', () => {
  it('sign up and sign in with the same steps, and the session is read with one statement', async () => {
    const phone = newPhone()
    const first = await signInByPhone(phone)
    const cookie = asCookieHeader(first.setCookies)
    expect(await signIn.session(networkId, { cookie })).toMatchObject({ userId: first.userId, missing: 'person' })
    const personId = await personFor(first.userId)

    const second = await signInByPhone(phone)
    expect(second.userId).toBe(first.userId)
    world.statements.length = 0
    const read = await signIn.readSession(db, networkId, { cookie: asCookieHeader(second.setCookies) }, new Date())
    expect(read).toMatchObject({ personName: '某社区居民', actor: { personId, grants: [], secondFactor: false } })
    expect(world.statements).toEqual(['sign-in.session'])
  })

  it('asks no database without a cookie, or with one that is not ours', async () => {
    world.statements.length = 0
    const signed = 'chuangyi.session_token=abc.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D'
    for (const cookie of [undefined, '', 'a=b', 'chuangyi.session_token=', 'chuangyi.session_token=%E0%A4%A', signed]) {
      expect(await signIn.readSession(db, networkId, { cookie }, new Date())).toBeNull()
    }
    expect(world.statements).toEqual([])
  })

  it('flag the cookie for this site alone', async () => {
    const plain = await signInByPhone(newPhone())
    expect(plain.setCookies[0]).toMatch(/^chuangyi\.session_token=.*HttpOnly.*SameSite=Lax/i)
    expect(plain.setCookies[0]).not.toMatch(/secure/i)
    const secure = signInWith({ publicUrl: 'https://chuangyi.example' })
    const phone = newPhone()
    await secure.phone.requestCode(phone, visitor)
    const { setCookies } = await secure.phone.verifyCode(phone, sent.at(-1)!.code, visitor)
    expect(setCookies[0]).toMatch(/^__Secure-chuangyi\.session_token=.*Secure/)
    await secure.close()
  })

  it('take a code once, refuse a wrong one, and give up after five', async () => {
    const phone = newPhone()
    await signIn.phone.requestCode(phone, visitor)
    const { code } = sent.at(-1)!
    const wrong = code === '000000' ? '000001' : '000000'
    for (let i = 0; i < 5; i++) {
      await expect(signIn.phone.verifyCode(phone, wrong, visitor)).rejects.toEqual(refused('sign-in.code-wrong'))
    }
    await expect(signIn.phone.verifyCode(phone, code, visitor)).rejects.toEqual(refused('sign-in.code-wrong'))

    const other = newPhone()
    await signInByPhone(other)
    await expect(signIn.phone.verifyCode(other, sent.at(-1)!.code, visitor)).rejects.toEqual(
      refused('sign-in.code-wrong'),
    )
  })

  it('refuse a code that is older than five minutes', async () => {
    const phone = newPhone()
    await signIn.phone.requestCode(phone, visitor)
    const { rows } = await owner.query<{ seconds: number }>(
      `select extract(epoch from "expiresAt" - now())::int as seconds from auth.verification order by "createdAt" desc limit 1`,
    )
    expect(rows[0]!.seconds).toBeGreaterThan(290)
    expect(rows[0]!.seconds).toBeLessThanOrEqual(300)
    await owner.query(`update auth.verification set "expiresAt" = now() - interval '1 second'`)
    await expect(signIn.phone.verifyCode(phone, sent.at(-1)!.code, visitor)).rejects.toEqual(
      refused('sign-in.code-wrong'),
    )
  })

  it('let only one of two simultaneous tries use the code', async () => {
    const phone = newPhone()
    await signIn.phone.requestCode(phone, visitor)
    const { code } = sent.at(-1)!
    const results = await Promise.allSettled([
      signIn.phone.verifyCode(phone, code, visitor),
      signIn.phone.verifyCode(phone, code, visitor),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('hold back a second message to the same phone, and many from one address', async () => {
    const phone = newPhone()
    await signIn.phone.requestCode(phone, 'calm')
    await expect(signIn.phone.requestCode(phone, 'calm')).rejects.toMatchObject({
      kind: 'too-many',
      params: { seconds: expect.any(Number) },
    })
    const answers = await Promise.allSettled(
      Array.from({ length: 45 }, () => signIn.phone.requestCode(newPhone(), 'flooding')),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(40)
  })

  it('refuse what is no mobile number before anything is sent', async () => {
    const before = sent.length
    for (const phone of ['', '12345', '0755-28901234', '1390000000', "' or 1=1"]) {
      await expect(signIn.phone.requestCode(phone, visitor)).rejects.toMatchObject({
        fields: { phone: 'phone.format' },
      })
    }
    expect(sent).toHaveLength(before)
  })

  it('say so when the message cannot be sent', async () => {
    await expect(signIn.phone.requestCode(unreachable, visitor)).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'sign-in.sms-failed',
    })
  })

  it('show the code on the page in the demonstration only', async () => {
    const demonstration = signInWith({ sms: { ...world.sms, kind: 'simulator' } })
    expect((await demonstration.phone.requestCode(newPhone(), visitor)).shownCode).toBe(sent.at(-1)!.code)
    expect((await signIn.phone.requestCode(newPhone(), visitor)).shownCode).toBeNull()
    await demonstration.close()
  })
})

describe('a password', () => {
  it('signs in by mail or phone; a wrong one and an unknown name answer alike', async () => {
    const phone = newPhone()
    const email = `clerk-${phone}@example.org`
    const userId = await signIn.accounts.create({ phone, email, password: 'three quiet rivers' })
    expect((await signIn.password.signIn(` ${email.toUpperCase()} `, 'three quiet rivers', visitor)).userId).toBe(
      userId,
    )
    expect((await signIn.password.signIn(phone, 'three quiet rivers', visitor)).userId).toBe(userId)
    const wrong = await signIn.password.signIn(email, 'three quiet river', visitor).catch((error: unknown) => error)
    const unknown = await signIn.password.signIn('nobody@example.org', 'x', visitor).catch((error: unknown) => error)
    const noLogin = await signIn.password.signIn('%%%', 'x', visitor).catch((error: unknown) => error)
    expect(wrong).toEqual(refused('sign-in.wrong'))
    expect(unknown).toEqual(wrong)
    expect(noLogin).toEqual(wrong)
  })

  it('has the same ten tries however the number is written', async () => {
    const phone = newPhone()
    await signIn.accounts.create({ phone, password: 'three quiet rivers' })
    const spelt = [phone, `+86 ${phone}`, `86${phone}`, `${phone.slice(0, 3)}-${phone.slice(3)}`, ` ${phone} `]
    const tries = await Promise.allSettled(
      Array.from({ length: 14 }, (_, index) => signIn.password.signIn(spelt[index % 5]!, 'wrong', 'speller')),
    )
    const codes = tries.map((t) => (t as PromiseRejectedResult).reason.code as string)
    expect(codes.filter((code) => code === 'sign-in.wrong')).toHaveLength(10)
  })

  it('may be tried ten times, also by many at once', async () => {
    const email = `tries-${newPhone()}@example.org`
    await signIn.accounts.create({ email, password: 'three quiet rivers' })
    const tries = await Promise.allSettled(
      Array.from({ length: 14 }, () => signIn.password.signIn(email, 'wrong', 'guesser')),
    )
    const codes = tries.map((t) => (t as PromiseRejectedResult).reason.code as string)
    expect(codes.filter((code) => code === 'sign-in.wrong')).toHaveLength(10)
    await expect(signIn.password.signIn(email, 'three quiet rivers', 'elsewhere')).rejects.toEqual(
      refused('sign-in.too-many'),
    )
  })

  it('belongs to one account: phone and mail are taken once', async () => {
    const phone = newPhone()
    await signIn.accounts.create({ phone })
    await expect(signIn.accounts.create({ phone })).rejects.toEqual(refused('account.taken'))
  })
})

describe('sessions', () => {
  it('end in this browser, or everywhere but here', async () => {
    const phone = newPhone()
    const cookies: string[] = []
    for (let i = 0; i < 3; i++) {
      await owner.query('delete from auth.attempt')
      cookies.push(asCookieHeader((await signInByPhone(phone)).setCookies))
    }
    const session = (await signIn.session(networkId, { cookie: cookies[0] }))!
    await signIn.accounts.endSessions(db, session.userId!, signIn.cookies.sessionToken(cookies[0]))
    expect(await signIn.session(networkId, { cookie: cookies[0] })).not.toBeNull()
    expect(await signIn.session(networkId, { cookie: cookies[1] })).toBeNull()
    const gone = await signIn.signOut(cookies[0])
    expect(gone.every((line) => line.includes('Max-Age=0'))).toBe(true)
    expect(await signIn.session(networkId, { cookie: cookies[0] })).toBeNull()
  })

  it('are of no use in another network until the person is known there', async () => {
    const { userId, setCookies } = await signInByPhone(newPhone())
    await personFor(userId, 'admin')
    const session = await signIn.session(newId(), { cookie: asCookieHeader(setCookies) })
    expect(session).toMatchObject({ missing: 'person', actor: { personId: null, grants: [] } })
  })
})

describe('API tokens', () => {
  it('stand for their person, narrowed by scopes, until revoked or expired', async () => {
    const userId = await signIn.accounts.create({ phone: newPhone() })
    const personId = await personFor(userId, 'hq-manager')
    const { token, hash } = newToken()
    const id = newId()
    await owner.query(
      `insert into api_token (network_id, id, person_id, name, token_hash, scopes, created_at, expires_at)
       values ($1, $2, $3, '报表', $4, '{problem.read}', now(), now() + interval '1 day')`,
      [networkId, id, personId, hash],
    )
    const authorization = `Bearer ${token}`
    world.statements.length = 0
    const read = await signIn.readSession(db, networkId, { authorization }, new Date())
    expect(read?.actor).toEqual({
      personId,
      grants: [{ role: 'hq-manager', path: '/440307/' }],
      scopes: ['problem.read'],
    })
    expect(world.statements).toEqual(['sign-in.use-token'])
    const used = await owner.query(
      `select last_used_on = (now() at time zone 'Asia/Shanghai')::date as today from api_token where id = $1`,
      [id],
    )
    expect(used.rows[0].today).toBe(true)
    const later = new Date(Date.now() + 2 * 86_400_000)
    expect(await signIn.readSession(db, networkId, { authorization }, later)).toBeNull()
    await owner.query('update api_token set revoked_at = now() where id = $1', [id])
    expect(await signIn.readSession(db, networkId, { authorization }, new Date())).toBeNull()
  })

  it('that open nothing do not fall back on a cookie', async () => {
    const { userId, setCookies } = await signInByPhone(newPhone())
    await personFor(userId)
    const cookie = asCookieHeader(setCookies)
    for (const authorization of ['', 'Bearer x', `Bearer cy_${'n'.repeat(43)}`, 'Basic YTpi']) {
      expect(await signIn.readSession(db, networkId, { authorization, cookie }, new Date())).toBeNull()
    }
  })
})

it('leaves no phone number or mail address in the sign-in tables', async () => {
  const phone = newPhone()
  const email = `planted-${phone}@example.org`
  await signIn.accounts.create({ phone, email, password: 'three quiet rivers' })
  await signIn.phone.requestCode(phone, visitor)
  for (const table of ['user', 'session', 'account', 'verification', 'attempt', 'twoFactor']) {
    const { rows } = await owner.query<{ text: string }>(`select t::text as text from auth."${table}" t`)
    expect(rows.filter(({ text }) => text.includes(phone) || text.includes('planted'))).toEqual([])
  }
})

it('removes what has run out', async () => {
  await owner.query(`update auth.verification set "expiresAt" = now() - interval '1 day'`)
  await owner.query(`update auth.attempt set ends_at = now() - interval '1 day'`)
  await signIn.phone.requestCode(newPhone(), 'cleaner')
  const old = `select (select count(*) from auth.verification where "expiresAt" < now()) +
                      (select count(*) from auth.attempt where ends_at < now()) as left`
  expect((await owner.query(old)).rows[0].left).toBe('0')
})
