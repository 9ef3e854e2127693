import { type Check, type Finding, lineAt, type Tree } from './tree.ts'

const remedies = {
  'migration-name': 'name it NNNN_what.sql: four digits, then words in snake_case',
  'migration-number': 'give it the next number: two of one number have no order',
  'forward-only': 'a migration adds; what is to go is taken out in a later release, once no running app reads it',
} as const

type Rule = keyof typeof remedies

export const migrationRules = Object.keys(remedies) as Rule[]

export const migrationsCheck: Check = { name: 'migrations', about: 'numbered, and forward only', check }

/** Apps of two releases serve while an upgrade runs, so a migration never takes away what the earlier one reads. */
const takesAway =
  /\bdrop\s+(?:table|column|schema)\b|\brename\s+(?:column\s+\w+\s+)?to\b|\btruncate\s+(?:table\s+)?\w+\s*;/gi

export function check(tree: Tree): Finding[] {
  const findings: Finding[] = []
  const numbers = new Map<string, string>()
  for (const [file, text] of [...tree].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const name = /^migrations\/([^/]+)$/.exec(file)?.[1]
    if (name === undefined) continue
    const report = (line: number, rule: Rule, what: string): void => {
      findings.push({ file, line, rule, message: `${what}: ${remedies[rule]}` })
    }
    const number = /^(\d{4})_[a-z0-9]+(?:_[a-z0-9]+)*\.sql$/.exec(name)?.[1]
    if (number === undefined) {
      report(1, 'migration-name', name)
      continue
    }
    const earlier = numbers.get(number)
    if (earlier) report(1, 'migration-number', `${earlier} has it too`)
    numbers.set(number, name)
    const statements = text.replaceAll(/--.*$/gm, (comment) => ' '.repeat(comment.length))
    for (const match of statements.matchAll(takesAway)) report(lineAt(text, match.index + 1), 'forward-only', match[0])
  }
  return findings
}
