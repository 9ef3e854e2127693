import { afterAll, expect, test } from 'vitest'
import pg from 'pg'
import { freshDatabase } from './database.ts'

const one = await freshDatabase()
const two = await freshDatabase()
afterAll(async () => {
  await one.drop()
  await two.drop()
})

async function ask(url: string, text: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text, rowMode: 'array' })).rows as unknown[][]
  } finally {
    await client.end()
  }
}

test('each caller has a migrated database of its own', async () => {
  await ask(one.ownerUrl, 'create table only_in_one ()')
  expect(await ask(one.ownerUrl, "select to_regclass('only_in_one') is not null")).toEqual([[true]])
  expect(await ask(two.ownerUrl, "select to_regclass('only_in_one') is not null")).toEqual([[false]])
  expect(await ask(two.ownerUrl, 'select count(*) > 0 from migration')).toEqual([[true]])
})

test('the serving role is not the owner', async () => {
  expect(await ask(one.appUrl, 'select current_user')).toEqual([['chuangyi_app']])
  await expect(ask(one.appUrl, 'drop table migration')).rejects.toThrow(/must be owner/)
})
