import { afterAll, expect, test } from 'vitest'
import { newId } from '../../base/id.ts'
import { bareNetwork } from '../../testing/bare-network.ts'
import { transact } from '../transact.ts'
import { destroyPersonKey, sealForPerson, unsealForPerson } from './person-keys.ts'
import { SealError } from './secrets.ts'

const net = await bareNetwork()
afterAll(() => net.close())
const ctx = net.ctx()

const seal = (personId: string, plain: string, context = 'note') =>
  transact(ctx, (tx) => sealForPerson(tx, personId, plain, context))

test('what was sealed opens, for this person and context only', async () => {
  const [one, two] = [newId(), newId()]
  const sealed = await seal(one, '联系电话 13800001234')
  await seal(two, 'x')
  expect(sealed).not.toContain('13800001234')
  expect(await unsealForPerson(ctx, one, sealed, 'note')).toBe('联系电话 13800001234')
  await expect(unsealForPerson(ctx, two, sealed, 'note')).rejects.toThrow(SealError)
  await expect(unsealForPerson(ctx, one, sealed, 'other')).rejects.toThrow(SealError)
})

test('two at once use one key', async () => {
  const person = newId()
  const sealed = await Promise.all(Array.from({ length: 8 }, (_, n) => seal(person, `text ${n}`)))
  const opened = await Promise.all(sealed.map((text) => unsealForPerson(ctx, person, text, 'note')))
  expect(opened).toEqual(sealed.map((_, n) => `text ${n}`))
})

test('once the key is destroyed nothing opens and nothing new is sealed', async () => {
  const person = newId()
  const sealed = await seal(person, 'x')
  await transact(ctx, (tx) => destroyPersonKey(tx, person))
  expect(await unsealForPerson(ctx, person, sealed, 'note')).toBeNull()
  await expect(seal(person, 'y')).rejects.toMatchObject({ code: 'person.erased' })
  const rows = await net.ask(
    'select sealed_key, destroyed_at is not null as gone from person_key where person_id = $1',
    [person],
  )
  expect(rows).toEqual([{ sealed_key: null, gone: true }])
})

test('erasing someone who had no key yet still bars new ones', async () => {
  const person = newId()
  await transact(ctx, (tx) => destroyPersonKey(tx, person))
  await expect(seal(person, 'y')).rejects.toMatchObject({ code: 'person.erased' })
})

test('the row holds the key only under the installation key, and the serving role cannot delete it', async () => {
  const person = newId()
  await seal(person, 'x')
  const [row] = await net.ask<{ sealed_key: string }>('select sealed_key from person_key where person_id = $1', [
    person,
  ])
  expect(row?.sealed_key).toMatch(/^v1\.[0-9a-f]{8}\./)
  await expect(
    transact(ctx, (tx) =>
      tx.run({ name: 'test.delete-key', text: 'delete from person_key where person_id = $1' }, [person]),
    ),
  ).rejects.toThrow(/permission denied/)
})
