import type { Lang } from '../../base/label.ts'
import { kindLabels } from './labels.ts'
import type { ProblemKind } from './problem.ts'

/** What a record is called: by its words, or by kind and code while they are not public, or once they are erased. */
export function titleOf(record: { title: string | null; kind: ProblemKind; code: string }, lang: Lang): string {
  return record.title || `${kindLabels[record.kind][lang]} ${record.code}`
}
