import { Visitor } from 'vite'
import { literalText, parseSource } from './parse.ts'
import { lineAt, type Tree } from './tree.ts'

/** One way a file reaches another: import, export … from, import(), import type, typeof import(). */
export interface Import {
  /** as written; null when it is computed */
  specifier: string | null
  /** the file of the tree it names; null for packages and for what is not there */
  target: string | null
  line: number
  /** vanishes when types are stripped */
  typeOnly: boolean
  /** hands something on: `export … from` */
  reexport: boolean
}

/** Every import of a source file, in source order. */
export function importsOf(tree: Tree, path: string): Import[] {
  const text = tree.get(path) ?? ''
  const found: Import[] = []
  const add = (start: number, specifier: string | null, typeOnly: boolean, reexport = false): void => {
    const target = specifier === null ? null : resolve(tree, path, specifier)
    found.push({ specifier, target, line: lineAt(text, start), typeOnly, reexport })
  }
  const visitor = new Visitor({
    ImportDeclaration: (node) => add(node.start, node.source.value, node.importKind === 'type'),
    ExportAllDeclaration: (node) => add(node.start, node.source.value, node.exportKind === 'type', true),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node.start, node.source.value, node.exportKind === 'type', true)
    },
    ImportExpression: (node) => add(node.start, literalText(node.source), false),
    TSImportType: (node) => add(node.start, literalText(node.source), true),
    // merging into another file's types reaches it as much as importing it does
    TSModuleDeclaration: (node) => {
      const name = node.id.type === 'Literal' ? node.id.value : null
      if (name?.startsWith('.')) add(node.start, name, true)
    },
  })
  visitor.visit(parseSource(path, text))
  return found
}

function resolve(tree: Tree, from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null
  const parts = from.split('/').slice(0, -1)
  for (const part of (specifier.split('?')[0] ?? '').split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  const path = parts.join('/')
  return tree.has(path) ? path : null
}
