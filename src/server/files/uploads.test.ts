import multipart from '@fastify/multipart'
import fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { AppError } from '../../base/refusal.ts'
import { bareNetwork } from '../../testing/bare-network.ts'
import { saveUpload } from './uploads.ts'

const megabyte = 1024 * 1024

const net = await bareNetwork()
const app = fastify({ bodyLimit: 100 * megabyte })
await app.register(multipart, { limits: { fileSize: 20 * megabyte }, throwFileSizeLimit: false })
app.route({
  method: 'POST',
  url: '/',
  async handler(request) {
    const seen: string[] = []
    for await (const part of request.parts()) {
      if (part.type === 'field') seen.push(`${part.fieldname}=${String(part.value)}`)
      else
        seen.push(
          await saveUpload(net.ctx(), { stream: part.file, accept: ['photo', 'document'] }).then(saved, refused),
        )
    }
    return seen
  },
})
const url = await app.listen({ host: '127.0.0.1', port: 0 })
afterAll(async () => {
  await app.close()
  await net.close()
})

const saved = () => 'saved'
const refused = (error: unknown) => (error instanceof AppError ? error.code : String(error))

/** A form whose last field comes after the file. */
async function send(file: Uint8Array<ArrayBuffer>): Promise<unknown> {
  const form = new FormData()
  form.append('before', '1')
  form.append('file', new Blob([file]), 'x.pdf')
  form.append('after', '2')
  const answer = await fetch(url, { method: 'POST', body: form, signal: AbortSignal.timeout(15_000) })
  return answer.json()
}

function pdf(bytes: number): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(bytes)
  file.set(Buffer.from('%PDF-1.7\n'))
  return file
}

test.each([
  ['a document that just fits', pdf(20 * megabyte - 1), 'saved'],
  ['one that the form parser cuts', pdf(20 * megabyte + 1), 'file.too-large'],
  ['one much too large', pdf(60 * megabyte), 'file.too-large'],
  ['one that is neither photo nor document', new Uint8Array(3 * megabyte), 'file.kind'],
  ['an empty one', new Uint8Array(0), 'file.empty'],
])('over HTTP, %s: the fields after it are not lost', async (_, file, outcome) => {
  expect(await send(file)).toEqual(['before=1', outcome, 'after=2'])
})
