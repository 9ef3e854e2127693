import { chromium, type Browser } from 'playwright-core'

/** As Playwright asks of every Chromium; said again here, since of two such lists Chromium reads the last alone. */
const playwrights = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

/** The browser's own bars are pages of their own, in processes of their own, for every window: nobody looks at them. */
const bars = [
  'InitialWebUI',
  'PreloadTopChromeWebUI',
  'WebUIToolbar',
  'WebUIReloadButton',
  'WebUIOmnibox',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  // a process kept ready for a page that never comes
  'SpareRendererForSitePerProcess',
]

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // /dev/shm is small in containers
  '--disable-dev-shm-usage',
  `--disable-features=${[...playwrights, ...bars].join(',')}`,
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
