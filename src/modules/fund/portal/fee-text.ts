import type { Lang } from '../../../base/label.ts'
import { fundWords } from './fund-words.ts'
import { listWords } from './list-words.ts'

/** What the foundation keeps of what is set apart: `划给项目时收 2.5%`. */
export function feeText(feePermille: number, lang: Lang): string {
  return feePermille === 0 ? listWords[lang].feeNone : fundWords[lang].feeRate(`${feePermille / 10}%`)
}
