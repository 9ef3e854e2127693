import { createHash } from 'node:crypto'
import { stableJson } from '../../../base/stable-json.ts'
import type { AgreementFacts } from '../agreement.ts'

/** What is printed on every page: of the facts alone, so that a scan can be matched with what was drawn. */
export function checkCode(facts: AgreementFacts): string {
  const hash = createHash('sha256').update(stableJson(facts)).digest('hex').slice(0, 16)
  return hash.toUpperCase().replace(/(.{4})(?=.)/g, '$1-')
}
