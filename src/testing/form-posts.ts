import type { Answer, Client } from './client.ts'

/** Sends a form as a browser without script does. */
export function post(by: Client, url: string, fields: Record<string, string | string[]>): Promise<Answer> {
  const body = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each])),
  )
  return by.send({
    method: 'POST',
    url,
    body: body.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
}

/** The same with photographs. */
export async function postFiles(
  by: Client,
  url: string,
  fields: Record<string, string>,
  photos: readonly Buffer[],
): Promise<Answer> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const bytes of photos)
    form.append('photoIds', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'photo.png')
  const encoded = new Response(form)
  const body = Buffer.from(await encoded.arrayBuffer())
  return by.send({
    method: 'POST',
    url,
    body,
    headers: { 'content-type': encoded.headers.get('content-type') as string },
  })
}

export const get = (by: Client, url: string) => by.send({ url })
export const placeOf = ({ headers }: Answer) => String(headers.location)
export const textOf = ({ text }: Answer) => text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
export const hidden = ({ text }: Answer, name: string) =>
  [...text.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].map(([, value]) => value ?? '')
