import { type ESTree, Visitor } from 'vite'
import { keyText, literalText, parseSource, unwrapped } from './parse.ts'
import { isTest, lineAt, type Tree } from './tree.ts'

/** A table of words: `export const stateLabels = { open: { zh: …, en: … } }`, in base, ui or a module's labels.ts. */
export interface LabelTable {
  file: string
  /** e.g. `refusalLabels` */
  name: string
  line: number
  entries: LabelEntry[]
}

interface LabelEntry {
  key: string
  line: number
  /** null when it is not written as text in the table */
  zh: string | null
  en: string | null
}

const holdsLabels = /^src\/(?:base\/[^/]+|modules\/[^/]+\/[^/]+)\.ts$/

/** Every exported constant named `…Labels` in the pure files, read without running them. */
export function labelTables(tree: Tree): LabelTable[] {
  const tables: LabelTable[] = []
  for (const [file, text] of tree) {
    if (!holdsLabels.test(file) || isTest(file)) continue
    for (const { name, value, start } of exportedConstants(file, text)) {
      if (!/labels$/i.test(name) || value.type !== 'ObjectExpression') continue
      tables.push({ file, name, line: lineAt(text, start), entries: entriesOf(text, value) })
    }
  }
  return tables
}

export interface Constant {
  name: string
  value: ESTree.Node
  start: number
}

export function exportedConstants(file: string, text: string): Constant[] {
  const found: Constant[] = []
  const visitor = new Visitor({
    ExportNamedDeclaration: ({ declaration }) => {
      if (declaration?.type !== 'VariableDeclaration') return
      for (const { id, init, start } of declaration.declarations) {
        if (id.type === 'Identifier' && init) found.push({ name: id.name, value: unwrapped(init), start })
      }
    },
  })
  visitor.visit(parseSource(file, text))
  return found
}

function entriesOf(text: string, table: ESTree.ObjectExpression): LabelEntry[] {
  const entries: LabelEntry[] = []
  for (const property of table.properties) {
    if (property.type !== 'Property') continue
    const key = keyText(property)
    if (key === null) continue
    const words = wordsOf(unwrapped(property.value))
    entries.push({ key, line: lineAt(text, property.start), zh: words.get('zh') ?? null, en: words.get('en') ?? null })
  }
  return entries
}

function wordsOf(label: ESTree.Node): Map<string, string | null> {
  const words = new Map<string, string | null>()
  if (label.type !== 'ObjectExpression') return words
  for (const property of label.properties) {
    const key = property.type === 'Property' ? keyText(property) : null
    if (property.type === 'Property' && key !== null) words.set(key, literalText(property.value))
  }
  return words
}
