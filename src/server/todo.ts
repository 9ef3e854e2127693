import { reachOf } from '../base/access.ts'
import type { Context } from '../base/context.ts'
import type { InputOf, OutputOf } from '../base/contract.ts'
import { afterCursor, decodeCursor, encodeCursor } from '../base/pagination.ts'
import { covers, type Path } from '../base/path.ts'
import type { Permission } from '../base/roles.ts'
import { type QueueCount, todoContract } from '../base/todo.ts'
import { type Module, route, type Route } from './module.ts'
import type { TodoAfter } from './todo-source.ts'

function byDeadline(a: TodoAfter, b: TodoAfter): number {
  if (a.dueAt !== b.dueAt) {
    if (a.dueAt === null) return 1
    if (b.dueAt === null) return -1
    return a.dueAt < b.dueAt ? -1 : 1
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Items with a deadline and those without are two orders, one after the other. */
function writeCursor({ dueAt, id }: TodoAfter): string {
  return dueAt === null ? encodeCursor('todo.undated', [id]) : encodeCursor('todo', [dueAt, id])
}

function readCursor(cursor: string | undefined): TodoAfter | null {
  const undated = cursor === undefined ? null : decodeCursor(cursor, 'todo.undated', ['text']).value
  if (undated) return { dueAt: null, id: undated[0] as string }
  const keys = afterCursor(cursor, 'todo', ['instant', 'text'])
  return keys && { dueAt: keys[0] as string, id: keys[1] as string }
}

function nodesFor(ctx: Context, permission: Permission, area: Path | undefined): Path[] {
  const reach = reachOf(ctx.actor, permission)
  if (!area) return reach
  return reach.some((path) => covers(path, area)) ? [area] : reach.filter((path) => covers(area, path))
}

/** The to-do list over all modules: each source is asked for one page, the earliest of all are shown. */
export function todoRoute(modules: readonly Module[]): Route {
  const sources = modules.flatMap((module) => module.todos ?? [])
  return route(
    todoContract,
    async (ctx: Context, input: InputOf<typeof todoContract>): Promise<OutputOf<typeof todoContract>> => {
      const after = readCursor(input.cursor)
      const asked = sources
        .map((source) => ({ source, paths: nodesFor(ctx, source.permission, input.area) }))
        .filter(({ paths }) => paths.length > 0)
      const lists = await Promise.all(asked.map(({ source, paths }) => source.list(ctx, paths, after, input.limit + 1)))
      const counts = await Promise.all(asked.map(({ source, paths }) => source.count(ctx, paths)))
      const all = lists.flat().toSorted(byDeadline)
      const items = all.slice(0, input.limit)
      const last = items.at(-1)
      const more = all.length > items.length && last
      return {
        items,
        counts: [totalOf(counts.flat()), ...counts.flat()],
        nextCursor: more ? writeCursor(last) : null,
      }
    },
  )
}

function totalOf(counts: readonly QueueCount[]): QueueCount {
  const sum = (key: 'count' | 'late') => counts.reduce((total, count) => total + count[key], 0)
  return { key: 'todo', count: sum('count'), late: sum('late') }
}
