import { attachOrStart, startEmbedded } from '../embedded/embedded.ts'
import type { Settings } from '../settings.ts'
import { checkServerDatabase } from './server-database.ts'

/** The database of this installation, wherever it is. */
export interface DatabaseAccess {
  ownerUrl: string
  appUrl: string
  /** gives it back: stops the embedded database where we started it */
  stop(): Promise<void>
  /** the embedded database is gone and could not be brought back */
  onExit(callback: (error: Error) => void): void
}

async function serverDatabase({ url, ownerUrl }: NonNullable<Settings['database']>): Promise<DatabaseAccess> {
  for (const each of new Set([url, ownerUrl])) await checkServerDatabase(each)
  return { ownerUrl, appUrl: url, stop: async () => undefined, onExit: () => undefined }
}

/** For the server, which owns the data folder as long as it runs. @throws StartError */
export function ownDatabase(settings: Settings, onProgress: (line: string) => void): Promise<DatabaseAccess> {
  if (settings.database) return serverDatabase(settings.database)
  return startEmbedded({ dataDir: settings.dataDir, onProgress })
}

/** For one verb beside a server that may be running. @throws StartError */
export function borrowDatabase(
  settings: Settings,
  purpose: string,
  onProgress: (line: string) => void,
): Promise<DatabaseAccess> {
  if (settings.database) return serverDatabase(settings.database)
  return attachOrStart({ dataDir: settings.dataDir, purpose, onProgress })
}
