import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, inject, test } from 'vitest'
import { withDatabase } from '../../testing/database.ts'
import { findFreePort } from '../embedded/port.ts'
import { checkServerDatabase } from './server-database.ts'

/** One message of PostgreSQL's protocol. */
function message(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(type), length, body])
}

const text = (value: string): Buffer => Buffer.from(`${value}\0`)
const int = (bytes: 2 | 4, value: number): Buffer => {
  const buffer = Buffer.alloc(bytes)
  buffer.writeIntBE(value, 0, bytes)
  return buffer
}

/** A server that lets everyone in and answers every question with this version: no old PostgreSQL is at hand. */
async function oldServer(version: string): Promise<{ url: string; close(): void }> {
  const ready = message('Z', Buffer.from('I'))
  const column = [text('version'), int(4, 0), int(2, 0), int(4, 25), int(2, -1), int(4, -1), int(2, 0)]
  const row = [int(2, 1), int(4, version.length), Buffer.from(version)]
  const answer = [
    message('T', Buffer.concat([int(2, 1), ...column])),
    message('D', Buffer.concat(row)),
    message('C', text('SELECT 1')),
    ready,
  ]
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int(4, 0)), ready]))
      socket.on('data', (data) => {
        if (data[0] === 'Q'.charCodeAt(0)) socket.write(Buffer.concat(answer))
      })
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return { url: `postgres://someone@127.0.0.1:${port}/chuangyi`, close: () => server.close() }
}

test('one that answers and is new enough is taken', async () => {
  await expect(checkServerDatabase(inject('cluster').appUrl)).resolves.toBeUndefined()
})

test.each(['140012', '90624'])('version %s is too old', async (version) => {
  const server = await oldServer(version)
  await expect(checkServerDatabase(server.url)).rejects.toMatchObject({ code: 'database-too-old', exitCode: 76 })
  server.close()
})

test('version 15.0 is just new enough', async () => {
  const server = await oldServer('150000')
  await expect(checkServerDatabase(server.url)).resolves.toBeUndefined()
  server.close()
})

test('nobody there, and no such host, are unreachable; the password is not shown', async () => {
  const port = await findFreePort()
  for (const host of [`127.0.0.1:${port}`, 'database.invalid']) {
    const refusal = checkServerDatabase(`postgres://u:hunter2@${host}/chuangyi`)
    await expect(refusal).rejects.toMatchObject({ code: 'database-unreachable', exitCode: 69 })
    await expect(refusal).rejects.not.toThrow(/hunter2/)
  }
})

test('a wrong password and an unknown database are refusals of the server', async () => {
  const { appUrl } = inject('cluster')
  const forged = new URL(appUrl)
  forged.password = 'guess'
  for (const url of [forged.href, withDatabase(appUrl, 'no_such_database')]) {
    await expect(checkServerDatabase(url)).rejects.toMatchObject({ code: 'database-refused', exitCode: 77 })
  }
})
