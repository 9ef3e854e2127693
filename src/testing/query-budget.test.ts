import { afterAll, expect, test } from 'vitest'
import type { Context } from '../base/context.ts'
import { sql } from '../server/database.ts'
import { transact } from '../server/transact.ts'
import { bareNetwork } from './bare-network.ts'
import { countStatements, withinBudget } from './query-budget.ts'

const network = await bareNetwork()
afterAll(() => network.close())

const listNumbers = sql('test.list-numbers', 'select generate_series(1, $1::int) as "number"')
const findName = sql('test.find-name', 'select \'number \' || $1::int as "name"')

/** Asks for each item again: the mistake that the budget is there for. */
async function listNames(ctx: Context, count: number): Promise<string[]> {
  const numbers = await ctx.db.rows<{ number: number }>(listNumbers, [count])
  const names = await Promise.all(numbers.map(({ number }) => ctx.db.get<{ name: string }>(findName, [number])))
  return names.map(({ name }) => name)
}

test('a list that asks again for each item is named with its statements', async () => {
  await expect(withinBudget('list', network.ctx(), (ctx) => listNames(ctx, 2))).rejects.toThrow(
    '3 statements where a list may send 2: test.list-numbers, test.find-name, test.find-name',
  )
})

test('a detail in two statements is over budget', async () => {
  await expect(withinBudget('detail', network.ctx(), (ctx) => listNames(ctx, 1))).rejects.toThrow('a detail may send 1')
})

test('within budget, the answer comes through', async () => {
  expect(await withinBudget('list', network.ctx(), (ctx) => listNames(ctx, 1))).toEqual(['number 1'])
  const detail = await withinBudget('detail', network.ctx(), (ctx) => ctx.db.find(findName, [7]))
  expect(detail).toEqual({ name: 'number 7' })
})

test('statements are counted by name, in order', async () => {
  const { answer, sent } = await countStatements(network.ctx(), (ctx) => listNames(ctx, 2))
  expect(answer).toEqual(['number 1', 'number 2'])
  expect(sent).toEqual(['test.list-numbers', 'test.find-name', 'test.find-name'])
})

test('a query cannot write', async () => {
  const writing = (ctx: Context) => transact(ctx, (tx) => tx.run(listNumbers, [1]))
  await expect(countStatements(network.ctx(), writing)).rejects.toThrow('transact needs the database')
})
