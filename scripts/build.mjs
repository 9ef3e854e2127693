// Builds server, portal assets and workbench into dist/, each only when something it was made from has changed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { bootstrap } from './bootstrap.mjs'
import { Failure, main, projectNode, root, run, say } from './common.mjs'
import { alone } from './setup-lock.mjs'

export const targets = [
  { name: 'server', label: '服务端' },
  { name: 'portal', label: '门户' },
  { name: 'workbench', label: '工作台' },
].map((target) => ({ ...target, config: `vite.${target.name}.config.ts` }))

/** What a build was made from. */
export const recordFile = (name) => join(root, 'dist', `.${name}.json`)

function hashOf(path) {
  try {
    return createHash('sha256')
      .update(readFileSync(join(root, path)))
      .digest('hex')
  } catch {
    return null
  }
}

/** Names only: a file that a pattern would newly find changes no file that was read before. */
function sourceNames() {
  return readdirSync(join(root, 'src'), { recursive: true })
    .filter((name) => /\.(tsx?|css|svg|html|json)$/.test(name) && !/\.test\.tsx?$/.test(name))
    .toSorted()
}

const namesHash = () => createHash('sha256').update(sourceNames().join('\n')).digest('hex')

function isFresh({ name }) {
  if (!existsSync(join(root, 'dist', name))) return false
  try {
    const record = JSON.parse(readFileSync(recordFile(name), 'utf8'))
    return record.names === namesHash() && Object.entries(record.files).every(([path, hash]) => hashOf(path) === hash)
  } catch {
    return false
  }
}

export function staleTargets() {
  return targets.filter((target) => existsSync(join(root, target.config)) && !isFresh(target))
}

/** Notes every module of ours that went into a build. */
function recordInputs(inputs) {
  return {
    name: 'chuangyi:record-inputs',
    generateBundle() {
      for (const id of this.getModuleIds()) {
        const path = relative(root, id.replace(/^\0+/, '').replace(/\?.*$/, ''))
        if (!path.startsWith('..') && !path.startsWith('node_modules') && existsSync(join(root, path))) inputs.add(path)
      }
    },
  }
}

/** Beside every file its packed twin, which the server hands to browsers that take it. */
function packAssets(folder) {
  for (const name of readdirSync(folder).filter((each) => /\.(js|css|svg)$/.test(each))) {
    const file = join(folder, name)
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }))
  }
}

async function buildOne(vite, { name, config }) {
  // a style sheet is read by another without being a module
  const assets = sourceNames().filter((path) => !/\.tsx?$/.test(path))
  const inputs = new Set([config, 'package-lock.json', 'tsconfig.json', ...assets.map((asset) => join('src', asset))])
  // built beside and then moved: a server that runs keeps its files until the new ones are complete
  const draft = join(root, 'dist', `.${name}.new`)
  rmSync(draft, { recursive: true, force: true })
  await vite.build({
    configFile: join(root, config),
    logLevel: 'warn',
    build: { outDir: draft, emptyOutDir: true },
    plugins: [recordInputs(inputs)],
  })
  if (name !== 'server') packAssets(join(draft, 'assets'))
  const files = Object.fromEntries([...inputs].toSorted().map((path) => [path, hashOf(path)]))
  rmSync(recordFile(name), { force: true })
  rmSync(join(root, 'dist', name), { recursive: true, force: true })
  renameSync(draft, join(root, 'dist', name))
  writeFileSync(recordFile(name), JSON.stringify({ names: namesHash(), files }, null, 1))
}

/** Builds what is stale, in this process: only under the project's own Node. */
async function buildStale() {
  const stale = staleTargets()
  if (stale.length === 0) return
  process.env.NODE_ENV = 'production'
  mkdirSync(join(root, 'dist'), { recursive: true })
  const vite = await import('vite')
  for (const target of stale) {
    const began = Date.now()
    await buildOne(vite, target)
    say(`已构建${target.label}（${((Date.now() - began) / 1000).toFixed(1)} 秒）`)
  }
}

/** Installs and builds what is missing or stale; nobody else does in this folder meanwhile. */
export async function prepare() {
  await alone(async () => {
    await bootstrap()
    if (staleTargets().length === 0) return
    say('正在构建……')
    const code = await run(projectNode(), [join(root, 'scripts/build.mjs'), '--stale'], { stdio: ['ignore', 2, 2] })
    if (code !== 0) throw new Failure('构建失败，原因见上。', code)
  })
}

if (process.argv[1] && pathToFileURL(process.argv[1]).href === import.meta.url) {
  await main(process.argv.includes('--stale') ? buildStale : prepare)
}
