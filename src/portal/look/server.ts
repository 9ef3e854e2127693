import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { securityHeaders } from '../../server/http/security-headers.ts'
import { renderFragment, renderPage } from '../render.tsx'
import { readAssets } from '../assets.ts'
import { formSamples, similarFragment } from './form-samples.tsx'
import { recordSamples } from './record-samples.tsx'
import { sampleFrame, type View } from './request.ts'
import { shellSamples } from './shell-samples.tsx'

export const samples = [...shellSamples, ...recordSamples, ...formSamples]

const types: Record<string, string> = {
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  html: 'text/html; charset=utf-8',
}

export const uploadedId = '0192f0c1-0000-7000-8000-000000000001'

export interface LookServer {
  /** of a sample page */
  url(name: string, view: View): string
  origin: string
  /** paths of the forms and files received */
  posts: string[]
  close(): Promise<void>
}

/** Builds the portal's files anew and serves the samples under the headers of the real server. */
export async function buildAndServe(): Promise<LookServer> {
  const built = mkdtempSync(join(tmpdir(), 'chuangyi-look-'))
  await build({ configFile: 'vite.portal.config.ts', logLevel: 'error', build: { outDir: built } })
  const assets = readAssets(built)
  const posts: string[] = []

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const name = url.pathname.slice(1)
    const send = (type: string, body: string | Buffer, status = 200) => {
      response.writeHead(status, { 'content-type': types[type] ?? type, ...securityHeaders('http://127.0.0.1') })
      response.end(body)
    }
    if (request.method === 'POST') {
      posts.push(url.pathname)
      for await (const _ of request);
    }
    if (name === 'similar') return send('html', renderFragment(similarFragment(), 'zh'))
    if (name === 'upload') {
      // slow enough for a form to be sent meanwhile
      await new Promise((done) => setTimeout(done, 300))
      return send('application/json', JSON.stringify({ id: uploadedId }), 201)
    }
    if (name === 'picture.svg') return send('svg', readFileSync(join(built, 'favicon.svg')))
    if (name.startsWith('assets/') || name === 'favicon.svg')
      return send(name.split('.').at(-1)!, readFileSync(join(built, name)))
    const sample = samples.find((each) => each.name === name)
    if (!sample) return send('html', '', 404)
    const view: View = {
      lang: url.searchParams.get('lang') === 'en' ? 'en' : 'zh',
      elder: url.searchParams.has('elder'),
    }
    send('html', renderPage(await sample.page(view), sampleFrame(view, sample.path, assets)))
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    posts,
    url: (name, { lang, elder }) => `${origin}/${name}?lang=${lang}${elder ? '&elder' : ''}`,
    close: async () => {
      await new Promise((done) => server.close(done))
      rmSync(built, { recursive: true, force: true })
    },
  }
}
