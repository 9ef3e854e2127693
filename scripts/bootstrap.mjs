// Brings node_modules to what package-lock.json says, when it is not.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, pinnedNode, projectNode, root, say, start } from './common.mjs'

const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

const glibc = () => Boolean(process.report.getReport().header.glibcVersionRuntime)

const names = (value, own) => {
  const list = [value].flat().filter(Boolean)
  return list.length === 0 || list.includes(own)
}

/** Whether an optional package is meant for this machine by name; one without a platform only serves others. */
function isForThisMachine({ os, cpu, libc }) {
  if (!os || !cpu) return false
  return names(os, process.platform) && names(cpu, process.arch) && names(libc, glibc() ? 'glibc' : 'musl')
}

/**
 * What package-lock.json asks for and node_modules lacks. An old npm skips optional packages whose `engines` exclude
 * the Node it runs on, so the binaries for this machine count as needed.
 */
export function missingPackages(folder = root) {
  const wanted = readJson(join(folder, 'package-lock.json'))?.packages
  if (!wanted) throw new Failure('package-lock.json 不见了或已损坏，请重新获取项目文件。')
  const installed = readJson(join(folder, 'node_modules/.package-lock.json'))?.packages ?? {}
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && (!entry.optional || isForThisMachine(entry)))
    .filter(([path, entry]) => installed[path]?.version !== entry.version || !existsSync(join(folder, path)))
    .map(([path]) => path)
}

/** npm as the program that started us, or the one on the path. */
function npmCommand(node) {
  const cli = process.env.npm_execpath
  return cli && /npm-cli\.[cm]?js$/.test(cli) ? [node, [cli]] : ['npm', []]
}

async function install(node) {
  const [command, first] = npmCommand(node)
  // Not `npm ci`: it refuses a lock file that leaves out another system's binary, as npm writes it when a registry does
  // not have that one. Versions come from the lock file all the same. The build needs what production would leave out.
  const args = [
    ...first,
    'install',
    '--no-save',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const began = Date.now()
  const heartbeat = setInterval(() => say(`  …… 已用 ${Math.round((Date.now() - began) / 1000)} 秒`), 10_000)
  const { ended } = start(command, args, { stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: '' } })
  const { code } = await ended.finally(() => clearInterval(heartbeat))
  if (code !== 0) {
    throw new Failure(
      `依赖安装失败（npm 退出码 ${code}）。\n请检查网络、npm 的软件源设置，以及 ${root} 是否可写，然后重试。`,
      69,
    )
  }
}

/** The Node that the project brings along must run here: a wrong processor or a noexec disk shows only now. */
function checkNode() {
  const node = projectNode()
  const { stdout, error } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  const major = Number(/^v(\d+)\./.exec(stdout ?? '')?.[1])
  if (major >= 24) return
  const found = error ? error.message : `Node ${stdout.trim()}`
  throw new Failure(
    `需要 Node 24 以上，而 ${node} 运行不了或太旧（${found}）。\n请确认 ${root} 所在磁盘允许执行程序；本机不是 linux-x64 或 linux-arm64 时，请自行安装 Node 24。`,
    72,
  )
}

/** Installs what is missing; does nothing when nothing is. */
export async function bootstrap() {
  let missing = missingPackages()
  if (missing.length > 0) {
    say(`正在安装依赖（${missing.length} 个包；首次约需一两分钟）……`)
    await install(process.execPath)
    missing = missingPackages()
    if (missing.length > 0 && existsSync(pinnedNode)) {
      say(`Node ${process.version} 跳过了 ${missing.length} 个包，用项目自带的 Node 补装……`)
      await install(pinnedNode)
      missing = missingPackages()
    }
    if (missing.length > 0) throw new Failure(`这些包没有装上：\n  ${missing.join('\n  ')}`, 69)
  }
  checkNode()
}
