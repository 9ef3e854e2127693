import type { z } from 'zod'
import { getProblem, type Reported, reportProblem } from '../modules/problem/contract.ts'
import { answerProblem, assignProblem, reviewProblem } from '../modules/problem/contract-desk.ts'
import type { TestApp } from './app.ts'
import type { Client } from './client.ts'

type ReportInput = z.input<typeof reportProblem.input>

export function reportInput(app: TestApp, changes: Partial<ReportInput> = {}): ReportInput {
  return {
    title: '路口没有红绿灯',
    description: '放学的时候车多，孩子过马路很危险。',
    areaId: app.area('禾花社区').id,
    ...changes,
  }
}

/** A report that has just come in, by a stranger unless told. */
export function report(app: TestApp, changes: Partial<ReportInput> = {}, by: Client = app.stranger): Promise<Reported> {
  return by.ok(reportProblem, reportInput(app, changes))
}

/** One that everybody can read. */
export async function published(
  app: TestApp,
  clerk: Client,
  changes: Partial<ReportInput> = {},
  by?: Client,
): Promise<Reported> {
  const made = await report(app, changes, by)
  await clerk.ok(reviewProblem, { code: made.code, decision: 'publish' })
  return made
}

/** One with an answer, which its reporter may find wanting. */
export async function answered(app: TestApp, clerk: Client, changes: Partial<ReportInput> = {}): Promise<Reported> {
  const made = await published(app, clerk, changes)
  await clerk.ok(assignProblem, { code: made.code, handler: '城市建设办公室' })
  await clerk.ok(answerProblem, { code: made.code, text: '已经装好红绿灯，请您看看。' })
  return made
}

/** What everybody sees of it now. */
export function seen(app: TestApp, code: string) {
  return app.stranger.ok(getProblem, { code })
}

/** The link in the last text message to this number; text messages are kept by the demonstration's simulator. */
export async function lastSms(
  app: TestApp,
  phone: string,
): Promise<{ text: string; secret: string | null; count: number }> {
  const rows = await app.ask<{ text: string }>('select text from sms_simulated where phone = $1 order by id', [phone])
  const text = rows.at(-1)?.text ?? ''
  return { text, secret: /[?&]s=([\w-]+)/.exec(text)?.[1] ?? null, count: rows.length }
}

/** A photograph of a few pixels. */
export const tinyPhoto = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC',
  'base64',
)

/** Uploads a photograph, as the report form does, and answers its id. */
export async function upload(by: Client, bytes: Buffer = tinyPhoto): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'photo.png')
  const encoded = new Response(form)
  const contentType = encoded.headers.get('content-type') as string
  const body = Buffer.from(await encoded.arrayBuffer())
  const answer = await by.send({ method: 'POST', url: '/api/v1/files', body, headers: { 'content-type': contentType } })
  if (answer.status !== 201) throw new Error(`upload: ${answer.status} ${answer.text}`)
  return (answer.body as { id: string }).id
}
