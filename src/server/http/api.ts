import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hash } from 'node:crypto'
import { z } from 'zod'
import { reachOf } from '../../base/access.ts'
import type { Actor, Context, Id } from '../../base/context.ts'
import type { Contract } from '../../base/contract.ts'
import { AppError } from '../../base/refusal.ts'
import type { ApiRequest, Module, Route } from '../module.ts'
import { readIdempotencyKey } from './guards.ts'
import { parseInput, rawInput, requestHash } from './input.ts'
import { type Known, requestContext, type RequestPlatform } from './request-context.ts'

export const apiBase = '/api/v1'

/** The door before the module's own rule: nobody signed in, or the permission held nowhere. */
export function refuseAtTheDoor({ access }: Pick<Contract, 'access'>, actor: Actor): void {
  if (access === 'public') return
  if (actor.personId === null && (access === 'signed-in' || 'permission' in access)) {
    throw new AppError('unauthenticated', { code: 'sign-in-required' })
  }
  if (access !== 'signed-in' && 'permission' in access && reachOf(actor, access.permission).length === 0) {
    throw new AppError('forbidden', { code: 'permission-missing', params: { permission: access.permission } })
  }
}

/** JSON schema of an answer, compiled by the server into its serialiser: what is not in the contract is not sent. */
function answerSchema(contract: Contract): unknown {
  return z.toJSONSchema(contract.output, { target: 'draft-7', io: 'output', unrepresentable: 'any' })
}

type Api = RequestPlatform & {
  takeStranger(request: FastifyRequest, perMinute: number, what: string): void
  takePerson(personId: Id, perMinute: number, what: string): void
}

export function registerApi(app: FastifyInstance, platform: Api, modules: readonly Module[]): void {
  for (const route of modules.flatMap((module) => module.routes ?? [])) registerRoute(app, platform, route)
}

function registerRoute(app: FastifyInstance, platform: Api, route: Route): void {
  const { contract } = route
  // a route without declared access must not exist: the server does not boot
  if (!contract.access) throw new Error(`${contract.id} declares no access`)
  const status = contract.status ?? 200
  app.route({
    method: contract.method,
    url: apiBase + contract.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    schema: status === 204 ? {} : { response: { [status]: answerSchema(contract) } },
    config: { operation: contract.id },
    handler: async (request, reply) => {
      const { ctx } = await limitedContext(platform, contract, request)
      refuseAtTheDoor(contract, ctx.actor)
      const upload = route.multipart ? await readUpload(request) : undefined
      const input = parseInput(
        contract,
        rawInput(contract, request.params, request.query, upload?.fields ?? request.body),
      )
      const answer = await route.handle(withRepeatKey(ctx, contract, request, input), input as never, {
        headers: request.headers,
        file: upload?.file,
      })
      if (status === 204) return reply.code(204).send()
      void reply.code(status)
      if (ctx.actor.personId || contract.method !== 'GET') void reply.header('cache-control', 'no-store')
      return answer
    },
  })
}

/** Who asks, within limits: a stranger before anything is looked up, who only claims to be someone right after. */
async function limitedContext(platform: Api, contract: Contract, request: FastifyRequest): Promise<Known> {
  const perMinute = contract.limit?.perMinute
  if (!perMinute) return requestContext(platform, request)
  const claims = Boolean(request.headers.cookie ?? request.headers.authorization)
  if (!claims) platform.takeStranger(request, perMinute, contract.id)
  const known = await requestContext(platform, request)
  const { personId, scopes } = known.ctx.actor
  if (claims && personId === null) platform.takeStranger(request, perMinute, contract.id)
  // a token is given out by name; its use is its owner's to answer for
  if (personId !== null && !scopes) platform.takePerson(personId, perMinute, contract.id)
  return known
}

function withRepeatKey(ctx: Context, contract: Contract, request: FastifyRequest, input: unknown): Context {
  if (contract.method === 'GET') return ctx
  const key = readIdempotencyKey(request.headers['idempotency-key'])
  return key ? { ...ctx, repeat: { key, requestHash: requestHash(contract.id, input) } } : ctx
}

async function readUpload(request: FastifyRequest): Promise<{ fields: unknown; file: ApiRequest['file'] }> {
  if (!request.isMultipart()) throw new AppError('invalid', { code: 'upload.missing', fields: { file: 'required' } })
  const part = await request.file()
  if (!part) throw new AppError('invalid', { code: 'upload.missing', fields: { file: 'required' } })
  const fields: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(part.fields)) {
    if (value && !Array.isArray(value) && value.type === 'field') fields[name] = value.value
  }
  return { fields, file: { stream: part.file, name: part.filename, truncated: () => part.file.truncated } }
}

/**
 * Marks an answer to GET by what it holds. @returns whether the asker has the same already: then nothing else need travel.
 * Compared weakly, as a packed copy of the same is as good (RFC 9110 §13.1.2).
 */
export function isUnchanged(request: FastifyRequest, reply: FastifyReply, text: string): boolean {
  const etag = `"${hash('sha1', text, 'base64url')}"`
  void reply.header('etag', etag)
  return request.headers['if-none-match']?.replace(/^W\//, '') === etag
}

/** Answers to GET carry an ETag; the same one sent back answers 304. */
export function addEtags(app: FastifyInstance): void {
  app.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string' || reply.hasHeader('etag'))
      return payload
    if (!isUnchanged(request, reply, payload)) return payload
    void reply.code(304).removeHeader('content-length')
    return ''
  })
}
