// Finds the browser and the Chinese fonts that the tests look with, or installs them.
import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { Failure, projectNode, root, run, say } from './common.mjs'

const isRoot = () => process.getuid?.() === 0

function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name)
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      // look on
    }
  }
  return null
}

/** A browser that is there but lacks a system library is of no use. */
function starts(path) {
  return spawnSync(path, ['--version'], { timeout: 60_000 }).status === 0
}

function findSystem() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  return names.map(onPath).find((path) => path && starts(path)) ?? null
}

/** Playwright's own browser, installed or not. */
function playwrightPath() {
  const { chromium } = createRequire(join(root, 'package.json'))('playwright-core')
  return chromium.executablePath()
}

function findBrowser() {
  const told = process.env.CHROMIUM_PATH
  if (told) {
    if (starts(told)) return told
    throw new Failure(`CHROMIUM_PATH 指向的浏览器无法运行：${told}`)
  }
  const system = findSystem()
  if (system) return system
  const own = playwrightPath()
  return existsSync(own) && starts(own) ? own : null
}

function hasChineseFonts() {
  try {
    return execFileSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).trim() !== ''
  } catch {
    return false
  }
}

async function apt(packages) {
  say(`正在用 apt 安装 ${packages.join(' ')} ……`)
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  await run('apt-get', ['update', '-qq'], options)
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options)
}

async function installPlaywrights() {
  say('正在安装 Playwright 自带的 Chromium ……')
  const cli = join(root, 'node_modules/playwright-core/cli.js')
  return run(projectNode(), [cli, 'install', 'chromium'], { stdio: ['ignore', 2, 2] })
}

/** The browser's path, after installing what is missing: apt as root, else Playwright's own browser. */
export async function ensureChromium() {
  const canApt = isRoot() && onPath('apt-get') !== null
  const wanted = [
    ...(findBrowser() ? [] : ['chromium']),
    ...(hasChineseFonts() ? [] : ['fonts-noto-cjk', 'fontconfig']),
  ]
  if (wanted.length > 0 && canApt) await apt(wanted)
  if (!findBrowser()) await installPlaywrights()
  const browser = findBrowser()
  if (!browser) {
    throw new Failure(
      '没有可用的 Chromium，浏览器测试无法运行。\n请安装后重试：sudo apt-get install chromium fonts-noto-cjk，或用 CHROMIUM_PATH 指明浏览器的位置。',
    )
  }
  if (!hasChineseFonts()) {
    throw new Failure(
      '没有中文字体，页面测试看不到文字。\n请安装后重试：sudo apt-get install fontconfig fonts-noto-cjk',
    )
  }
  return browser
}
