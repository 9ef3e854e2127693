import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../base/id.ts'
import { type FreshDatabase, freshDatabase } from '../../testing/database.ts'
import { type Database, openDatabase } from '../database.ts'
import { createSecrets } from '../secrets/secrets.ts'
import { asCookieHeader } from './call.ts'
import { oidcCallbackPath } from './oidc.ts'
import { createSignIn, type SignIn } from './sign-in.ts'

const publicUrl = 'http://127.0.0.1:3998'
const secrets = createSecrets('a key of the test that is long enough')

let fresh: FreshDatabase
let db: Database
let owner: pg.Client
let provider: Server
let signIn: SignIn

/** A real provider that signs in whoever types a login name; its addresses are verified unless they say otherwise. */
async function startProvider(): Promise<string> {
  provider = createServer()
  await new Promise<void>((ready) => provider.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'chuangyi',
        client_secret: 'a secret between the two',
        redirect_uris: [`${publicUrl}${oidcCallbackPath}`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: async () => ({
        sub: id,
        name: '某工作人员',
        email: `${id}@example.org`,
        email_verified: !id.startsWith('unverified'),
      }),
    }),
    cookies: { keys: ['test'] },
  })
  provider.on('request', oidc.callback())
  return issuer
}

/** Follows the provider's pages as a browser would, up to the redirect back to us. */
async function answerAs(login: string, authorisationUrl: string): Promise<string> {
  const jar = new Map<string, string>()
  let url = authorisationUrl
  let body: URLSearchParams | undefined
  for (let step = 0; step < 12; step++) {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body ? { body } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (value) jar.set(name!, value)
      else jar.delete(name!)
    }
    const location = response.headers.get('location')
    if (location) {
      url = new URL(location, url).href
      body = undefined
      if (url.startsWith(publicUrl)) return new URL(url).search
      continue
    }
    const page = await response.text()
    const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1]
    if (!action) throw new Error(`the provider answered ${response.status}: ${page.slice(0, 300)}`)
    url = new URL(action, url).href
    body = page.includes('name="login"')
      ? new URLSearchParams({ prompt: 'login', login, password: 'any' })
      : new URLSearchParams({ prompt: 'consent' })
  }
  throw new Error('the provider never came back')
}

beforeAll(async () => {
  fresh = await freshDatabase()
  owner = new pg.Client({ connectionString: fresh.ownerUrl })
  await owner.connect()
  db = openDatabase(fresh.appUrl, { max: 4 })
  signIn = createSignIn({
    databaseUrl: fresh.appUrl,
    db,
    publicUrl,
    secrets,
    sms: { kind: 'gateway', send: async () => undefined },
    staffSecondFactor: 'offered',
    oidc: {
      name: '区统一身份',
      issuer: await startProvider(),
      clientId: 'chuangyi',
      clientSecret: 'a secret between the two',
    },
  })
})

afterAll(async () => {
  await signIn.close()
  await db.close()
  await owner.end()
  await fresh.drop()
  provider.closeAllConnections()
  await new Promise((closed) => provider.close(closed))
})

it('signs in whom the provider names, the same person each time', async () => {
  const users: string[] = []
  for (let i = 0; i < 2; i++) {
    const { url, setCookies } = await signIn.oidc!.begin()
    const proven = await signIn.oidc!.finish(await answerAs('worker-1', url), asCookieHeader(setCookies))
    expect(proven.profile).toEqual({ subject: 'worker-1', name: '某工作人员', email: 'worker-1@example.org' })
    const session = await signIn.session(newId(), { cookie: asCookieHeader(proven.setCookies) })
    expect(session).toMatchObject({ userId: proven.userId, missing: 'person' })
    users.push(proven.userId)
  }
  expect(users[0]).toBe(users[1])
})

it('believes no address that the provider has not verified', async () => {
  const { url, setCookies } = await signIn.oidc!.begin()
  const proven = await signIn.oidc!.finish(await answerAs('unverified-1', url), asCookieHeader(setCookies))
  expect(proven.profile.email).toBeNull()
})

it('refuses an answer that was not asked for by this browser, was used, or was altered', async () => {
  const refused = expect.objectContaining({ code: 'oidc.refused' })
  const asked = await signIn.oidc!.begin()
  const query = await answerAs('worker-2', asked.url)
  await expect(signIn.oidc!.finish(query, undefined)).rejects.toEqual(refused)
  const other = await signIn.oidc!.begin()
  await expect(signIn.oidc!.finish(query, asCookieHeader(other.setCookies))).rejects.toEqual(refused)

  const again = await signIn.oidc!.begin()
  const fine = await answerAs('worker-2', again.url)
  const cookie = asCookieHeader(again.setCookies)
  await expect(signIn.oidc!.finish(fine.replace(/code=./, 'code=~'), cookie)).rejects.toEqual(refused)
  const third = await signIn.oidc!.begin()
  const good = await answerAs('worker-2', third.url)
  await signIn.oidc!.finish(good, asCookieHeader(third.setCookies))
  await expect(signIn.oidc!.finish(good, asCookieHeader(third.setCookies))).rejects.toEqual(refused)
  await expect(signIn.oidc!.finish('', undefined)).rejects.toEqual(refused)
  await expect(signIn.oidc!.finish('?error=access_denied&state=x', cookie)).rejects.toEqual(refused)
})

it("keeps neither the provider's tokens nor the address it told", async () => {
  const { rows } = await owner.query<{ text: string }>(
    `select a::text as text from auth.account a union all select u::text from auth."user" u`,
  )
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ text }) => text.includes('example.org') || text.includes('eyJ'))).toEqual([])
})
