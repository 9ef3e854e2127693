import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a check has against a line. `message` says what to do instead. */
export interface Finding {
  file: string
  line: number
  rule: string
  message: string
}

/**
 * The project's files: path from the root with forward slashes → text (empty for pictures and the like). A test plants
 * violations in a made-up one.
 */
export type Tree = ReadonlyMap<string, string>

/** One of the custom checks: looks at text only, so it needs no build and no database. */
export interface Check {
  name: string
  /** one line for the report */
  about: string
  check(tree: Tree): Finding[] | Promise<Finding[]>
}

const skippedFolders = new Set(['node_modules', 'dist', 'data', 'test-results', '.git'])
const textFile =
  /(?:\.(?:ts|tsx|mjs|js|json|css|html|md|sql|sh|yml|yaml|svg|txt|toml|service|conf)|\/[^./]+|\/\.[a-z]+)$/

/** Reads every file below the root, apart from what is installed, built or stored there. */
export function readTree(root: string): Tree {
  const tree = new Map<string, string>()
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory() && !skippedFolders.has(entry.name)) visit(path)
      if (entry.isFile()) tree.set(path, textFile.test(`/${path}`) ? readFileSync(join(root, path), 'utf8') : '')
    }
  }
  visit('')
  return tree
}

/** The 1-based line of a character offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return line
}

export function isCode(path: string): boolean {
  return /\.(?:ts|tsx|mjs)$/.test(path)
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path)
}

/** `file:line  rule  message`, the form editors and terminals make clickable. */
export function formatFinding(finding: Finding): string {
  return `${finding.file}:${finding.line}  ${finding.rule}\n    ${finding.message}`
}
