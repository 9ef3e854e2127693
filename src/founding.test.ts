import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  checksOf,
  createPlatform,
  createTokenFor,
  createWeb,
  foundNetworkFrom,
  grantRole,
  passwordLinkOf,
  type Platform,
  refuseOtherKey,
  startWarnings,
} from './app.ts'
import { diagnose } from './server/process/doctor.ts'
import { projectRoot } from './server/root.ts'
import { createSecrets } from './server/secrets/secrets.ts'
import { readSettings } from './server/settings.ts'
import { writeFaces } from './testing/app.ts'
import { type FreshDatabase, freshDatabase } from './testing/database.ts'

/* From nothing to a district of one's own: what an operator's shell does where the demonstration is off. */

const secretKey = 'a key of the tests, never used elsewhere'
let fresh: FreshDatabase
let dataDir: string
let platform: Platform
let web: FastifyInstance
let owner: pg.Client

beforeAll(async () => {
  fresh = await freshDatabase()
  dataDir = await mkdtemp(join(tmpdir(), 'chuangyi-test-founding-'))
  const { ownerUrl, appUrl } = fresh
  const settings = readSettings({
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATA_DIR: dataDir,
    PUBLIC_URL: 'http://own.test',
    DEMO: 'off',
    LOG_LEVEL: 'silent',
  })
  platform = createPlatform({ settings, secretKey, ownerUrl, appUrl, log: pino({ level: 'silent' }) })
  web = (await createWeb(platform, await writeFaces(dataDir))).app
  owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await web.close()
  await platform.close()
  await owner.end()
  await fresh.drop()
  await rm(dataDir, { recursive: true, force: true })
})

const dataset = (name: string) => JSON.parse(readFileSync(join(projectRoot, 'datasets/longgang', name), 'utf8'))
const founding = (network: Record<string, unknown> = {}) => {
  const file = dataset('founding.json')
  return { ...file, network: { ...file.network, ...network }, division: dataset('division.json') }
}
const ask = async <T>(text: string): Promise<T[]> => (await owner.query(text)).rows as T[]

/** A form sent by a browser without script. */
const post = (url: string, fields: Record<string, string>, cookie = '') =>
  web.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(fields).toString(),
    headers: {
      host: 'own.test',
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...(cookie ? { cookie } : {}),
    },
  })
const open = (url: string, cookie = '') =>
  web.inject({ url, headers: { host: 'own.test', ...(cookie ? { cookie } : {}) } })
const cookiesOf = (lines: string | string[] | undefined) =>
  [lines ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ')

const first = { contact: 'first@example.org', name: '第一位管理员', role: 'admin', node: '440307' }

describe('a district of one’s own', () => {
  it('begins with nothing, and says what to do', async () => {
    expect(await startWarnings(platform)).toEqual([expect.stringContaining('network found')])
    await expect(grantRole(platform, null, first)).rejects.toMatchObject({ code: 'network.none' })
  })

  it('is founded from a file, whose mistakes are named where they are', async () => {
    const wrong = founding({ codePrefix: 'longgang' })
    wrong.platforms[1].street = '没有的街道'
    expect(() => foundNetworkFrom(platform, { ...wrong, more: 1 })).toThrow(
      expect.objectContaining({
        code: 'network.file',
        fields: expect.objectContaining({ 'network.codePrefix': '二至四个大写字母' }),
      }),
    )
    wrong.network.codePrefix = 'LG'
    wrong.division.streets[1].code = wrong.division.streets[0].code
    expect(() => foundNetworkFrom(platform, wrong)).toThrow(
      expect.objectContaining({
        fields: {
          'platforms.b01.street': '没有这个街道：没有的街道',
          'division.440307003': expect.stringContaining('代码重复'),
        },
      }),
    )
    expect(await ask('select 1 from network')).toEqual([])
    expect(await foundNetworkFrom(platform, founding())).toMatchObject({ areas: 242, platforms: 13 })
    expect(await ask('select type, public_part from event')).toEqual([
      { type: 'network.founded', public_part: { code: '440307', name: '龙岗区社会创新网络' } },
    ])
  })

  it('is founded once', async () => {
    await expect(foundNetworkFrom(platform, founding())).rejects.toMatchObject({
      kind: 'conflict',
      code: 'network.exists',
    })
    expect(await ask('select count(*)::int as n from area')).toEqual([{ n: 242 }])
  })

  it('gets its first administrator, who chooses a password, signs in, and sets up a second factor before anything', async () => {
    await expect(grantRole(platform, null, { ...first, node: '999' })).rejects.toMatchObject({
      code: 'network.no-node',
    })
    await expect(grantRole(platform, null, { ...first, role: 'king' })).rejects.toMatchObject({
      fields: { role: expect.stringContaining('admin') },
    })
    const given = await grantRole(platform, null, first)
    expect(given).toMatchObject({
      nodeName: '龙岗区',
      link: expect.stringMatching(/^http:\/\/own\.test\/sign-in\/new-password\//),
    })
    await expect(grantRole(platform, null, first)).rejects.toMatchObject({ code: 'constraint.role_grant_once' })

    const { link } = await passwordLinkOf(platform, null, first.contact)
    expect((await open(new URL(given.link!).pathname)).statusCode).toBe(404)
    const chosen = await post(new URL(link).pathname, { password: 'seven slow lanterns' })
    expect(chosen.headers.location).toBe('/sign-in/password?done=password')
    const signedIn = await post('/sign-in/password', { login: first.contact, password: 'seven slow lanterns' })
    expect(signedIn.headers.location).toBe('/me/security/second-factor')
    const cookie = cookiesOf(signedIn.headers['set-cookie'])
    expect((await open('/me/security/second-factor', cookie)).statusCode).toBe(200)
    expect((await open('/api/v1/me', cookie)).json()).toMatchObject({ grants: [], permissions: [] })
    expect((await open('/api/v1/grants', cookie)).statusCode).toBe(403)
    const events = await ask<{ type: string }>(`select type from event where type not like 'network.%'`)
    expect(events.map(({ type }) => type).toSorted()).toEqual([
      'grant.given',
      'person.joined',
      'security.password-link-sent',
      'security.password-link-sent',
      'security.password-reset',
    ])
    expect(await startWarnings(platform)).toEqual([])
  })

  it('gives a role to somebody with a password without a link', async () => {
    expect(await grantRole(platform, null, { ...first, role: 'auditor' })).toMatchObject({ link: null })
  })

  it('with a second one beside it, every verb names which', async () => {
    const wish = { name: '测试', scopes: ['problem.read'], days: 1 }
    expect(await createTokenFor(platform, null, first.contact, wish)).toMatchObject({
      token: expect.stringMatching(/^cy_/),
    })
    expect(() => foundNetworkFrom(platform, founding({ code: 'b', host: 'not a host' }))).toThrow(
      expect.objectContaining({ fields: { 'network.host': '应为主机名' } }),
    )
    expect(await foundNetworkFrom(platform, founding({ code: 'b', host: 'B.example.org' }))).toMatchObject({
      areas: 242,
    })
    await expect(foundNetworkFrom(platform, founding({ code: 'c', host: 'b.example.org' }))).rejects.toMatchObject({
      code: 'network.host-taken',
    })
    await expect(createTokenFor(platform, null, first.contact, wish)).rejects.toMatchObject({ code: 'network.which' })
    await expect(createTokenFor(platform, 'none', first.contact, wish)).rejects.toMatchObject({
      code: 'network.not-found',
    })
    expect(await createTokenFor(platform, '440307', first.contact, wish)).toMatchObject({ id: expect.any(String) })
    await expect(createTokenFor(platform, 'b', first.contact, wish)).rejects.toMatchObject({ code: 'person.not-found' })
    await expect(grantRole(platform, null, first)).rejects.toMatchObject({ code: 'network.which' })
    expect(await grantRole(platform, 'b', { ...first, contact: '13900001111' })).toMatchObject({ nodeName: '龙岗区' })
  })

  it('is served under the key it was founded under, and under no other', async () => {
    await refuseOtherKey(platform)
    const otherKey = 'another key, as after a rotation gone wrong'
    const other = { ...platform, secrets: createSecrets(otherKey) }
    await expect(refuseOtherKey(other)).rejects.toMatchObject({ code: 'secret-key-other', exitCode: 78 })
    const { checks } = await diagnose({
      ownerUrl: fresh.ownerUrl,
      dataDir,
      checks: checksOf({ demo: false }, otherKey),
    })
    expect(checks.filter(({ ok }) => !ok)).toEqual([
      { name: 'people.secret-key', ok: false, detail: expect.stringContaining('2 人的联系方式由另一把密钥') },
    ])
  })

  it('is sound', async () => {
    const { checks } = await diagnose({
      ownerUrl: fresh.ownerUrl,
      dataDir,
      checks: checksOf({ demo: false }, secretKey),
    })
    expect(checks.filter(({ ok }) => !ok)).toEqual([])
  })
})
