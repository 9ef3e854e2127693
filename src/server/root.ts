import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

function findRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (dirname(folder) === folder) return process.cwd()
  }
}

/** The folder of package.json, whether this runs from src/ or from dist/. */
export const projectRoot = findRoot(import.meta.dirname)
