import { fileURLToPath } from 'node:url'
import { statesDocument } from '../docs-states.ts'
import { exportedConstants, labelTables } from './label-tables.ts'
import { keyText } from './parse.ts'
import { type Check, type Finding, type Tree } from './tree.ts'

const remedies = {
  'glossary-row': 'add the row to docs/glossary.md: | English | 中文 | in code | meaning |',
  'glossary-twice': 'one row a term: say both meanings in one row, or choose another word for one of them',
  'operations-row': 'add its row to docs/operations.md',
  'doc-link': 'the page links to a file that is not there',
  'doc-path': 'the page names a file or folder that is not there',
  'states-current': 'run `node scripts/docs-states.ts`',
} as const

type Rule = keyof typeof remedies

export const docsRules = Object.keys(remedies) as Rule[]

export const docsCheck: Check = {
  name: 'docs',
  about: 'what the pages say is so',
  check: async (tree) => check(tree, await statesDocument(fileURLToPath(new URL('../..', import.meta.url)))),
}

const glossary = 'docs/glossary.md'
const states = 'docs/states.md'
const operations = 'docs/operations.md'

/** file → the table in it whose keys operators meet */
const explained: Record<string, string> = {
  'src/server/settings.ts': 'settingsTable',
  'src/server/start-error.ts': 'startExitCodes',
}

/** @param statesNow what docs/states.md must hold */
export function check(tree: Tree, statesNow: string): Finding[] {
  const findings = [...glossaryFindings(tree), ...operationsFindings(tree), ...pathFindings(tree)]
  if (tree.get(states) !== statesNow) {
    findings.push({ file: states, line: 1, rule: 'states-current', message: remedies['states-current'] })
  }
  return findings
}

interface Row {
  line: number
  en: string
  zh: string
  inCode: string
}

function rowsOf(text: string): Row[] {
  return text.split('\n').flatMap((line, index) => {
    const cells = line.split('|').map((cell) => cell.trim())
    if (cells.length < 6 || /^-+$/.test(cells[1] ?? '')) return []
    return [{ line: index + 1, en: (cells[1] ?? '').toLowerCase(), zh: cells[2] ?? '', inCode: cells[3] ?? '' }]
  })
}

/** Tables whose words are terms of the field, not sentences. */
const holdsTerms = /^(?:role|(?:\w*(?:State|Level|Kind))|state|level|kind)Labels$/

function glossaryFindings(tree: Tree): Finding[] {
  const rows = rowsOf(tree.get(glossary) ?? '')
  const missing = (what: string): Finding => {
    return { file: glossary, line: 1, rule: 'glossary-row', message: `${what}: ${remedies['glossary-row']}` }
  }
  const modules = new Set([...tree.keys()].flatMap((path) => /^src\/modules\/([^/]+)\//.exec(path)?.[1] ?? []))
  const terms = labelTables(tree)
    .filter(({ name }) => holdsTerms.test(name))
    .flatMap(({ entries }) => entries)
  const seen = new Map<string, number>()
  return [
    ...[...modules]
      .filter((name) => !rows.some(({ inCode }) => inCode.includes(`\`modules/${name}\``)))
      .map((name) => missing(`module ${name}`)),
    ...terms
      .filter(
        ({ zh, en }) => zh !== null && en !== null && !rows.some((row) => row.zh === zh && row.en === en.toLowerCase()),
      )
      .map(({ zh, en }) => missing(`${en}, ${zh}`)),
    ...rows.flatMap(({ en, zh, line }) => {
      const key = `${en} ${zh}`
      const earlier = seen.get(key)
      seen.set(key, line)
      const message = `${en}, ${zh} is in line ${earlier}: ${remedies['glossary-twice']}`
      return earlier === undefined ? [] : [{ file: glossary, line, rule: 'glossary-twice', message }]
    }),
  ]
}

/** Every setting and every reason not to start is explained to the operator. */
function operationsFindings(tree: Tree): Finding[] {
  const page = tree.get(operations) ?? ''
  return Object.entries(explained).flatMap(([file, constant]) =>
    keysOf(tree, file, constant)
      .filter((key) => !page.includes(`\n| \`${key}\` |`))
      .map((key) => {
        const message = `${key} of ${file}: ${remedies['operations-row']}`
        return { file: operations, line: 1, rule: 'operations-row', message }
      }),
  )
}

function keysOf(tree: Tree, file: string, constant: string): string[] {
  const text = tree.get(file)
  if (text === undefined) return []
  const table = exportedConstants(file, text).find(({ name }) => name === constant)?.value
  if (table?.type !== 'ObjectExpression') return []
  return table.properties.flatMap((property) => (property.type === 'Property' ? (keyText(property) ?? []) : []))
}

/** Links between pages, and files named in backticks; a name with a placeholder is not a file. */
function pathFindings(tree: Tree): Finding[] {
  const findings: Finding[] = []
  for (const [file, text] of tree) {
    if (!/^(?:docs\/.*|README)\.md$/.test(file)) continue
    text.split('\n').forEach((line, index) => {
      const report = (rule: Rule, what: string): void => {
        findings.push({ file, line: index + 1, rule, message: `${what}: ${remedies[rule]}` })
      }
      for (const [, target = ''] of line.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
        if (!/^[a-z]+:/.test(target) && !isThere(tree, besides(file, target))) report('doc-link', target)
      }
      for (const [, path = ''] of line.matchAll(
        /`((?:src|scripts|docs|migrations|datasets|e2e|bench|trial|ops)\/[\w./-]*)`/g,
      )) {
        if (!/NN|\/X\b/.test(path) && !isThere(tree, path)) report('doc-path', path)
      }
    })
  }
  return findings
}

function besides(file: string, target: string): string {
  return new URL(target, `file:///${file}`).pathname.slice(1)
}

function isThere(tree: Tree, path: string): boolean {
  const folder = path.endsWith('/') ? path : `${path}/`
  return tree.has(path) || [...tree.keys()].some((known) => known.startsWith(folder))
}
