// Only one process at a time installs and builds in one folder.
import { createHash } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root, say } from './common.mjs'

// outside the project: an installation empties node_modules
const name = createHash('sha256').update(root).digest('hex').slice(0, 16)
const file = join(tmpdir(), `chuangyi-setup-${userInfo().uid}-${name}`)

/** Tells a process from a later one with the same number. */
function stampOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return null
  }
}

function readHolder() {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** The lock appears with its content, so nobody reads it half-written. */
function tryTake(own) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, own)
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Moves a dead holder's lock away; if another start was quicker and this is its live lock, puts it back. */
function dropStale(holder) {
  const away = `${file}.stale.${process.pid}`
  try {
    renameSync(file, away)
  } catch {
    return
  }
  if (readFileSync(away, 'utf8') !== holder) {
    try {
      linkSync(away, file)
    } catch {
      // a third one has it now and waits for nobody: it will find everything done
    }
  }
  rmSync(away, { force: true })
}

/** Runs `work` alone; others wait, and find the work done. */
export async function alone(work) {
  const own = stampOf(process.pid) ?? `${process.pid} ${Date.now()}`
  let told = false
  while (!tryTake(own)) {
    const holder = readHolder()
    const pid = Number(holder?.split(' ')[0])
    if (holder && stampOf(pid) !== holder) {
      dropStale(holder)
      continue
    }
    if (!told) say(`进程 ${pid} 正在安装或构建，等它完成……`)
    told = true
    await sleep(200)
  }
  try {
    return await work()
  } finally {
    if (readHolder() === own) rmSync(file, { force: true })
  }
}
