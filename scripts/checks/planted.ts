import { fileURLToPath } from 'node:url'
import { type Finding, readTree, type Tree } from './tree.ts'

/** For the mutation tests: the tree as it is, and trees with something wrong planted in them. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

let real: Tree | undefined

export function realTree(): Tree {
  real ??= readTree(projectRoot)
  return real
}

/** A tree made of the given files alone. */
export function treeOf(files: Record<string, string>): Tree {
  return new Map(Object.entries(files))
}

/** `file:line rule`, for comparing. */
export function named(findings: readonly Finding[]): string[] {
  return findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`)
}
