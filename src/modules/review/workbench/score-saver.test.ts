import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ApiError } from '../../../workbench/api.ts'
import type { ScoreDraft } from './score-draft.ts'
import { type Kept, type SaveState, ScoreSaver } from './score-saver.ts'

/** A browser's store. */
class Store {
  readonly kept = new Map<string, string>()
  getItem = (key: string) => this.kept.get(key) ?? null
  setItem = (key: string, text: string) => void this.kept.set(key, text)
  removeItem = (key: string) => void this.kept.delete(key)
}

/** What the server does with a draft: versions, idempotency keys, and a line that can be cut before or after it. */
class Server {
  version = 1
  draft: ScoreDraft = { points: {}, comment: '' }
  line: 'up' | 'cut' | 'answer-lost' = 'up'
  saves = 0
  readonly #answers = new Map<string, number>()

  send = async (draft: ScoreDraft, version: number, key: string): Promise<{ version: number }> => {
    await Promise.resolve()
    if (this.line === 'cut') throw new ApiError(0, {})
    const before = this.#answers.get(key)
    if (before !== undefined) return { version: before }
    if (version !== this.version) throw new ApiError(409, { code: 'review.changed-meanwhile' })
    this.saves += 1
    this.version += 1
    this.draft = draft
    this.#answers.set(key, this.version)
    if (this.line === 'answer-lost') throw new ApiError(0, {})
    return { version: this.version }
  }

  get kept(): Kept {
    return { version: this.version, draft: this.draft }
  }
}

/** milliseconds, instead of a second and five */
const quiet = 40
const again = 30

const typed = (needs: string, comment = ''): ScoreDraft => ({ points: { needs }, comment })

/** Waits until it stands so: it fails by running out of time. */
async function until(saver: ScoreSaver, state: SaveState): Promise<void> {
  while (saver.current().state !== state) await sleep(2)
}

let store: Store
let server: Server
const savers: ScoreSaver[] = []

function open(from: Kept = server.kept): ScoreSaver {
  const saver = new ScoreSaver(from, {
    storage: store,
    storageKey: 'score',
    send: server.send,
    now: () => new Date('2026-11-22T02:42:00Z'),
    debounceMs: quiet,
    againMs: again,
  })
  savers.push(saver)
  saver.begin()
  return saver
}

beforeEach(() => {
  store = new Store()
  server = new Server()
})

afterEach(() => {
  for (const saver of savers.splice(0)) saver.end()
})

describe('saving what an expert types', () => {
  it('sends after a second of quiet, once, and says when', async () => {
    const saver = open()
    saver.type(typed('1'))
    await sleep(1)
    saver.type(typed('17'))
    expect([server.saves, saver.current().state]).toEqual([0, 'waiting'])
    await until(saver, 'saved')
    expect([server.saves, server.draft]).toEqual([1, typed('17')])
    expect(saver.current()).toMatchObject({ state: 'saved', version: 2, at: new Date('2026-11-22T02:42:00Z') })
    expect(store.kept.size).toBe(0)
  })

  it('keeps it in the browser at once', () => {
    open().type(typed('17'))
    expect(JSON.parse(store.getItem('score') ?? '')).toEqual({ version: 1, draft: typed('17') })
  })

  it('keeps it while the server is away, and sends it when it is back', async () => {
    const saver = open()
    server.line = 'cut'
    saver.type(typed('17'))
    await until(saver, 'away')
    saver.type(typed('18'))
    await sleep(4 * again)
    expect([saver.current().state, store.kept.size]).toEqual(['away', 1])
    server.line = 'up'
    await until(saver, 'saved')
    expect([saver.current().state, server.draft, store.kept.size]).toEqual(['saved', typed('18'), 0])
  })

  it('does not take an answer that got lost for somebody else’s save', async () => {
    const saver = open()
    server.line = 'answer-lost'
    saver.type(typed('17'))
    await until(saver, 'away')
    saver.type(typed('17', '有走访'))
    server.line = 'up'
    await until(saver, 'saved')
    expect(server.draft).toEqual(typed('17', '有走访'))
  })

  it('finds what an earlier page left, and sends it', async () => {
    store.setItem('score', JSON.stringify({ version: 1, draft: typed('17') }))
    const saver = open()
    expect(saver.current()).toMatchObject({ found: true, draft: typed('17') })
    await until(saver, 'saved')
    expect(server.draft).toEqual(typed('17'))
  })

  it('is not confused by what another program left under its name', () => {
    for (const text of ['', 'null', '{', '[1]', '{"version":"1","draft":{}}']) {
      store.setItem('score', text)
      expect(open().current()).toMatchObject({ state: 'saved', draft: server.draft })
    }
  })

  it('leaves alone what another window keeps under the same name', async () => {
    const saver = open()
    saver.type(typed('17'))
    const other = JSON.stringify({ version: 1, draft: typed('3', '另一个窗口的') })
    store.setItem('score', other)
    await until(saver, 'saved')
    expect(store.getItem('score')).toBe(other)
  })

  it('sends what waits when the page is left', async () => {
    const saver = open()
    saver.type(typed('17'))
    saver.leave()
    await until(saver, 'saved')
    expect([server.draft, store.kept.size]).toEqual([typed('17'), 0])
  })

  it('has everything at the server after a flush', async () => {
    const saver = open()
    saver.type(typed('1'))
    const first = saver.flush()
    saver.type(typed('17'))
    expect(await first).toBe(true)
    expect(server.draft).toEqual(typed('17'))
  })

  it('says that a flush did not reach the server', async () => {
    const saver = open()
    server.line = 'cut'
    saver.type(typed('17'))
    expect(await saver.flush()).toBe(false)
  })
})

describe('another window that saved meanwhile', () => {
  const meanwhile = async () => {
    const saver = open()
    server.draft = typed('5')
    server.version = 2
    saver.type(typed('17'))
    await until(saver, 'conflict')
    return saver
  }

  it('is not overwritten, and nothing typed is lost', async () => {
    const saver = await meanwhile()
    saver.type(typed('18'))
    await sleep(4 * again)
    expect(saver.current()).toMatchObject({ state: 'conflict', draft: typed('18') })
    expect(server.draft).toEqual(typed('5'))
  })

  it('gives way to what is typed here when the expert says so', async () => {
    const saver = await meanwhile()
    saver.takeMine(server.kept)
    await until(saver, 'saved')
    expect(server.draft).toEqual(typed('17'))
  })

  it('is taken over when the expert says so', async () => {
    const saver = await meanwhile()
    saver.takeTheirs(server.kept)
    expect(saver.current()).toMatchObject({ state: 'saved', version: 2, draft: typed('5') })
    expect(store.kept.size).toBe(0)
    saver.type(typed('6'))
    await until(saver, 'saved')
    expect(server.draft).toEqual(typed('6'))
  })

  it('is noticed by a page that finds older words in the browser', () => {
    store.setItem('score', JSON.stringify({ version: 1, draft: typed('17') }))
    server.version = 3
    server.draft = typed('5')
    expect(open().current()).toMatchObject({ state: 'conflict', draft: typed('17') })
  })
})
