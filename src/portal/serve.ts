import type { MultipartFile } from '@fastify/multipart'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createHash, randomUUID } from 'node:crypto'
import type { Lang } from '../base/label.ts'
import { AppError } from '../base/refusal.ts'
import { isUnchanged, refuseAtTheDoor } from '../server/http/api.ts'
import { readIdempotencyKey } from '../server/http/guards.ts'
import { asAppError, statusOf } from '../server/http/problem-details.ts'
import { type Known, requestContext, type RequestPlatform } from '../server/http/request-context.ts'
import type { TakeStranger } from '../server/http/server.ts'
import { saveUpload, type StoredFile } from '../server/files/uploads.ts'
import { type ErrorStatus, errorPage } from './error-page.tsx'
import type { Assets, Frame, Site } from './frame.ts'
import { inLanguage, type NavEntry } from './nav.ts'
import { packed } from './packed.ts'
import { idempotencyField } from './page-form.tsx'
import type { Page, PageAnswer, PageRequest, PortalRoute } from './page.ts'
import { renderPage } from './render.tsx'
import type { Slots } from './slots.ts'
import { isElder, viewCookie } from './view-settings.tsx'

export interface Portal extends RequestPlatform {
  takeStranger: TakeStranger
  site: Site
  assets: Assets
  /** folder of the built files */
  assetsFolder: string
  nav: readonly NavEntry[]
  routes: readonly PortalRoute[]
  slots: Slots
}

/** How many files and other fields come with one form unless the page says otherwise. */
const usualFiles = 6
const usualFields = 60

/** How many forms a stranger's address may send to one page in a minute unless the page says otherwise. */
const postsPerMinute = 20

interface Posted {
  form: PageRequest['form']
  /** the same with what was in the files instead of their new ids: equal whenever the same form is sent again */
  sent: PageRequest['form']
  /** what could not be taken in; the page is shown again with it */
  refused: AppError | null
}

/** Serves every page at its path and at /en + path, the built files, and error pages for everything else. */
export async function servePortal(app: FastifyInstance, portal: Portal): Promise<void> {
  await app.register(fastifyStatic, {
    root: portal.assetsFolder,
    serve: true,
    wildcard: false,
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    setHeaders: (response, path) => {
      if (!path.includes('/assets/')) void response.header('cache-control', 'public, max-age=3600')
    },
  })
  for (const route of portal.routes) {
    for (const lang of ['zh', 'en'] as const) registerPage(app, portal, route, lang)
  }
  app.setNotFoundHandler(async (request, reply) => {
    const lang: Lang = /^\/en(\/|\?|$)/.test(request.url) ? 'en' : 'zh'
    return answerError(portal, request, reply, lang, new AppError('not-found', { code: 'page.not-found' }))
  })
}

function registerPage(app: FastifyInstance, portal: Portal, route: PortalRoute, lang: Lang): void {
  const url = inLanguage(lang, route.path)
  const config = { operation: `page ${route.path}` }
  app.get(url, { config }, (request, reply) =>
    answering(portal, request, reply, lang, async () => {
      const known = await requestContext(portal, request)
      const gate = refuseDoor(route, known, request, lang)
      return (
        gate ??
        sendAnswer(portal, request, reply, known, lang, await route.get(pageRequest(portal, request, known, lang, {})))
      )
    }),
  )
  if (!route.post) return
  const post = route.post.bind(route)
  app.post(url, { config }, (request, reply) =>
    answering(portal, request, reply, lang, async () => {
      portal.takeStranger(request, route.postsPerMinute ?? postsPerMinute, route.path)
      const known = await requestContext(portal, request)
      const gate = refuseDoor(route, known, request, lang)
      if (gate) return gate
      const { form, sent, refused } = await readForm(known, request, route)
      const page = pageRequest(portal, request, withKey(known, route.path, sent), lang, form)
      const answer = refused ? await refusedPage(route, page, refused) : await postOrShowAgain(route, post, page)
      return sendAnswer(portal, request, reply, known, lang, answer)
    }),
  )

  function refuseDoor(of: PortalRoute, { ctx }: Known, request: FastifyRequest, language: Lang) {
    try {
      refuseAtTheDoor(of, ctx.actor)
      return null
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'unauthenticated') throw error
      const back = request.method === 'GET' ? request.url : url
      return { redirect: `${inLanguage(language, '/sign-in')}?next=${encodeURIComponent(back)}` }
    }
  }
}

type Sent = { redirect: string } | { sent: true }

async function answering(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  lang: Lang,
  work: () => Promise<Sent>,
) {
  try {
    const outcome = await work()
    if ('redirect' in outcome) await reply.redirect(outcome.redirect, 303)
    return await reply
  } catch (error) {
    return answerError(portal, request, reply, lang, error)
  }
}

/** A refused post shows its page again, with what was filled in; only what the page cannot show becomes an error page. */
async function postOrShowAgain(
  route: PortalRoute,
  post: NonNullable<PortalRoute['post']>,
  page: PageRequest,
): Promise<PageAnswer> {
  try {
    return await post(page)
  } catch (error) {
    const known = asAppError(error)
    if (!known || (known.kind !== 'invalid' && known.kind !== 'conflict' && known.kind !== 'too-large')) throw error
    return refusedPage(route, page, known)
  }
}

async function refusedPage(route: PortalRoute, page: PageRequest, error: AppError): Promise<PageAnswer> {
  const again = await route.get({ ...page, error })
  return again.kind === 'page' ? { ...again, status: again.status ?? 422 } : again
}

function pageRequest(
  portal: Portal,
  request: FastifyRequest,
  known: Known,
  lang: Lang,
  form: PageRequest['form'],
): PageRequest {
  const { path, searchParams } = addressOf(request, lang)
  return {
    ctx: known.ctx,
    lang,
    elder: isElder(cookieOf(request, viewCookie)),
    path,
    params: request.params as Record<string, string>,
    query: searchParams,
    form,
    link: (to) => inLanguage(lang, to),
    newIdempotencyKey: () => randomUUID(),
    slots: portal.slots,
    personName: known.personName,
    publicUrl: portal.site.publicUrl,
    cookie: request.headers.cookie,
  }
}

/**
 * What was asked for, without the language prefix. Any bytes may have been sent: `//` alone is no address, and
 * `/en//elsewhere` without its prefix would lead away from this site.
 */
function addressOf({ url }: FastifyRequest, lang: Lang): Pick<URL, 'search' | 'searchParams'> & { path: string } {
  const whole = `http://portal${url}`
  const { pathname, search, searchParams } = new URL(URL.canParse(whole) ? whole : 'http://portal/')
  const path = lang === 'en' ? pathname.slice(3) : pathname
  return { path: path.replace(/^\/{2,}/, '/') || '/', search, searchParams }
}

function cookieOf(request: FastifyRequest, name: string): string | undefined {
  const found = (request.headers.cookie ?? '').split(';').find((pair) => pair.trim().startsWith(`${name}=`))
  return found?.slice(found.indexOf('=') + 1).trim()
}

/** The same form sent twice has one effect: its hidden key, with everything else it holds, identifies it. */
function withKey(known: Known, path: string, sent: PageRequest['form']): Known {
  const { [idempotencyField]: given, ...fields } = sent
  const key = readIdempotencyKey(given)
  if (!key) return known
  const requestHash = createHash('sha256').update(path).update(JSON.stringify(fields)).digest('hex')
  return { ...known, ctx: { ...known.ctx, repeat: { key, requestHash } } }
}

async function readForm(known: Known, request: FastifyRequest, route: PortalRoute): Promise<Posted> {
  if (!request.isMultipart()) {
    const form = tidy((request.body ?? {}) as Record<string, unknown>)
    return { form, sent: form, refused: null }
  }
  const form: Record<string, unknown> = {}
  const sent: Record<string, unknown> = {}
  const photos = new Set<string>()
  let refused: AppError | null = null
  const { mostFields: fields = usualFields, mostFiles: files = usualFiles } = route
  for await (const part of request.parts({ limits: { fields, files, parts: fields + files } })) {
    if (part.type === 'field') {
      append(form, part.fieldname, String(part.value))
      append(sent, part.fieldname, String(part.value))
    } else if (refused || !part.filename) part.file.resume()
    else {
      const stored = await storeFile(known, part, route.files)
      if (stored instanceof AppError) refused = stored
      else if (!photos.has(stored.sentSha256)) {
        // one picture chosen twice is one
        photos.add(stored.sentSha256)
        append(form, part.fieldname, stored.id)
        append(sent, part.fieldname, stored.sentSha256)
      }
    }
  }
  return { form: tidy(form), sent: tidy(sent), refused }
}

/** A file as it was stored, or why it was not taken: the other fields are kept all the same. */
async function storeFile(
  { ctx }: Known,
  part: MultipartFile,
  kinds: PortalRoute['files'],
): Promise<StoredFile | AppError> {
  try {
    return await saveUpload(ctx, { stream: part.file, name: part.filename, ...(kinds && { accept: kinds }) })
  } catch (error) {
    part.file.resume()
    const known = asAppError(error)
    if (!known || known.kind === 'unavailable') throw error
    return new AppError('invalid', { code: known.code, params: known.params, fields: { [part.fieldname]: known.code } })
  }
}

function append(form: Record<string, unknown>, name: string, value: string): void {
  const before = form[name]
  form[name] = before === undefined ? value : [before, value].flat()
}

/** Texts only, line ends as everywhere else; a form is never deep. */
function tidy(body: Record<string, unknown>): PageRequest['form'] {
  const clean = (value: unknown) => String(value).replaceAll('\r\n', '\n')
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value.map(clean) : clean(value)]),
  )
}

function frameOf(portal: Portal, request: FastifyRequest, lang: Lang, known: Known | null): Frame {
  const { path, search } = addressOf(request, lang)
  return {
    lang,
    elder: isElder(cookieOf(request, viewCookie)),
    path,
    search,
    site: siteFor(portal.site, known),
    assets: portal.assets,
    nav: portal.nav,
    reader: { signedIn: known?.ctx.actor.personId != null, staff: (known?.ctx.actor.grants.length ?? 0) > 0 },
    personName: known?.personName ?? null,
  }
}

/** A network is called by its own name; the installation's name stands in where none is known. */
function siteFor(site: Site, known: Known | null): Site {
  if (!known) return site
  const { shortName, englishName } = known.network
  return { ...site, name: { zh: shortName, en: englishName || site.name.en } }
}

async function sendAnswer(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  known: Known,
  lang: Lang,
  answer: PageAnswer,
): Promise<Sent> {
  if (answer.kind === 'redirect') {
    void reply.headers(answer.headers ?? {}).header('cache-control', 'no-store')
    await reply.redirect(answer.to, 303)
    return { sent: true }
  }
  if (answer.kind === 'bytes') {
    await reply
      .headers(answer.headers ?? {})
      .type(answer.type)
      .send(answer.body)
    return { sent: true }
  }
  const stranger = known.ctx.actor.personId === null && !request.headers.cookie
  void reply.headers(answer.headers ?? {})
  void reply.header(
    'cache-control',
    stranger && answer.cacheSeconds
      ? `public, max-age=${answer.cacheSeconds}`
      : answer.private || known.ctx.actor.personId !== null
        ? 'private, no-store'
        : 'private, no-cache',
  )
  await sendPage(reply, answer, frameOf(portal, request, lang, known))
  return { sent: true }
}

async function sendPage(reply: FastifyReply, page: Page, frame: Frame) {
  const { request } = reply
  const { status = 200 } = page
  const html = renderPage(page, frame)
  void reply.code(status).type('text/html; charset=utf-8').header('vary', 'accept-encoding')
  if (request.method === 'GET' && status === 200 && isUnchanged(request, reply, html)) return reply.code(304).send()
  const { body, encoding } = await packed(html, request.headers['accept-encoding'], page.private ?? false)
  if (encoding) {
    void reply.header('content-encoding', encoding)
    const etag = reply.getHeader('etag')
    // of two forms of the same page neither is the other to the byte
    if (typeof etag === 'string') void reply.header('etag', `W/${etag}`)
  }
  return reply.send(body)
}

const pageStatuses = new Set<number>([400, 401, 403, 404, 409, 413, 422, 429, 500, 503])

/** Mistakes of the reader's, not of ours: there is still somebody to ask who they are. */
const readersStatuses = new Set<number>([400, 401, 403, 404, 409, 422])

/** The error page needs no database: it is what a reader sees when there is none. */
async function answerError(portal: Portal, request: FastifyRequest, reply: FastifyReply, lang: Lang, error: unknown) {
  const known = asAppError(error)
  if (!known)
    request.log.error({ err: error, requestId: request.id, operation: request.routeOptions.config.operation }, 'defect')
  const status = known ? statusOf[known.kind] : 500
  const shown = (pageStatuses.has(status) ? status : 500) as ErrorStatus
  const reader = readersStatuses.has(shown) ? await requestContext(portal, request).catch(() => null) : null
  const frame = frameOf(portal, request, lang, reader)
  const retryAfter = known?.params.retryAfterSeconds ?? (status === 503 ? 5 : undefined)
  if (typeof retryAfter === 'number') void reply.header('retry-after', String(retryAfter))
  void reply.header('cache-control', 'no-store')
  const page = errorPage(shown, {
    lang,
    nav: portal.nav,
    reader: frame.reader,
    requestId: status === 500 ? request.id : undefined,
  })
  return sendPage(reply, page, frame)
}
