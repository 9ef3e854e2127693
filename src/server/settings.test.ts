import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadSecretKey } from './secret-key.ts'
import { readSettings, settingsTable } from './settings.ts'
import type { StartError } from './start-error.ts'

function refusal(env: NodeJS.ProcessEnv): StartError {
  try {
    readSettings(env)
  } catch (error) {
    return error as StartError
  }
  throw new Error('these settings should have been refused')
}

describe('settings', () => {
  test('with an empty environment everything has a value', () => {
    expect(readSettings({ PORT: '', HOST: ' ' })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      trustProxy: 0,
      dataDir: join(process.cwd(), 'data'),
      database: null,
      demo: true,
      worker: true,
      secretKey: null,
      mail: null,
      sms: null,
      oidc: null,
      metricsToken: null,
    })
  })

  test('everything wrong is named at once, and no secret is shown', () => {
    const error = refusal({
      PORT: '70000',
      PUBLIC_URL: 'ftp://x',
      DATABASE_URL: 'mysql://root:hunter2@db',
      SECRET_KEY: 'short-and-secret',
      DEMO: 'yes',
      SMTP_URL: 'smtp://mail.example.cn',
      OIDC_ISSUER: 'https://id.example.cn',
    })
    expect(error).toMatchObject({ code: 'settings-invalid', exitCode: 78 })
    const named = [...error.message.matchAll(/^ {2}([A-Z_]+)：/gm)].map((match) => match[1])
    expect(named).toEqual([
      'PORT',
      'PUBLIC_URL',
      'DATABASE_URL',
      'SECRET_KEY',
      'DEMO',
      'MAIL_FROM',
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
    ])
    expect(error.message).toContain('现为 70000')
    expect(error.message).not.toMatch(/hunter2|short-and-secret/)
  })

  test.each(['-1', '1.5', '3000x', '0x50', '65536', '9999999999'])('PORT=%s is refused', (port) => {
    expect(refusal({ PORT: port }).message).toContain('PORT')
  })

  test('a server of its own brings no demonstration data unless asked', () => {
    const DATABASE_URL = 'postgres://u@db/chuangyi'
    expect(readSettings({ DATABASE_URL })).toMatchObject({
      demo: false,
      database: { url: DATABASE_URL, ownerUrl: DATABASE_URL },
    })
    expect(readSettings({ DATABASE_URL, DEMO: 'on' }).demo).toBe(true)
  })

  test('addresses that are listened on become addresses to visit', () => {
    expect(readSettings({ HOST: '0.0.0.0', PORT: '80' }).publicUrl).toBe('http://127.0.0.1:80')
    expect(readSettings({ HOST: '::1', PORT: '80' }).publicUrl).toBe('http://[::1]:80')
    expect(readSettings({ PUBLIC_URL: 'https://chuangyi.example.cn/' }).publicUrl).toBe('https://chuangyi.example.cn')
  })

  test('proxies are a number of hops or addresses', () => {
    expect(readSettings({ TRUST_PROXY: '2' }).trustProxy).toBe(2)
    expect(readSettings({ TRUST_PROXY: '10.0.0.1, 10.0.0.2' }).trustProxy).toEqual(['10.0.0.1', '10.0.0.2'])
  })

  test('each setting says what it is for', () => {
    for (const [name, { about, absent }] of Object.entries(settingsTable)) {
      expect([name, about.length > 3, absent.length > 0]).toEqual([name, true, true])
    }
  })
})

describe('secret key', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'chuangyi-key-'))
  afterAll(() => rm(dataDir, { recursive: true }))

  test('one that is set is used as it is', async () => {
    expect(await loadSecretKey({ dataDir: '/nowhere', secretKey: 'k'.repeat(32) })).toBe('k'.repeat(32))
  })

  test('made once, the same for starts at the same moment, readable by the owner only', async () => {
    const keys = await Promise.all([1, 2, 3].map(() => loadSecretKey({ dataDir, secretKey: null })))
    expect(keys[0]?.length).toBeGreaterThanOrEqual(32)
    expect(new Set([...keys, await loadSecretKey({ dataDir, secretKey: null })]).size).toBe(1)
    expect((await stat(join(dataDir, 'secret-key'))).mode & 0o777).toBe(0o600)
  })

  test('a data folder that is a file is refused with a remedy', async () => {
    const file = join(dataDir, 'a-file')
    await writeFile(file, '')
    await expect(loadSecretKey({ dataDir: file, secretKey: null })).rejects.toMatchObject({ code: 'not-writable' })
  })
})
