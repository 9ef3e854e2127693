import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { contentSecurityPolicy } from '../../server/http/guards.ts'
import { renderFragment, renderPage } from '../render.tsx'
import { readAssets } from '../assets.ts'
import { formSamples, similarFragment } from './form-samples.tsx'
import { recordSamples } from './record-samples.tsx'
import { sampleFrame, type View } from './request.ts'
import { shellSamples } from './shell-samples.tsx'

export const samples = [...shellSamples, ...recordSamples, ...formSamples]

const policy = Object.entries(contentSecurityPolicy.directives)
  .map(([name, sources]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${sources.join(' ')}`)
  .join('; ')

const types: Record<string, string> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', html: 'text/html; charset=utf-8' }

export interface LookServer {
  /** of a sample page */
  url(name: string, view: View): string
  origin: string
  /** paths of the forms and files received */
  posts: string[]
  close(): Promise<void>
}

/** Builds the portal's files anew and serves the samples under the policy of the real server. */
export async function buildAndServe(): Promise<LookServer> {
  const built = mkdtempSync(join(tmpdir(), 'chuangyi-look-'))
  await build({ configFile: 'vite.portal.config.ts', logLevel: 'error', build: { outDir: built } })
  const assets = readAssets(built)
  const posts: string[] = []
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const answer = (type: string, body: string | Buffer, status = 200) => {
      response.writeHead(status, { 'content-type': types[type] ?? type, 'content-security-policy': policy })
      response.end(body)
    }
    const name = url.pathname.slice(1)
    if (request.method === 'POST') posts.push(url.pathname)
    if (name === 'similar') return answer('html', renderFragment(similarFragment(), 'zh'))
    // slow enough for a form to be sent meanwhile
    if (name === 'upload') await new Promise((done) => setTimeout(done, 300))
    if (name === 'upload') return request.resume().on('end', () => answer('application/json', JSON.stringify({ id: '0192f0c1-0000-7000-8000-000000000001' }), 201))
    if (name === 'picture.svg') return answer('svg', readFileSync(join(built, 'favicon.svg')))
    if (name.startsWith('assets/') || name === 'favicon.svg') return answer(name.split('.').at(-1)!, readFileSync(join(built, name)))
    const sample = samples.find((each) => each.name === name)
    if (!sample) return answer('html', '', 404)
    const view: View = { lang: url.searchParams.get('lang') === 'en' ? 'en' : 'zh', elder: url.searchParams.has('elder') }
    answer('html', renderPage(await sample.page(view), sampleFrame(view, sample.path, assets)))
  })
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
