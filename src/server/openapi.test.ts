import { expect, describe, it, afterAll } from 'vitest'
import { modules } from '../app.ts'
import { testApp } from '../testing/app.ts'
import { openApi } from './openapi.ts'

const app = await testApp()
afterAll(() => app.close())

interface Operation {
  operationId: string
  summary: string
  parameters: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: { required: boolean; content: Record<string, { schema: { properties: object; required: string[] } }> }
  responses: Record<string, { content?: Record<string, { schema: object }> }>
  security: object[]
  'x-access': unknown
}

type Document = {
  openapi: string
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: object; securitySchemes: object }
}

const document = (await app.stranger.send({ url: '/api/v1/openapi.json' })).body as Document
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    id: operation.operationId,
    path,
    method: method.toUpperCase(),
    operation,
  })),
)
const routes = modules.flatMap((module) => module.routes ?? [])

/** Every value under this key, however deep. */
function allUnder(key: string, value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => [...(name === key ? [one] : []), ...allUnder(key, one)])
}

describe('the description of the interface', () => {
  it('is OpenAPI 3.1, served where it says, and says where it is served', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(document.servers).toEqual([{ url: 'http://own.test/api/v1' }])
    expect(document).toEqual(JSON.parse(JSON.stringify(openApi(routes, 'http://own.test'))))
  })

  it('has every endpoint, and no other', () => {
    const registered = routes.map(({ contract }) => `${contract.method} ${contract.path} ${contract.id}`)
    expect(operations.map(({ method, path, id }) => `${method} ${path} ${id}`).toSorted()).toEqual(
      registered.toSorted(),
    )
  })

  it('what it lists answers, not 404 for want of an endpoint', async () => {
    const missing: string[] = []
    for (const { method, path } of operations) {
      const url = `/api/v1${path.replaceAll(/\{\w+\}/g, '01900000-0000-7000-8000-00000000abcd')}`
      const { body } = await app.stranger.send({
        method: method as 'GET',
        url,
        ...(method === 'GET' ? {} : { body: {} }),
      })
      if ((body as { code?: string } | null)?.code === 'endpoint.not-found') missing.push(`${method} ${path}`)
    }
    expect(missing).toEqual([])
  })

  it('refers only to what it holds', () => {
    const refs = allUnder('$ref', document) as string[]
    expect(refs.length).toBeGreaterThan(0)
    for (const ref of new Set(refs)) {
      const target = ref
        .replace(/^#\//, '')
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document)
      expect(target, ref).toBeTypeOf('object')
    }
  })

  it.each(operations)('$id: path, parameters, body and answers fit together', ({ path, method, operation }) => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const declared = operation.parameters.filter((parameter) => parameter.in === 'path')
    expect(declared.map(({ name }) => name)).toEqual(inPath)
    expect(declared.every(({ required }) => required)).toBe(true)
    const names = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
    expect(new Set(names).size).toBe(names.length)
    expect(operation.parameters.every(({ schema }) => Object.keys(schema).length > 0)).toBe(true)
    if (method === 'GET' || method === 'DELETE') expect(operation.requestBody).toBeUndefined()
    for (const { schema } of Object.values(operation.requestBody?.content ?? {})) {
      expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(schema.required))
      expect(Object.keys(schema.properties).filter((name) => inPath.includes(name))).toEqual([])
    }
    const [success] = Object.keys(operation.responses)
    expect(Number(success)).toBeGreaterThanOrEqual(200)
    expect(operation.responses['default']?.content).toHaveProperty(['application/problem+json'])
    expect(operation.summary).toMatch(/\p{Script=Han}/u)
    expect(operation.security.length).toBeGreaterThan(0)
    expect(operation['x-access']).toBeTruthy()
  })

  it('names only ways to sign in that it describes', () => {
    const schemes = Object.keys(document.components.securitySchemes)
    const used = operations.flatMap(({ operation }) => operation.security.flatMap((one) => Object.keys(one)))
    expect([...new Set(used)].filter((name) => !schemes.includes(name))).toEqual([])
  })
})
