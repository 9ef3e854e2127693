import { afterAll, beforeAll, expect, it } from 'vitest'
import { bareNetwork, type BareNetwork } from '../testing/bare-network.ts'
import { openDatabase, sql, type Database } from './database.ts'

let net: BareNetwork
let db: Database
beforeAll(async () => {
  net = await bareNetwork({})
  await net.ask('create table kept (id integer primary key)')
  db = openDatabase(net.ownerUrl, { role: null, max: 1 })
})
afterAll(async () => {
  await db.close()
  await net.close()
})

const put = sql('test.put', 'insert into kept (id) values ($1)')
const all = sql('test.all', 'select id from kept order by id')
const kept = async () => (await db.rows<{ id: number }>(all)).map(({ id }) => id)

it('commits what was written and not waited for, in the order it was sent', async () => {
  const seen = await db.begin(async (connection) => {
    connection.write(put, [1])
    connection.write(put, [2])
    return connection.rows<{ id: number }>(all)
  })
  expect(seen).toEqual([{ id: 1 }, { id: 2 }])
  expect(await kept()).toEqual([1, 2])
})

it('undoes everything when such a write fails at the end, and says why', async () => {
  const failing = db.begin(async (connection) => {
    connection.write(put, [3])
    connection.write(put, [1])
    return 'done'
  })
  await expect(failing).rejects.toMatchObject({ code: '23505', constraint: 'kept_pkey' })
  expect(await kept()).toEqual([1, 2])
})

it('says why also when a later statement hears of the failure first', async () => {
  const failing = db.begin(async (connection) => {
    connection.write(put, [1])
    await connection.run(put, [4])
  })
  await expect(failing).rejects.toMatchObject({ code: '23505', constraint: 'kept_pkey' })
  expect(await kept()).toEqual([1, 2])
})

it('undoes everything when the work itself refuses, and leaves a sound connection', async () => {
  const refusing = db.begin(async (connection) => {
    connection.write(put, [5])
    throw new Error('refused')
  })
  await expect(refusing).rejects.toThrow('refused')
  expect(await kept()).toEqual([1, 2])
})

it('notices that a failure someone caught has undone the transaction', async () => {
  const swallowing = db.begin(async (connection) => {
    await connection.run(put, [6])
    await connection.run(put, [1]).catch(() => undefined)
    return 'done'
  })
  await expect(swallowing).rejects.toThrow('rolled back')
  expect(await kept()).toEqual([1, 2])
})
