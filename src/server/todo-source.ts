import type { Context } from '../base/context.ts'
import type { Path } from '../base/path.ts'
import type { Permission } from '../base/roles.ts'
import type { QueueCount, TodoItem } from '../base/todo.ts'

/** Where a page of the to-do list begins: after this item. Items without a deadline come last. */
export interface TodoAfter {
  dueAt: string | null
  id: string
}

/** What one module contributes to the to-do list of who holds a permission. */
export interface TodoSource {
  permission: Permission
  /** at most `limit` items within these nodes after `after`, by (dueAt nulls last, id); one statement */
  list(ctx: Context, paths: readonly Path[], after: TodoAfter | null, limit: number): Promise<TodoItem[]>
  /** its queues in the side bar; counting stops at 1,000; one statement */
  count(ctx: Context, paths: readonly Path[]): Promise<QueueCount[]>
}
