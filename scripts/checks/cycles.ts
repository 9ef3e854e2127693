import type { Import } from './imports.ts'

export interface Cycle {
  from: string
  line: number
  /** the files in import order, the first one again at the end */
  cycle: string[]
}

/** One cycle for each knot of files that reach one another; type-only imports count. */
export function cyclesOf(edges: ReadonlyMap<string, Import[]>): Cycle[] {
  const cycles: Cycle[] = []
  const done = new Set<string>()
  for (const start of edges.keys()) {
    if (done.has(start)) continue
    const cycle = pathBackTo(start, edges)
    done.add(start)
    if (!cycle) continue
    for (const file of cycle) done.add(file)
    const line = edges.get(start)?.find((found) => found.target === cycle[1])?.line ?? 1
    cycles.push({ from: start, line, cycle })
  }
  return cycles
}

/** The shortest way along imports from a file back to itself. */
function pathBackTo(start: string, edges: ReadonlyMap<string, Import[]>): string[] | null {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const file of queue) {
    for (const { target } of edges.get(file) ?? []) {
      if (target === null || cameFrom.has(target)) continue
      cameFrom.set(target, file)
      if (target === start) return traced(start, cameFrom)
      queue.push(target)
    }
  }
  return null
}

function traced(start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const path = [start]
  for (let at = cameFrom.get(start); at !== undefined && at !== start; at = cameFrom.get(at)) path.unshift(at)
  return [start, ...path]
}
