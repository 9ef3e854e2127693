import { afterAll, describe, expect, it } from 'vitest'
import { bareNetwork } from '../testing/bare-network.ts'
import type { Queries } from '../base/context.ts'
import { dynamicRows, every, fragment } from './dynamic-sql.ts'

const net = await bareNetwork()
afterAll(() => net.close())

/** Runs it, and answers what was sent. */
async function sentBy(
  query: Parameters<typeof dynamicRows>[2],
): Promise<{ name: string; text: string; values: readonly unknown[] }> {
  let sent: { name: string; text: string; values: readonly unknown[] } | null = null
  const rows: Queries['rows'] = (statement, values = []) => {
    sent = { ...statement, values }
    return net.db.rows(statement, values)
  }
  await dynamicRows({ ...net.db, rows }, 'test.list', query)
  if (!sent) throw new Error('nothing was sent')
  return sent
}

describe('statements put together', () => {
  it('hold their values apart from their text, numbered in order', async () => {
    const where = every([fragment`1 = ${1}`, null, fragment`'x' = any(${['x']})`, fragment`null is null`])
    expect(await sentBy(fragment`select 1 where ${where} limit ${5}`)).toMatchObject({
      text: `select 1 where 1 = $1 and 'x' = any($2) and null is null limit $3`,
      values: [1, ['x'], 5],
    })
  })

  it('are named by their shape: the same for other values, another for another shape', async () => {
    const list = async (a: number, b: number | null) =>
      (await sentBy(fragment`select 1 where ${every([fragment`1 = ${a}`, b ? fragment`2 = ${b}` : null])}`)).name
    expect(await list(1, null)).toBe(await list(2, null))
    expect(await list(1, null)).not.toBe(await list(1, 2))
    // PostgreSQL cuts names at 63 bytes: two that begin alike would be taken for one
    expect((await list(1, 2)).length).toBeLessThan(64)
  })

  it('without conditions take every row', async () => {
    expect((await sentBy(fragment`select 1 where ${every([null, null])}`)).text).toBe('select 1 where true')
  })

  it.each([`'; drop table network; --`, '$1', '\\', '%', '"', '中文', ''])(
    'take %j for a value, whatever it holds',
    async (value) => {
      expect(
        await dynamicRows(
          net.db,
          'test.value',
          fragment`select ${value}::text as "value", ${fragment.lit(value)} as "literal"`,
        ),
      ).toEqual([{ value, literal: value }])
      expect(await net.ask('select count(*)::int as n from network')).toEqual([{ n: 1 }])
    },
  )

  it('of two shapes can be run in turn over one connection', async () => {
    await net.db.begin(async (connection) => {
      for (const n of [1, 2, 3]) {
        expect(await dynamicRows(connection, 'test.turn', fragment`select ${n}::int as n`)).toEqual([{ n }])
        expect(await dynamicRows(connection, 'test.turn', fragment`select ${n}::int + 1 as n`)).toEqual([{ n: n + 1 }])
      }
    })
  })
})
