import { startEmbedded } from '../server/embedded/embedded.ts'
import type { StartError } from '../server/start-error.ts'

/**
 * A process of its own that owns a database, for tests that kill it: `node embedded-process.ts <data folder>`. Says one
 * JSON line when the database runs or could not be started, and stops it at SIGTERM.
 */
const say = (value: object): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

try {
  const embedded = await startEmbedded({ dataDir: process.argv[2] ?? '', fsync: false })
  const stay = setInterval(() => undefined, 60_000)
  process.once('SIGTERM', () => void embedded.stop().finally(() => clearInterval(stay)))
  const { ownerUrl, appUrl, attached, pid } = embedded
  say({ ownerUrl, appUrl, attached, pid })
} catch (error) {
  const { code, message, exitCode } = error as StartError
  say({ code, message })
  process.exitCode = exitCode
}
