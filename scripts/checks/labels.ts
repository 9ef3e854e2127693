import { keyText, literalText } from './parse.ts'
import { exportedConstants, type LabelTable, labelTables } from './label-tables.ts'
import { type CodeKind, isPureModuleFile, type SpokenCode, spokenCodes } from './spoken-codes.ts'
import { type Check, type Finding, lineAt, type Tree } from './tree.ts'

/**
 * Where words live. Tables are literal, so that each word stands at one place and can be read without running anything.
 *
 * - a module's `labels.ts`: `refusalLabels`, `faultLabels` (what is wrong with one field), `eventLabels`,
 *   `deadlineLabels`, `fieldLabels` (inputs of its writing endpoints), and one `…Labels` table that covers each
 *   exported vocabulary (`export const problemStates = ['received', …] as const` → `problemStateLabels`) and each
 *   `{ code: 'traffic-safety', … }` of a taxonomy; states and actions of a `machine(…)` count as vocabulary, the keys of
 *   an exported `…Events` table as events;
 * - `src/base/fault.ts` `faultLabels` and `src/base/refusal-labels.ts` `refusalLabels`: what base and src/server answer;
 * - `src/base/roles.ts` `roleLabels`, `src/base/permission-labels.ts` `permissionLabels`.
 */
const tableFor: Record<Exclude<CodeKind, 'vocabulary'>, readonly string[]> = {
  refusal: ['refusalLabels', 'faultLabels'],
  fault: ['faultLabels', 'refusalLabels'],
  event: ['eventLabels'],
  deadline: ['deadlineLabels'],
  field: ['fieldLabels'],
  permission: ['permissionLabels'],
}

const keptForCodes = new Set(Object.values(tableFor).flat())

export const labelRules = [
  'refusal-without-label',
  'fault-without-label',
  'event-without-label',
  'deadline-without-label',
  'field-without-label',
  'permission-without-label',
  'vocabulary-without-label',
  'code-not-literal',
  'label-not-chinese',
  'label-not-english',
  'label-twice',
] as const

export const labelsCheck: Check = { name: 'labels', about: 'every code has its words', check }

export function check(tree: Tree): Finding[] {
  const tables = labelTables(tree)
  const codes = [...spokenCodes(tree), ...permissions(tree)]
  return [
    ...vocabularies(tree, tables),
    ...codes.flatMap((code) => withoutWords(code, tables)),
    ...tables.flatMap((table) => badWords(table)),
    ...saidTwice(tables),
  ]
}

/**
 * Words of base count, and those of its own module; another module's do not: it may change them. What src/server
 * answers may have its words in the module whose pages it serves, as signing in has.
 */
function mayUse(file: string, table: LabelTable): boolean {
  if (table.file.startsWith('src/base/') || file.startsWith('src/server/')) return true
  return moduleOf(file) !== null && moduleOf(file) === moduleOf(table.file)
}

function moduleOf(file: string): string | null {
  return /^src\/modules\/([^/]+)\//.exec(file)?.[1] ?? null
}

function withoutWords({ kind, code, file, line }: SpokenCode, tables: readonly LabelTable[]): Finding[] {
  const at = { file, line }
  if (code === null) {
    return [{ ...at, rule: 'code-not-literal', message: `a computed ${kind} type has no words: write each out` }]
  }
  const usable = tables.filter((table) => mayUse(file, table))
  const wanted =
    kind === 'vocabulary'
      ? usable.filter(({ name }) => !keptForCodes.has(name))
      : usable.filter(({ name }) => tableFor[kind].includes(name))
  if (wanted.some(({ entries }) => entries.some(({ key }) => key === code))) return []
  const place = moduleOf(file) === null ? 'src/base' : `src/modules/${moduleOf(file)}/labels.ts`
  const table = kind === 'vocabulary' ? 'a table named …Labels' : tableFor[kind][0]
  return [{ ...at, rule: `${kind}-without-label`, message: `'${code}' has no words: add it to ${table} in ${place}` }]
}

function permissions(tree: Tree): SpokenCode[] {
  const file = 'src/base/roles.ts'
  const text = tree.get(file)
  if (text === undefined) return []
  const table = exportedConstants(file, text).find(({ name }) => name === 'permissionRoles')?.value
  if (table?.type !== 'ObjectExpression') return []
  return table.properties.flatMap((property) => {
    const code = property.type === 'Property' ? keyText(property) : null
    return code === null ? [] : [{ kind: 'permission' as const, code, file, line: lineAt(text, property.start) }]
  })
}

/**
 * `export const problemStates = ['received', 'answered'] as const` in a module's pure file: one table must hold all of
 * its words, since two vocabularies may share a code and mean different things.
 */
function vocabularies(tree: Tree, tables: readonly LabelTable[]): Finding[] {
  const findings: Finding[] = []
  for (const [file, text] of tree) {
    if (!isPureModuleFile(file)) continue
    const usable = tables.filter((table) => mayUse(file, table) && !keptForCodes.has(table.name))
    for (const { name, value, start } of exportedConstants(file, text)) {
      const words = value.type === 'ArrayExpression' ? value.elements.map((element) => literalText(element)) : []
      const codes = words.filter((word) => word !== null)
      const missing =
        usable.map((table) => withoutEntry(codes, table)).toSorted((a, b) => a.length - b.length)[0] ?? codes
      if (missing.length === 0) continue
      const message = `${name}: no table of labels in src/modules/${moduleOf(file)}/ holds ${missing.join(', ')} beside the others`
      findings.push({ file, line: lineAt(text, start), rule: 'vocabulary-without-label', message })
    }
  }
  return findings
}

function withoutEntry(codes: readonly string[], { entries }: LabelTable): string[] {
  return codes.filter((code) => !entries.some(({ key }) => key === code))
}

const han = /\p{Script=Han}/u

function badWords({ file, entries }: LabelTable): Finding[] {
  const findings: Finding[] = []
  for (const { key, line, zh, en } of entries) {
    if (zh !== null && !han.test(zh)) {
      findings.push({ file, line, rule: 'label-not-chinese', message: `'${key}': zh holds no Chinese` })
    }
    if (en !== null && (en.trim() === '' || han.test(en))) {
      findings.push({ file, line, rule: 'label-not-english', message: `'${key}': en is empty or holds Chinese` })
    }
  }
  return findings
}

/** One refusal code, one meaning: faces look refusals up without knowing which module spoke. */
function saidTwice(tables: readonly LabelTable[]): Finding[] {
  const findings: Finding[] = []
  const seen = new Map<string, string>()
  for (const { file, name, entries } of tables) {
    if (!['refusalLabels', 'eventLabels', 'deadlineLabels'].includes(name)) continue
    for (const { key, line } of entries) {
      const earlier = seen.get(`${name} ${key}`)
      if (earlier) {
        findings.push({
          file,
          line,
          rule: 'label-twice',
          message: `'${key}' already has words in ${earlier}: keep one`,
        })
      }
      seen.set(`${name} ${key}`, file)
    }
  }
  return findings
}
