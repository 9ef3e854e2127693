import { chromium, type Browser } from 'playwright-core'

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // /dev/shm is small in containers
  '--disable-dev-shm-usage',
]

/** A headless Chromium: the one `npm test` found or installed, else the system's. */
export function launchBrowser(): Promise<Browser> {
  const isRoot = process.getuid?.() === 0
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    headless: true,
    // Chromium's sandbox refuses to run as root
    args: [...flags, ...(isRoot ? ['--no-sandbox'] : [])],
  })
}
