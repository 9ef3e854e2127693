import type { DeadlineHandler } from './module.ts'

declare module '../base/context.ts' {
  interface Services {
    /** what happens when a deadline of each kind passes */
    deadlines: DeadlineCatalogue
  }
}

export interface DeadlineCatalogue {
  /** @throws Error for a kind nobody declared: a defect */
  handlerOf(kind: string): DeadlineHandler
}

/** Composes what the modules declare. A kind with two handlers, or with none, is a defect. */
export function deadlineCatalogue(declared: readonly Readonly<Record<string, DeadlineHandler>>[]): DeadlineCatalogue {
  const byKind = new Map<string, DeadlineHandler>()
  for (const [kind, handler] of declared.flatMap((handlers) => Object.entries(handlers))) {
    if (byKind.has(kind)) throw new Error(`deadline declared twice: ${kind}`)
    byKind.set(kind, handler)
  }
  return {
    handlerOf(kind) {
      const handler = byKind.get(kind)
      if (!handler) throw new Error(`deadline not declared: ${kind}`)
      return handler
    },
  }
}
