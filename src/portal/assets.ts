import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assets } from './frame.ts'

interface ManifestEntry {
  file: string
  css?: string[]
  isEntry?: boolean
}

/** Reads which hashed files the build made. `folder` is dist/portal. */
export function readAssets(folder: string): Assets {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, ManifestEntry>
  const entries = Object.values(manifest).filter((entry) => entry.isEntry)
  return {
    css: entries.flatMap((entry) => entry.css ?? []).map(address),
    js: entries.map((entry) => address(entry.file)),
  }
}

function address(file: string): string {
  return `/${file}`
}
