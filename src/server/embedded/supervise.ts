import { setTimeout as sleep } from 'node:timers/promises'
import type { Postmaster } from './postmaster.ts'
import { isAlive } from './processes.ts'

export interface Supervisor {
  pid(): number
  onExit(callback: (error: Error) => void): void
  /** stops watching, after a restart under way; answers the process to stop */
  end(): Promise<number>
}

const watchMs = 100
/** pauses before each new try, until one succeeds; then it starts over. About a minute in all. */
const pausesMs = [0, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 20_000]
/** one that died sooner than this counts as a failed try: something kills it again and again */
const soundMs = 2_000

/**
 * Watches a process that need not be our child, and starts it again when it has died. Gives up after a minute of
 * failures, since then a person has to look.
 */
export function supervise(
  firstPid: number,
  restart: () => Promise<Postmaster>,
  onProgress: (line: string) => void,
): Supervisor {
  let pid = firstPid
  const ending = new AbortController()
  const callbacks: ((error: Error) => void)[] = []
  // watching alone keeps no process alive, and ending does not wait for the clock
  const pause = (ms: number): Promise<void> =>
    sleep(ms, undefined, { ref: false, signal: ending.signal }).catch(() => undefined)

  /** tries until it runs; answers how many tries it took in all */
  async function revive(failures: number): Promise<number> {
    let failed = failures
    while (!ending.signal.aborted) {
      await pause(pausesMs[failed] ?? 0)
      if (ending.signal.aborted) break
      try {
        pid = (await restart()).pid
        onProgress('数据库意外停止，已重新启动')
        break
      } catch (error) {
        failed += 1
        if (failed >= pausesMs.length) throw error
        onProgress(`数据库重新启动失败，稍后再试：${(error as Error).message}`)
      }
    }
    return failed
  }

  async function watch(): Promise<void> {
    let failures = 0
    let since = performance.now()
    while (!ending.signal.aborted) {
      await pause(watchMs)
      if (ending.signal.aborted || isAlive(pid)) continue
      const wasSound = performance.now() - since >= soundMs
      failures = await revive(wasSound ? 0 : Math.min(failures + 1, pausesMs.length - 1))
      since = performance.now()
    }
  }

  const watching = watch().catch((error: Error) => {
    for (const callback of callbacks) callback(error)
  })

  return {
    pid: () => pid,
    onExit: (callback) => callbacks.push(callback),
    end: async () => {
      ending.abort()
      await watching
      return pid
    },
  }
}
