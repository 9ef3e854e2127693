import { z } from 'zod'
import type { Contract } from '../base/contract.ts'
import type { Route } from './module.ts'
import { statusOf } from './http/problem-details.ts'

type Schema = Record<string, unknown>

function schemaOf(type: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema, ...schema } = z.toJSONSchema(type, { target: 'draft-2020-12', io, unrepresentable: 'any' }) as Schema
  return schema
}

function splitInput(contract: Contract): {
  path: string[]
  rest: string[]
  properties: Record<string, Schema>
  required: string[]
} {
  const schema = schemaOf(contract.input, 'input')
  const properties = (schema.properties ?? {}) as Record<string, Schema>
  const path = [...contract.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string)
  const rest = Object.keys(properties).filter((name) => !path.includes(name))
  return { path, rest, properties, required: (schema.required ?? []) as string[] }
}

function operation(route: Route): Schema {
  const { contract } = route
  const { path, rest, properties, required } = splitInput(contract)
  const inQuery = contract.method === 'GET' || contract.method === 'DELETE'
  const status = contract.status ?? 200
  const parameters = [
    ...path.map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? { type: 'string' } })),
    ...(inQuery
      ? rest.map((name) => ({ name, in: 'query', required: required.includes(name), schema: properties[name] }))
      : []),
    ...(contract.method === 'GET'
      ? []
      : [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 128 } }]),
  ]
  return {
    operationId: contract.id,
    summary: contract.summary,
    tags: [contract.id.split('.')[0]],
    parameters,
    ...(inQuery || (rest.length === 0 && !route.multipart)
      ? {}
      : { requestBody: requestBody(route, rest, properties, required) }),
    responses: {
      [status]:
        status === 204
          ? { description: '完成' }
          : { description: '完成', content: { 'application/json': { schema: schemaOf(contract.output, 'output') } } },
      default: {
        description: '拒绝或出错',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    security: contract.access === 'public' ? [{}] : [{ token: [] }, { session: [] }],
    'x-access': contract.access,
  }
}

function requestBody(route: Route, rest: string[], properties: Record<string, Schema>, required: string[]): Schema {
  const schema = {
    type: 'object',
    properties: Object.fromEntries(rest.map((name) => [name, properties[name]])),
    required: required.filter((name) => rest.includes(name)),
  }
  if (!route.multipart) return { required: schema.required.length > 0, content: { 'application/json': { schema } } }
  const withFile = { ...schema, properties: { ...schema.properties, file: { type: 'string', format: 'binary' } } }
  return { required: true, content: { 'multipart/form-data': { schema: withFile } } }
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer', enum: [...new Set([...Object.values(statusOf), 500])] },
    code: { type: 'string', description: '机器可读的原因' },
    params: { type: 'object' },
    fields: { type: 'object', additionalProperties: { type: 'string' }, description: '字段名 → 原因' },
    requestId: { type: 'string' },
  },
}

/** OpenAPI 3.1 of every registered endpoint, made from the same contracts that validate and serialise. */
export function openApi(routes: readonly Route[], publicUrl: string): Schema {
  const paths: Record<string, Schema> = {}
  for (const route of routes) {
    const entry = (paths[route.contract.path] ??= {})
    entry[route.contract.method.toLowerCase()] = operation(route)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '创益开放接口',
      version: '1',
      description: '列表按游标翻页；写入可带 Idempotency-Key，重发同一请求只生效一次。',
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'chuangyi.session_token' },
      },
    },
  }
}
