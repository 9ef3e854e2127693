import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

export interface KeptChild {
  pid(): number | undefined
  stop(graceMs: number): Promise<void>
}

const firstPauseMs = 200
const longestPauseMs = 10_000
/** one that ran this long was sound: pauses begin short again */
const soundMs = 30_000

/**
 * Runs this program with another verb as a child and starts it again whenever it ends. The channel between the two
 * closes when this process dies, whatever killed it; the child ends then (see `endWithParent`).
 */
export function keepChild(args: string[], env: NodeJS.ProcessEnv, onEnd: (how: string) => void): KeptChild {
  let child: ChildProcess | null = null
  let timer: NodeJS.Timeout | undefined
  let stopping = false
  let pauseMs = firstPauseMs

  function begin(): void {
    const began = performance.now()
    const own = spawn(process.execPath, [...process.execArgv, ...args], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env,
    })
    child = own
    let over = false
    const end = (how: string): void => {
      if (over) return
      over = true
      child = null
      if (stopping) return
      onEnd(how)
      pauseMs = performance.now() - began > soundMs ? firstPauseMs : Math.min(pauseMs * 2, longestPauseMs)
      timer = setTimeout(begin, pauseMs)
    }
    own.once('error', (error) => end(error.message))
    own.once('exit', (code, signal) => end(signal ?? `exit code ${code}`))
  }

  begin()
  return {
    pid: () => child?.pid,
    async stop(graceMs) {
      stopping = true
      clearTimeout(timer)
      const last = child
      if (!last) return
      const gone = once(last, 'exit')
      last.kill('SIGTERM')
      const force = setTimeout(() => last.kill('SIGKILL'), graceMs)
      await gone
      clearTimeout(force)
    },
  }
}

/** For the child: calls `end` when the process that keeps it has gone. */
export function endWithParent(end: () => void): void {
  if (!process.channel) return
  process.once('disconnect', end)
  // listening alone must not keep the child alive when its work is done
  process.channel.unref()
}
