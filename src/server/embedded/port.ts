import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Whether this process could listen there now. Privileged and malformed addresses throw. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    )
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** A free port below the range from which the kernel gives out ports for outgoing connections, so that it stays free. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000)
    if (await isPortFree(port)) return port
  }
}
