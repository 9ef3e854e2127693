import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { attachOrStart, startEmbedded } from './embedded.ts'
import { findHolder } from './lock.ts'
import { findPostmaster, stopPostmaster } from './postmaster.ts'
import { isAlive, signal, until } from './processes.ts'
import { readSecrets } from './secrets.ts'

interface Said {
  ownerUrl: string
  appUrl: string
  attached: boolean
  pid: number
  code?: string
  message?: string
}

const folders: string[] = []
const children: ChildProcess[] = []

async function newDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'chuangyi-embedded-'))
  await chmod(dataDir, 0o711)
  folders.push(dataDir)
  return dataDir
}

async function clusterOf(dataDir: string): Promise<string> {
  return join((await readSecrets(dataDir))?.folder ?? dataDir, 'database')
}

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  }
  for (const dataDir of folders.splice(0)) {
    const cluster = await clusterOf(dataDir)
    const left = findPostmaster(cluster)
    if (left) await stopPostmaster(left.pid)
    await rm(join(cluster, '..'), { recursive: true, force: true })
    await rm(dataDir, { recursive: true, force: true })
  }
})

/** Another process that owns the database; answers what it said when it was ready, or why it could not. */
async function elsewhere(dataDir: string): Promise<{ child: ChildProcess; said: Said }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../testing/embedded-process.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { child, said: JSON.parse(line) as Said }
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const result = await client.query<Record<string, unknown>>(text)
    return result.rows.map((row) => Object.values(row)[0])
  } finally {
    await client.end()
  }
}

const write = async (url: string, text: string): Promise<void> => {
  await ask(url, 'create table if not exists note (text text)')
  await ask(url, `insert into note values ('${text}')`)
}

describe('embedded database', () => {
  test('starts, keeps what was written and the port over a stop, and leaves nothing running', async () => {
    const dataDir = await newDataDir()
    const first = await startEmbedded({ dataDir, fsync: false })
    await write(first.ownerUrl, '楼道灯坏了')
    expect(await ask(first.ownerUrl, 'show server_encoding')).toEqual(['UTF8'])
    expect(await ask(first.appUrl, 'select current_user')).toEqual(['chuangyi_app'])
    await expect(ask(first.appUrl, 'create table t ()')).rejects.toThrow(/permission denied/)
    const { pid } = first
    await first.stop()
    expect([isAlive(pid), findHolder(dataDir)]).toEqual([false, null])

    const second = await startEmbedded({ dataDir, fsync: false })
    expect([second.attached, second.ownerUrl]).toEqual([false, first.ownerUrl])
    expect(await ask(second.ownerUrl, 'select text from note')).toEqual(['楼道灯坏了'])
    await second.stop()
  })

  test('passwords are readable by their owner only, and wrong ones are refused', async () => {
    const dataDir = await newDataDir()
    const embedded = await startEmbedded({ dataDir, fsync: false })
    expect((await stat(join(dataDir, 'database.json'))).mode & 0o777).toBe(0o600)
    const forged = new URL(embedded.ownerUrl)
    forged.password = 'guess'
    await expect(ask(forged.href, 'select 1')).rejects.toThrow(/password authentication failed/)
    await embedded.stop()
  })

  test('what people typed does not reach the log', async () => {
    const dataDir = await newDataDir()
    const embedded = await startEmbedded({ dataDir, fsync: false })
    await ask(embedded.ownerUrl, 'create table resident (phone text primary key)')
    await ask(embedded.ownerUrl, "insert into resident values ('13800001111')")
    await expect(ask(embedded.ownerUrl, "insert into resident values ('13800001111')")).rejects.toThrow(/resident_pkey/)
    await embedded.stop()
    const log = readFileSync(join(dataDir, 'database.log'), 'utf8')
    expect(log).toContain('resident_pkey')
    expect(log).not.toContain('13800001111')
  })

  test('the process is named while the folder is in use', async () => {
    const dataDir = await newDataDir()
    const { child } = await elsewhere(dataDir)
    const refused = startEmbedded({ dataDir, fsync: false })
    await expect(refused).rejects.toMatchObject({ code: 'data-dir-in-use', exitCode: 75 })
    await expect(refused).rejects.toThrow(new RegExp(`进程 ${child.pid} `))
  })

  test('of several that start at once exactly one gets the folder', async () => {
    const dataDir = await newDataDir()
    const said = (await Promise.all([1, 2, 3, 4].map(() => elsewhere(dataDir)))).map((one) => one.said)
    expect(said.map((one) => one.code).toSorted()).toEqual([
      'data-dir-in-use',
      'data-dir-in-use',
      'data-dir-in-use',
      undefined,
    ])
  })

  test('a lock whose process is gone, or whose number another process has now, counts for nothing', async () => {
    const dataDir = await newDataDir()
    const stale = { pid: process.ppid, startedAt: '1', bootId: 'before', id: 'x', purpose: 'serve', since: '' }
    writeFileSync(join(dataDir, 'lock.json'), JSON.stringify(stale))
    const embedded = await startEmbedded({ dataDir, fsync: false })
    expect(findHolder(dataDir)?.pid).toBe(process.pid)
    await embedded.stop()
    expect(existsSync(join(dataDir, 'lock.json'))).toBe(false)
  })

  test('after kill -9 of its owner the running database is taken over', async () => {
    const dataDir = await newDataDir()
    const { child, said } = await elsewhere(dataDir)
    await write(said.ownerUrl, '已答复')
    await kill(child)
    expect(isAlive(said.pid)).toBe(true)

    const next = await startEmbedded({ dataDir, fsync: false })
    expect([next.attached, next.pid, next.ownerUrl]).toEqual([true, said.pid, said.ownerUrl])
    expect(await ask(next.ownerUrl, 'select text from note')).toEqual(['已答复'])
    await next.stop()
    expect(isAlive(said.pid)).toBe(false)
  })

  test('after kill -9 of owner and database it recovers, though a connection was busy', async () => {
    const dataDir = await newDataDir()
    const { child, said } = await elsewhere(dataDir)
    await write(said.ownerUrl, '已受理')
    const busy = ask(said.ownerUrl, 'select count(*) from generate_series(1, 300000000)').catch(() => 'cut off')
    await kill(child)
    signal(said.pid, 'SIGKILL')

    const next = await startEmbedded({ dataDir, fsync: false })
    expect(next.attached).toBe(false)
    expect(await ask(next.ownerUrl, 'select text from note')).toEqual(['已受理'])
    expect(await busy).toBe('cut off')
    await next.stop()
  })

  test('a pid file that names a stranger does not keep it from starting', async () => {
    const dataDir = await newDataDir()
    const { child, said } = await elsewhere(dataDir)
    await kill(child)
    signal(said.pid, 'SIGKILL')
    await until(() => !isAlive(said.pid), 5_000)
    const pidFile = join(await clusterOf(dataDir), 'postmaster.pid')
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)))
    const next = await startEmbedded({ dataDir, fsync: false })
    expect(next.attached).toBe(false)
    await next.stop()
  })

  test('when it dies it comes back on the same port by itself', async () => {
    const dataDir = await newDataDir()
    const lines: string[] = []
    const embedded = await startEmbedded({ dataDir, fsync: false, onProgress: (line) => lines.push(line) })
    await write(embedded.ownerUrl, '转办')
    for (let round = 0; round < 2; round++) {
      const before = embedded.pid
      signal(before, 'SIGKILL')
      expect(await until(() => embedded.pid !== before, 20_000)).toBe(true)
      expect(await ask(embedded.ownerUrl, 'select text from note')).toEqual(['转办'])
    }
    expect(lines.filter((line) => line.includes('已重新启动'))).toHaveLength(2)
    await embedded.stop()
  })

  test('a port that others took meanwhile is exchanged for another', async () => {
    const dataDir = await newDataDir()
    const first = await startEmbedded({ dataDir, fsync: false })
    await first.stop()
    const port = Number(new URL(first.ownerUrl).port)
    const { createServer } = await import('node:net')
    const squatter = createServer().listen(port, '127.0.0.1')
    await once(squatter, 'listening')
    const second = await startEmbedded({ dataDir, fsync: false })
    expect(new URL(second.ownerUrl).port).not.toBe(String(port))
    expect(await ask(second.ownerUrl, 'select 1')).toEqual([1])
    await second.stop()
    squatter.close()
  })

  test('a lost password file is made anew, the data stay', async () => {
    const dataDir = await newDataDir()
    const first = await startEmbedded({ dataDir, fsync: false })
    await write(first.ownerUrl, '办结')
    await first.stop()
    await rm(join(dataDir, 'database.json'))
    const second = await startEmbedded({ dataDir, fsync: false })
    expect(second.ownerUrl).not.toBe(first.ownerUrl)
    expect(await ask(second.ownerUrl, 'select text from note')).toEqual(['办结'])
    await second.stop()
  })

  test('a start that was cut off while the cluster was made begins again', async () => {
    const dataDir = await newDataDir()
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../testing/embedded-process.ts'), dataDir])
    children.push(child)
    await until(() => existsSync(join(dataDir, 'database.new')) || existsSync(join(dataDir, 'database')), 10_000, 1)
    await kill(child)
    const next = await startEmbedded({ dataDir, fsync: false })
    expect(await ask(next.ownerUrl, 'select 1')).toEqual([1])
    await next.stop()
    expect(await readdir(dataDir)).not.toContain('database.new')
  })
})

describe('short verbs', () => {
  test('join a running database and leave it running', async () => {
    const dataDir = await newDataDir()
    const { said } = await elsewhere(dataDir)
    const joined = await attachOrStart({ dataDir, purpose: 'doctor' })
    expect([joined.attached, joined.pid]).toEqual([true, said.pid])
    await joined.stop()
    expect(isAlive(said.pid)).toBe(true)
  })

  test('start it when nobody runs it, are not stopped by each other, and stop it at the end', async () => {
    const dataDir = await newDataDir()
    const verbs = await Promise.all(
      ['doctor', 'token', 'doctor'].map((purpose) => attachOrStart({ dataDir, purpose, fsync: false })),
    )
    const starters = verbs.filter((verb) => !verb.attached)
    expect(starters).toHaveLength(1)
    // the one that started it wants to stop while the others still use it, and another comes in late
    const stopping = Promise.all(starters.map((verb) => verb.stop()))
    const late = attachOrStart({ dataDir, purpose: 'late', fsync: false })
    for (const verb of verbs.filter((one) => one.attached)) {
      expect(await ask(verb.ownerUrl, 'select 1')).toEqual([1])
      await verb.stop()
    }
    await stopping
    expect((await late).attached).toBe(false)
    expect(await ask((await late).ownerUrl, 'select 1')).toEqual([1])
    await (await late).stop()
    expect([findPostmaster(await clusterOf(dataDir)), findHolder(dataDir)]).toEqual([null, null])
  })
})

describe('folders', () => {
  test('one that cannot be written is refused with a remedy', async () => {
    const file = join(await newDataDir(), 'a-file')
    writeFileSync(file, '')
    await expect(startEmbedded({ dataDir: file })).rejects.toMatchObject({ code: 'not-writable', exitCode: 77 })
  })
})
