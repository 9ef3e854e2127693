import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import pg from 'pg'
import { freshDatabase } from '../../src/testing/database.ts'
import { type Ask, check, tenantRules } from './tenant-columns.ts'

const database = await freshDatabase()
const client = new pg.Client({ connectionString: database.ownerUrl })
await client.connect()
afterAll(async () => {
  await client.end()
  await database.drop()
})

const ask: Ask = async <T>(text: string) => (await client.query(text)).rows as T[]

const parent = `create table sound (network_id uuid not null, id uuid not null, primary key (network_id, id), unique (id));
                comment on table sound is 'keeps the rules'`

/** rule, table, what to create */
const violations: [string, string, string][] = [
  ['tenant-column', 'loose', "create table loose (id uuid primary key); comment on table loose is 'x'"],
  [
    'tenant-column',
    'loose',
    "create table loose (network_id uuid, id uuid primary key); comment on table loose is 'x'",
  ],
  [
    'tenant-column',
    'other.loose',
    "create schema other; create table other.loose (id int); comment on table other.loose is 'x'",
  ],
  [
    'tenant-key',
    'loose',
    "create table loose (network_id uuid not null, id uuid primary key); comment on table loose is 'x'",
  ],
  ['tenant-key', 'loose', "create table loose (network_id uuid not null); comment on table loose is 'x'"],
  [
    'tenant-reference',
    'child',
    "create table child (network_id uuid not null, id uuid not null, sound_id uuid references sound (id), primary key (network_id, id)); comment on table child is 'x'",
  ],
  ['table-comment', 'mute', 'create table mute (network_id uuid primary key)'],
  ['exemption-unused', 'migration', 'drop table migration'],
]

describe('tenant columns', () => {
  beforeEach(async () => void (await client.query('begin')))
  afterEach(async () => void (await client.query('rollback')))

  test('the migrated database is clean', async () => {
    expect(await check(ask)).toEqual([])
  })

  test('a table that keeps the rules passes', async () => {
    const before = await check(ask)
    await client.query(parent)
    expect(await check(ask)).toEqual(before)
  })

  test.each(violations)('%s is named: %s', async (rule, table, statements) => {
    await client.query(parent)
    const before = new Set((await check(ask)).map(({ message }) => message))
    await client.query(statements)
    const planted = (await check(ask)).filter(({ message }) => !before.has(message))
    expect(planted.map((finding) => [finding.rule, finding.file])).toEqual([[rule, table]])
  })

  test('every rule has a violation', () => {
    expect(new Set(violations.map(([rule]) => rule))).toEqual(new Set(tenantRules))
  })
})
