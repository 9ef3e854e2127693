import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** What tells a process from a later one that was given the same number. */
export interface ProcessStamp {
  pid: number
  /** clock ticks after boot, from /proc */
  startedAt: string
  bootId: string
}

function readProc(path: string): string | null {
  try {
    return readFileSync(`/proc/${path}`, 'utf8')
  } catch {
    return null // ended meanwhile, or hidden from us
  }
}

/** The clock tick a living process began at; null when it is gone, or dead and only not yet reaped. */
function startOf(pid: number): string | null {
  const stat = readProc(`${pid}/stat`)
  if (stat === null) return null
  // the name stands in brackets and may hold spaces and brackets itself
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, startedAt] = [fields[0], fields[19]]
  return startedAt === undefined || state === 'Z' || state === 'X' ? null : startedAt
}

export function isAlive(pid: number): boolean {
  return startOf(pid) !== null
}

const bootId = (): string => readProc('sys/kernel/random/boot_id')?.trim() ?? ''

/** The stamp of this process. */
export function ownStamp(): ProcessStamp {
  return { pid: process.pid, startedAt: startOf(process.pid) ?? '', bootId: bootId() }
}

/** Whether the very process that was stamped still runs. */
export function isStamped(stamp: ProcessStamp): boolean {
  return stamp.bootId === bootId() && startOf(stamp.pid) === stamp.startedAt
}

/** The arguments of a process. Readable by everyone, unlike its working folder. */
export function argumentsOf(pid: number): string[] {
  return readProc(`${pid}/cmdline`)?.split('\0').slice(0, -1) ?? []
}

/** Living processes whose arguments satisfy `matches`. */
export function findProcesses(matches: (args: string[]) => boolean): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid !== process.pid && matches(argumentsOf(pid)) && isAlive(pid))
}

/** Sends a signal; false when there is no such process any more. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}

/** Asks again and again until it holds; false when the time was up first. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  timeoutMs: number,
  everyMs = 25,
): Promise<boolean> {
  const end = performance.now() + timeoutMs
  for (;;) {
    if (await holds()) return true
    if (performance.now() > end) return false
    await sleep(everyMs)
  }
}
