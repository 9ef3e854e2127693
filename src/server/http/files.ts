import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { id } from '../../base/list.ts'
import { AppError } from '../../base/refusal.ts'
import { type FileReading, openFile } from '../files/serving.ts'
import { saveUpload } from '../files/uploads.ts'
import { type Module, route, type Route } from '../module.ts'
import { requestContext, type RequestPlatform } from './request-context.ts'

const uploadFile = contract({
  id: 'file.upload',
  method: 'POST',
  path: '/files',
  access: 'public',
  summary:
    '上传一张照片（JPEG、PNG、WebP，10 MB 以内），登录后也可以是 PDF（20 MB 以内）；24 小时内随表单提交，否则清除',
  input: z.object({
    /** `paper`: a PDF as well, by whoever is signed in; named before the file in the form */
    kind: z.enum(['photo', 'paper']).default('photo'),
  }),
  output: z.object({
    id,
    kind: z.enum(['photo', 'document']),
    bytes: z.number().int(),
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
  }),
  limit: { perMinute: 20 },
  status: 201,
})

export const fileRoutes: Route[] = [
  route(
    uploadFile,
    async (ctx, { kind }, { file }) => {
      if (!file) throw new AppError('invalid', { code: 'upload.missing', fields: { file: 'required' } })
      const stream = file.stream as Readable
      if (kind === 'paper' && ctx.actor.personId === null) {
        stream.resume()
        throw new AppError('unauthenticated', { code: 'sign-in-required' })
      }
      const stored = await saveUpload(ctx, {
        ...{ stream, name: file.name },
        accept: kind === 'paper' ? ['photo', 'document'] : ['photo'],
      })
      return { id: stored.id, kind: stored.kind, bytes: stored.bytes, width: stored.width, height: stored.height }
    },
    { multipart: true },
  ),
]

/** Serves uploaded files at /files/{id} and /files/{id}/thumb: published ones to all, others as their record's module says. */
export function serveFiles(app: FastifyInstance, platform: RequestPlatform, modules: readonly Module[]): void {
  // a later room may let its own people read the papers of an earlier one: one yes is enough, the one with names counts
  const readersOf = (type: string) => modules.flatMap((module) => module.fileReaders?.[type] ?? [])
  const serve = (variant: 'full' | 'thumb') => async (request: FastifyRequest, reply: FastifyReply) => {
    const { ctx } = await requestContext(platform, request)
    const { id: fileId } = request.params as { id: string }
    const { s: secret } = request.query as { s?: unknown }
    const answer = await openFile(ctx, {
      id: fileId,
      variant,
      ifNoneMatch: request.headers['if-none-match'],
      mayRead: async (subject) => {
        let best: FileReading = false
        for (const reads of readersOf(subject.type)) {
          const reading = await reads(ctx, subject.id, typeof secret === 'string' ? secret : null)
          if (reading === true) return true
          best = reading || best
        }
        return best
      },
    })
    return reply
      .code(answer.status)
      .headers(answer.headers)
      .send(answer.body ?? undefined)
  }
  app.get('/files/:id', { config: { operation: 'file' } }, serve('full'))
  app.get('/files/:id/thumb', { config: { operation: 'file.thumb' } }, serve('thumb'))
}
