/**
 * Runs the project's own checks over its text and prints what they find.
 *
 *     node scripts/checks/run.ts [name …]
 *
 * Exit code 0: nothing found; 1: findings; 2: no such check.
 */
import { fileURLToPath } from 'node:url'
import { cspStyleCheck } from './csp-style.ts'
import { docsCheck } from './docs.ts'
import { fileLengthCheck } from './file-length.ts'
import { forbiddenTextCheck } from './forbidden-text.ts'
import { importRulesCheck } from './import-rules.ts'
import { labelsCheck } from './labels.ts'
import { migrationsCheck } from './migrations.ts'
import { oneClockCheck } from './one-clock.ts'
import { type Check, formatFinding, readTree } from './tree.ts'

const checks: Check[] = [
  importRulesCheck,
  labelsCheck,
  oneClockCheck,
  fileLengthCheck,
  cspStyleCheck,
  migrationsCheck,
  docsCheck,
  forbiddenTextCheck,
]

async function main(wanted: string[]): Promise<number> {
  const unknown = wanted.filter((name) => !checks.some((check) => check.name === name))
  if (unknown.length > 0) {
    console.error(`no such check: ${unknown.join(', ')}; there are ${checks.map(({ name }) => name).join(', ')}`)
    return 2
  }
  const tree = readTree(fileURLToPath(new URL('../..', import.meta.url)))
  let count = 0
  for (const { name, about, check } of checks) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const findings = await check(tree)
    count += findings.length
    if (findings.length > 0) console.log(`${name}: ${about}`)
    for (const finding of findings) console.log(`  ${formatFinding(finding)}`)
  }
  console.log(count === 0 ? `${tree.size} files` : `${count} findings`)
  return count === 0 ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
