import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modules } from './app.ts'
import { apiBase } from './server/http/api.ts'
import { testApp } from './testing/app.ts'
import type { Client, Send } from './testing/client.ts'
import { matrixWorld, type MatrixWorld } from './testing/matrix.ts'
import { factories } from './testing/matrix-factories.ts'

/* What no form of ours sends: every field of every endpoint, and every page, fed with values that do not belong there. */

const app = await testApp()
afterAll(() => app.close())

/** Put into one field at a time: they pass for a text, a number or an id, and break something further in. */
const subtle: readonly unknown[] = [
  'a\u0000b',
  '\ud800 half',
  '\u202e\u2028🧑‍👩‍👧%_\\\'";--/../',
  Number.MAX_SAFE_INTEGER + 1,
  '0000-00-00',
  '00000000-0000-0000-0000-000000000000',
]
/** Put into every field at once. */
const blunt: readonly unknown[] = ['', 'x'.repeat(20_000), -1, 1e300, null, true, [], [[]], { $ne: 1 }]

const contracts = modules
  .flatMap((module) => module.routes ?? [])
  .filter(({ multipart }) => !multipart)
  .map(({ contract }) => contract)
type Contract = (typeof contracts)[number]

let world: MatrixWorld
let callers: Client[]
beforeAll(async () => {
  world = await matrixWorld(app)
  // one of whom may do each thing, so that no door hides what is behind it
  const others = [await app.staff('auditor', world.nodes.district), await app.staff('expert', world.nodes.street)]
  callers = [world.manager, world.clerk, ...others, world.admin]
})

/** The request as it is, without the help of a contract. */
function raw(contract: Contract, input: Record<string, unknown>): Send {
  const rest = { ...input }
  const path = contract.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    delete rest[name]
    // an address cannot hold half a character
    return encodeURIComponent(String(input[name]).toWellFormed()) || '%20'
  })
  const { method } = contract
  if (method !== 'GET' && method !== 'DELETE') return { method, url: apiBase + path, body: rest }
  const query = Object.entries(rest).map(
    ([name, value]) => `${name}=${encodeURIComponent(String(value).toWellFormed())}`,
  )
  return { method, url: `${apiBase}${path}?${query.join('&')}`.slice(0, 30_000) }
}

describe('every field of', () => {
  it.each(contracts.map((contract) => ({ id: contract.id, contract })))(
    '$id may hold anything: it is refused or taken, never a defect',
    async ({ contract }) => {
      const self = await app.resident()
      const sample = await factories[contract.id]?.(world, self)
      const held = 'permission' in Object(contract.access) ? callers : [sample?.holder ?? self]
      const fields = Object.keys(contract.input.shape)
      const inputs = [
        ...fields.flatMap((field) => subtle.map((value) => ({ ...sample?.input, [field]: value }))),
        ...blunt.map((value) => Object.fromEntries(fields.map((field) => [field, value]))),
      ]
      const broken: string[] = []
      for (const [index, input] of inputs.entries()) {
        const answer = await (held[index % held.length] as Client).send(raw(contract, input))
        const isProblem = answer.status < 400 || typeof (answer.body as { code?: unknown } | null)?.code === 'string'
        if (answer.status >= 500 || !isProblem)
          broken.push(`${JSON.stringify(input).slice(0, 200)}: ${answer.status} ${answer.text.slice(0, 200)}`)
      }
      expect(broken).toEqual([])
    },
  )
})

describe('every page', () => {
  const pages = modules.flatMap((module) => module.pages ?? [])
  const odds = ['%00', '%ED%A0%80', "'%22%3E%3Cscript%3E..%2F..%2F", 'x'.repeat(150)]

  it.each(pages.map((page) => ({ path: page.path, page })))(
    '$path answers odd addresses, queries and posts',
    async ({ page }) => {
      const broken: string[] = []
      for (const client of [app.stranger, world.clerk]) {
        for (const value of odds) {
          const url = page.path.replaceAll(/:\w+/g, value)
          const query = ['q', 'code', 's', 'area', 'cursor', 'next', 'state', 'text', 'lang', 'limit', 'page']
            .map((name) => `${name}=${value}`)
            .join('&')
          const posted: Send = {
            method: 'POST',
            url,
            body: query,
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
          }
          for (const request of [{ url: `${url}?${query}` }, ...(page.post ? [posted] : [])]) {
            const { status, text } = await client.send(request)
            if (status >= 500 || /<script>|at \w+ \(/.test(text))
              broken.push(`${request === posted ? 'POST' : 'GET'} ${url}: ${status}`)
          }
        }
      }
      expect(broken).toEqual([])
    },
  )
})

it('nothing half-written is left by any of it', async () => {
  expect(await app.violations()).toEqual([])
})
