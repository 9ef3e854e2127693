import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from '../src/testing/browser.ts'
import { startServer, type TestServer } from './server.ts'

/** One server and one browser for the tests of a file. Set before its first test. */
export const at = {} as { server: TestServer; browser: Browser }

export function serveThisFile(): void {
  beforeAll(async () => {
    const [server, browser] = await Promise.all([startServer(), launchBrowser()])
    Object.assign(at, { server, browser })
  })
  afterAll(async () => {
    await at.browser?.close()
    await at.server?.close()
  })
}
