/** What one event type means beyond its row. Declared by the module that emits it. */
export interface EventKind {
  /** shows in the thread of its subject */
  thread?: true
  /** is a public act: its public part becomes a leaf of the public record */
  record?: true
}

/** A reaction to events, run by a job after commit, once per event. */
export interface Subscriber {
  /** unique: `problem.tell-followers` */
  name: string
  events: string[]
}

export interface EventCatalogue {
  kindOf(type: string): EventKind
  subscribersOf(type: string): string[]
}

/** Composes what the modules declare. A type declared twice, or never, is a defect. */
export function eventCatalogue(
  kinds: readonly Readonly<Record<string, EventKind>>[],
  subscribers: readonly Subscriber[],
): EventCatalogue {
  const byType = new Map<string, EventKind>()
  for (const [type, kind] of kinds.flatMap((declared) => Object.entries(declared))) {
    if (byType.has(type)) throw new Error(`event type declared twice: ${type}`)
    byType.set(type, kind)
  }
  const reactions = new Map<string, string[]>()
  for (const subscriber of subscribers) {
    for (const type of subscriber.events) {
      if (!byType.has(type)) throw new Error(`${subscriber.name} subscribes to an unknown event: ${type}`)
      reactions.set(type, [...(reactions.get(type) ?? []), subscriber.name])
    }
  }
  return {
    kindOf(type) {
      const kind = byType.get(type)
      if (!kind) throw new Error(`event type not declared: ${type}`)
      return kind
    },
    subscribersOf: (type) => reactions.get(type) ?? [],
  }
}
