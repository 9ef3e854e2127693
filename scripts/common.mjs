// Used before anything is installed: Node 20 syntax, no dependency.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The Node that the project brings along, whatever the machine has. */
export const pinnedNode = join(root, 'node_modules/.bin/node')

/** Where no pinned Node exists for the machine, its own will do when it is new enough. */
export function projectNode() {
  return existsSync(pinnedNode) ? pinnedNode : process.execPath
}

/** What a program of ours runs with. Compiled modules are kept, so that the next start need not compile them again. */
export function programEnv(mode) {
  return { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'), ...process.env, NODE_ENV: mode }
}

/**
 * How the server runs. Left to itself V8 lets garbage pile up to half a gigabyte before it looks; the live data of a
 * network are some 50 MB. Photographs lie outside this heap.
 */
export function serveArgs(more = []) {
  return ['--max-semi-space-size=8', '--max-old-space-size=512', join(root, 'dist/server/cli.js'), 'serve', ...more]
}

/** Progress is for people: standard output belongs to results. */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** The code a shell would show. */
function exitCodeOf(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0)
}

/** Runs a program to its end and answers its exit code. Signals sent to us are passed on. */
export function run(command, args, options = {}) {
  return start(command, args, options).ended.then(({ code, signal }) => exitCodeOf(code, signal))
}

const passedOn = ['SIGTERM', 'SIGINT', 'SIGHUP']

/** Starts a program; `ended` is how it ended. A signal that ends us goes to it first, and we end after it. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
  const pass = (signal) => child.kill(signal)
  for (const signal of passedOn) process.on(signal, pass)
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve({ code, signal }))
  }).finally(() => {
    for (const signal of passedOn) process.off(signal, pass)
  })
  return { child, ended }
}

/** An expected failure: printed without a stack. */
export class Failure extends Error {
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Runs a script's body; an expected failure prints its message and sets its exit code. */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0
  } catch (error) {
    say(error instanceof Failure ? error.message : (error?.stack ?? String(error)))
    process.exitCode = error instanceof Failure ? error.exitCode : 70
  }
}
