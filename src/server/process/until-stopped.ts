/**
 * The orders to stop: SIGTERM from a service manager, SIGINT from a keyboard, SIGHUP from a closed terminal. They may
 * come more than once, to the whole group of processes and from its head; once is enough.
 */
export interface StopOrder {
  readonly given: boolean
  /** resolves when the order is given */
  readonly wait: Promise<void>
  give(): void
}

export function listenForStop(): StopOrder {
  const { promise, resolve } = Promise.withResolvers<void>()
  const order = {
    given: false,
    wait: promise,
    give: () => {
      order.given = true
      resolve()
    },
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, order.give)
  return order
}
