import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { peopleWorld, type PeopleWorld } from '../../../testing/people-world.ts'
import { addPerson, giveGrant } from './commands/grant.ts'
import { enterCode, enterPassword, introduce, sendCode, signOut } from './commands/sign-in.ts'
import { setPassword } from './commands/person.ts'
import { recognise } from './join.ts'
import { getMyData } from './queries/me.ts'
import { safeNext } from './sign-in-state.ts'

let world: PeopleWorld
beforeAll(async () => {
  world = await peopleWorld()
})
beforeEach(() => world.ask('delete from auth.attempt'))
afterAll(() => world.close())

/** A browser's cookies over several answers. */
class Jar {
  private readonly values = new Map<string, string>()

  take(setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = ''] = line.split(';')
      const equals = pair.indexOf('=')
      if (/Max-Age=0\b/.test(line)) this.values.delete(pair.slice(0, equals))
      else this.values.set(pair.slice(0, equals), pair.slice(equals + 1))
    }
  }

  get header(): string {
    return [...this.values].map(([name, value]) => `${name}=${value}`).join('; ')
  }
}

async function byPhone(phone: string, jar = new Jar(), next?: string) {
  const sent = await sendCode(world.ctx(), { phone, next })
  jar.take(sent.setCookies)
  const step = await enterCode(world.ctx(), { cookie: jar.header, code: world.sms.at(-1)!.params.code! })
  jar.take(step.setCookies)
  return { jar, step }
}

async function whoIs(jar: Jar) {
  const session = await world.services.signIn.session(world.networkId, { cookie: jar.header })
  return session?.actor.personId ?? null
}

describe('signing in by phone', () => {
  it('asks someone new for a name and consent, and goes where they wanted to go', async () => {
    const { jar, step } = await byPhone('13800000001', new Jar(), '/en/report?x=1')
    expect(step.path).toBe('/sign-in/welcome')
    expect(await whoIs(jar)).toBeNull()
    const refused = introduce(world.ctx(), { cookie: jar.header, name: '  ', agreed: false })
    await expect(refused).rejects.toMatchObject({ fields: { name: 'required', agreed: 'must-agree' } })
    const done = await introduce(world.ctx(), { cookie: jar.header, name: ' 荔枝  街坊 ', agreed: true })
    jar.take(done.setCookies)
    expect(done.path).toBe('/en/report?x=1')
    const personId = await whoIs(jar)
    const data = await getMyData(world.ctx({ personId }))
    expect(data).toMatchObject({
      person: { name: '荔枝 街坊', phone: '13800000001' },
      consents: [{ purpose: 'account' }],
    })

    const again = await byPhone('13800000001')
    expect(again.step.path).toBe('/me')
    expect(await whoIs(again.jar)).toBe(personId)
    jar.take((await signOut(world.ctx(), jar.header)).setCookies)
    expect(await whoIs(jar)).toBeNull()
    expect(jar.header).toBe('')
  })

  it('makes one person of a name given twice', async () => {
    const { jar } = await byPhone('13800000002')
    const twice = [1, 2].map(() => introduce(world.ctx(), { cookie: jar.header, name: '一个人', agreed: true }))
    const results = await Promise.allSettled(twice)
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true)
    const rows = await world.ask(`select 1 from person where name = '一个人'`)
    expect(rows).toHaveLength(1)
  })

  it('is a colleague’s whom an administrator wrote down, with the roles given before', async () => {
    const admin = await world.person('管理员', [{ role: 'admin', path: world.area.district.path }])
    const added = await addPerson(admin.ctx, { name: '新同事', contact: '13800000003' })
    await giveGrant(admin.ctx, { personId: added.id, role: 'clerk', path: world.area.street.path, reason: '新到岗' })
    const { jar, step } = await byPhone('13800000003')
    expect(step.path).toBe('/me')
    expect(await whoIs(jar)).toBe(added.id)
  })

  it('makes one account of two that the same person proved', async () => {
    const person = await world.person('先有邮箱', [], { email: 'two.ways@example.org' })
    await setPassword(person.ctx, { password: 'three quiet rivers', keepToken: null })
    await world.ask(
      `update auth."user" set "phoneNumber" = null where id = (select user_id from person where id = $1)`,
      [person.id],
    )
    const { jar } = await byPhone(person.phone)
    expect(await whoIs(jar)).toBe(person.id)
    const withPassword = new Jar()
    withPassword.take(
      (await enterPassword(world.ctx(), { login: person.phone, password: 'three quiet rivers' })).setCookies,
    )
    expect(await whoIs(withPassword)).toBe(person.id)
    expect(
      await world.ask(`select 1 from auth."user" u where not exists (select from person p where p.user_id = u.id)`),
    ).toEqual([])
  })

  it('cannot be gone on with from another browser or account', async () => {
    const { jar } = await byPhone('13800000005')
    await expect(enterCode(world.ctx(), { cookie: undefined, code: '000000' })).rejects.toMatchObject({
      code: 'sign-in.begin-again',
    })
    await expect(introduce(world.ctx(), { cookie: undefined, name: 'x', agreed: true })).rejects.toMatchObject({
      code: 'sign-in.begin-again',
    })
    // a proved number in one sign-in's cookie gives nothing to another's session
    const other = await byPhone('13800000006')
    const state = jar.header.split('; ').find((pair) => pair.includes('chuangyi.sign_in='))!
    const session = other.jar.header.split('; ').find((pair) => pair.includes('chuangyi.session_token='))!
    const mixed = introduce(world.ctx(), { cookie: `${session}; ${state}`, name: '别人', agreed: true })
    await expect(mixed).rejects.toMatchObject({ code: 'sign-in.begin-again' })
    expect(await whoIs(other.jar)).toBeNull()
  })
})

it('an identity provider’s verified address finds the person who has it', async () => {
  const person = await world.person('已有的人', [], { email: 'known@example.org' })
  const userId = await world.services.signIn.accounts.create({ email: 'oidc-subject@example.org' })
  expect(await recognise(world.ctx(), { userId, email: null })).toBeNull()
  expect((await recognise(world.ctx(), { userId, email: 'known@example.org' }))?.id).toBe(person.id)
})

it.each([
  ['/me', '/me'],
  ['/en/problems?q=路灯'.normalize(), null],
  ['/problems?q=%E8%B7%AF', '/problems?q=%E8%B7%AF'],
  ['//evil.example', null],
  ['/\\evil.example', null],
  ['https://evil.example', null],
  ['javascript:alert(1)', null],
  ['/a b', null],
  ['', null],
  [undefined, null],
])('goes on to %s as %s', (next, expected) => expect(safeNext(next)).toBe(expected))
