import { afterAll, beforeAll, expect, it } from 'vitest'
import { testApp } from '../../testing/app.ts'
import type { Client } from '../../testing/client.ts'

const app = await testApp()
afterAll(() => app.close())

let resident: Client
beforeAll(async () => {
  resident = await app.resident()
})

const pdf = new Blob(['%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'], { type: 'application/pdf' })

async function send(by: Client, kind?: string) {
  const form = new FormData()
  if (kind) form.append('kind', kind)
  form.append('file', pdf, '盖章的协议.pdf')
  const encoded = new Response(form)
  const headers = { 'content-type': encoded.headers.get('content-type') as string }
  const body = Buffer.from(await encoded.arrayBuffer())
  const { status, body: answer } = await by.send({ method: 'POST', url: '/api/v1/files', body, headers })
  return [status, (answer as { code?: string; kind?: string }).code ?? (answer as { kind?: string }).kind]
}

it('takes a PDF of whoever is signed in, where a paper is meant', async () => {
  expect(await send(resident, 'paper')).toEqual([201, 'document'])
  expect(await send(resident)).toEqual([422, 'file.kind'])
  expect(await send(app.stranger, 'paper')).toEqual([401, 'sign-in-required'])
  expect(await send(app.stranger)).toEqual([422, 'file.kind'])
})
