import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import Fastify, {
  LogController,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Id } from '../../base/context.ts'
import { AppError } from '../../base/refusal.ts'
import { createLimiter, createStrangerLimiter, type Limiter } from '../limits.ts'
import { createMetrics } from '../metrics.ts'
import type { Module } from '../module.ts'
import { openApi } from '../openapi.ts'
import { sql } from '../database.ts'
import { addEtags, apiBase, registerApi } from './api.ts'
import { refuseForeignReader, refuseForeignWrite } from './guards.ts'
import { asAppError, problemDetails } from './problem-details.ts'
import type { RequestPlatform } from './request-context.ts'
import { securityHeaders } from './security-headers.ts'
import { answerUnreadable } from './unreadable.ts'

export interface HttpPlatform extends RequestPlatform {
  modules: readonly Module[]
  log: Logger
  publicUrl: string
  /** how many proxies stand in front, or their addresses */
  trustProxy: number | string[]
  /** lets another machine read /metrics; null: only this one may */
  metricsToken: string | null
  /** the machine itself is then not held below 100 writes a minute */
  demonstration: boolean
}

const uploadLimitBytes = 20 * 1024 * 1024
const bodyLimitBytes = 512 * 1024

export interface Server {
  app: FastifyInstance
  takeStranger: TakeStranger
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** the name under which this route is logged and measured: paths hold codes and secrets */
    operation?: string
  }
}

/** Whether the database answers, quickly. */
const ping = sql('platform.ping', 'select 1 as "one"')

/**
 * The web server without faces: ids, headers, guards, errors, health, metrics and the API of all modules.
 * The portal and the workbench are added by the composer.
 */
export async function createServer(platform: HttpPlatform): Promise<Server> {
  const headers = securityHeaders(platform.publicUrl)
  const app = Fastify({
    loggerInstance: platform.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: trustedProxies(platform.trustProxy),
    bodyLimit: bodyLimitBytes,
    connectionTimeout: 30_000,
    requestTimeout: 60_000,
    keepAliveTimeout: 20_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    return503OnClosing: true,
    clientErrorHandler: answerUnreadable(headers),
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply.headers(headers)),
  }) as unknown as FastifyInstance
  // answers are shaped by contracts; input is validated by them, not by the router's own validator
  app.setValidatorCompiler(() => () => true)
  await app.register(formbody, { bodyLimit: bodyLimitBytes })
  await app.register(multipart, {
    limits: { fileSize: uploadLimitBytes, files: 6, fields: 60, fieldSize: 64 * 1024, parts: 66 },
    throwFileSizeLimit: false,
  })
  addRequestHooks(app, platform, headers)
  addEtags(app)
  app.setErrorHandler(answerError)
  const metrics = createMetrics(platform.db, platform.clock)
  app.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.config.operation ?? 'page'
    metrics.observe(operation, request.method, reply.statusCode, reply.elapsedTime / 1000)
    const line = {
      operation,
      method: request.method,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      requestId: request.id,
    }
    if (reply.statusCode >= 500) platform.log.error(line, 'answered')
    else platform.log.debug(line, 'answered')
  })
  addOperations(app, platform, metrics)
  const takeStranger = strangerLimits(platform.demonstration)
  registerApi(app, { ...platform, takeStranger, takePerson: personLimits() }, platform.modules)
  app.all(`${apiBase}/*`, { config: { operation: 'api.unknown' } }, async () => {
    throw new AppError('not-found', { code: 'endpoint.not-found' })
  })
  return { app, takeStranger }
}

/** Off, the proxies' addresses, or how many of them stand in front. */
function trustedProxies(
  proxies: HttpPlatform['trustProxy'],
): false | string[] | ((address: string, hop: number) => boolean) {
  if (proxies === 0) return false
  return typeof proxies === 'number' ? (_address, hop) => hop < proxies : proxies
}

function addRequestHooks(app: FastifyInstance, platform: HttpPlatform, headers: Record<string, string>): void {
  const publicOrigin = new URL(platform.publicUrl).origin
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(headers).header('x-request-id', request.id)
    refuseForeignWrite(request, publicOrigin)
  })
}

async function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const known = asAppError(error)
  if (!known)
    request.log.error({ err: error, requestId: request.id, operation: request.routeOptions.config.operation }, 'defect')
  const details = problemDetails(known, request.id)
  const retryAfter = known?.params.retryAfterSeconds
  if (details.status === 429)
    void reply.header('retry-after', typeof retryAfter === 'number' ? String(retryAfter) : '60')
  if (details.status === 503) void reply.header('retry-after', '5')
  return reply
    .code(details.status)
    .type('application/problem+json')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(details))
}

/** Limits what one stranger's address may do. */
export type TakeStranger = (request: FastifyRequest, perMinute: number, what: string) => void

function strangerLimits(demonstration: boolean): TakeStranger {
  const limiters = new Map<string, Limiter>()
  return (request, perMinute, what) => {
    let limiter = limiters.get(what)
    if (!limiter) limiters.set(what, (limiter = createStrangerLimiter({ perMinute }, demonstration)))
    const { ok, retryAfterSeconds } = limiter.take(request.ip)
    if (!ok) throw new AppError('too-many', { code: 'too-many-requests', params: { retryAfterSeconds } })
  }
}

/** Who signed in may do this many times as much: known, and still no flood. */
const knownPersonFactor = 30

function personLimits(): (personId: Id, perMinute: number, what: string) => void {
  const limiters = new Map<string, Limiter>()
  return (personId, perMinute, what) => {
    let limiter = limiters.get(what)
    if (!limiter) limiters.set(what, (limiter = createLimiter({ perMinute: perMinute * knownPersonFactor })))
    const { ok, retryAfterSeconds } = limiter.take(personId)
    if (!ok) throw new AppError('too-many', { code: 'too-many-requests', params: { retryAfterSeconds } })
  }
}

function addOperations(app: FastifyInstance, platform: HttpPlatform, metrics: ReturnType<typeof createMetrics>): void {
  const document = JSON.stringify(
    openApi(
      platform.modules.flatMap((module) => module.routes ?? []),
      platform.publicUrl,
    ),
  )
  const quiet = (operation: string) => ({ config: { operation } })
  app.get('/healthz', quiet('healthz'), async () => ({ ok: true }))
  app.get('/readyz', quiet('readyz'), async () => {
    await platform.db.get(ping)
    return { ok: true }
  })
  app.get('/metrics', quiet('metrics'), async (request, reply) => {
    refuseForeignReader(request, platform.metricsToken)
    const { type, text } = await metrics.render()
    return reply.type(type).send(text)
  })
  app.get(`${apiBase}/openapi.json`, quiet('openapi'), async (_request, reply) =>
    reply.type('application/json').header('cache-control', 'public, max-age=300').send(document),
  )
}
