import type { Labels } from '../../../base/label.ts'
import { lackLabels } from '../labels.ts'

/** What a team still lacks; empty when it is whole. */
export function lackWords(lacks: readonly string[]): string {
  return lacks.map((lack) => lackLabels[lack]?.zh ?? lack).join('、')
}

/** Kinds of to-do, as the home page names them. */
export const todoLabels: Labels<string> = {
  'design.review': { zh: '审核方案', en: 'Review a design' },
  'design.offer': { zh: '答复想参与的人', en: 'Answer who offers to join' },
}
