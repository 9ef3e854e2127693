import { afterAll, describe, expect, it } from 'vitest'
import type { Context } from '../base/context.ts'
import { newId } from '../base/id.ts'
import { AppError } from '../base/refusal.ts'
import { bareNetwork } from '../testing/bare-network.ts'
import { eventCatalogue } from './events.ts'
import { transact } from './transact.ts'

const net = await bareNetwork({ events: eventCatalogue([{ 'thing.happened': {} }], []) })
afterAll(() => net.close())

const hash = (letter: string) => letter.charCodeAt(0).toString(16).repeat(32)
let runs = 0

/** A command that counts how often it really ran. */
function act(ctx: Context, answer?: unknown, refusal?: AppError): Promise<unknown> {
  return transact(ctx, async (tx) => {
    runs += 1
    tx.event('thing.happened', { type: 'thing', id: newId(), path: '/' }, { run: runs })
    if (refusal) throw refusal
    return answer ?? { run: runs, secret: 'only-for-you' }
  })
}

let keys = 0
const newKey = () => `key-${(keys += 1)}`
const under = (key: string, { body = 'a', ...actor }: { body?: string } & Partial<Context['actor']> = {}): Context => ({
  ...net.ctx({ personId: '01900000-0000-7000-8000-00000000000a', ...actor }),
  repeat: { key, requestHash: hash(body) },
})

const events = async () => Number((await net.ask<{ n: string }>('select count(*) as n from event'))[0]?.n)

describe('a request sent again under its key', () => {
  it('has one effect and the same answer', async () => {
    const key = newKey()
    const first = await act(under(key))
    const [before, ran] = [await events(), runs]
    expect(await act(under(key))).toEqual(first)
    expect(await act(under(key))).toEqual(first)
    expect([await events(), runs]).toEqual([before, ran])
  })

  it.each([null, 0, '', false, [], { a: [1, { b: null }] }, '中文🙂'])(
    'gives back the answer %j as it was',
    async (answer) => {
      const key = newKey()
      const ask = () => transact(under(key), async () => answer)
      expect(await ask()).toEqual(answer)
      expect(await ask()).toEqual(answer)
    },
  )

  it('with another body is refused', async () => {
    const key = newKey()
    await act(under(key))
    await expect(act(under(key, { body: 'b' }))).rejects.toMatchObject({
      kind: 'invalid',
      code: 'idempotency.other-request',
    })
  })

  it('is tried anew after a refusal or a defect, which are not stored', async () => {
    const key = newKey()
    await expect(act(under(key), null, new AppError('conflict', { code: 'not-now' }))).rejects.toMatchObject({
      code: 'not-now',
    })
    expect(await act(under(key), { now: 'yes' })).toEqual({ now: 'yes' })
    expect(await act(under(key), { now: 'no' })).toEqual({ now: 'yes' })
  })

  it('ten times at once has one effect, and ten times the same answer', async () => {
    const [key, before] = [newKey(), await events()]
    const answers = await Promise.all(Array.from({ length: 10 }, () => act(under(key))))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await events()).toBe(before + 1)
  })

  it('waits for the first, and goes ahead when that one is refused', async () => {
    const [key, before] = [newKey(), await events()]
    const refused = new AppError('conflict', { code: 'no' })
    const outcomes = await Promise.allSettled([
      act(under(key), null, refused),
      act(under(key), { ok: 1 }),
      act(under(key), { ok: 2 }),
    ])
    expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeLessThanOrEqual(1)
    expect(await events()).toBe(before + 1)
  })
})

describe('the same key', () => {
  it('of another person, visitor or network is another request', async () => {
    const key = newKey()
    const other = newId()
    await net.ask(
      `insert into network (id, code, name, short_name, code_prefix, created_at) values ($1, $2, '别区', '别区', 'BB', now())`,
      [other, `n-${key}`],
    )
    const callers = [
      under(key),
      under(key, { personId: newId() }),
      under(key, { personId: null, visitor: 'one' }),
      under(key, { personId: null, visitor: 'two' }),
      under(key, { networkId: other }),
    ]
    const answers = []
    for (const ctx of callers) answers.push(JSON.stringify(await act(ctx)))
    expect(new Set(answers).size).toBe(callers.length)
  })
})

describe('what is kept', () => {
  it('cannot be read without the key of the installation', async () => {
    const key = newKey()
    await act(under(key))
    const [row] = await net.ask<{ answer: string }>('select answer::text from idempotency where key = $1', [key])
    expect(row?.answer).not.toContain('only-for-you')
  })

  it('does not open for another actor or key', async () => {
    const [one, two] = [newKey(), newKey()]
    await act(under(one))
    await act(under(two))
    await net.ask('update idempotency t set answer = s.answer from idempotency s where t.key = $1 and s.key = $2', [
      two,
      one,
    ])
    await expect(act(under(two))).rejects.toThrow('sealed value cannot be opened')
  })

  it('of a command within a command is the outer one’s alone', async () => {
    const key = newKey()
    await transact(under(key), async (tx) => {
      await transact(tx.ctx, async () => 'inner')
      return 'outer'
    })
    expect(await transact(under(key), async () => 'again')).toBe('outer')
  })
})
