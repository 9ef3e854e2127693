import { fill } from '../base/fill.ts'
import type { Label, Labels, Lang } from '../base/label.ts'
import type { Refusal } from '../base/refusal.ts'
import { refusalLabels } from '../base/refusal-labels.ts'

type Said = Pick<NonNullable<Refusal>, 'code' | 'params'>

function labelOf(code: string, own: Labels<string>): Label | undefined {
  return own[code] ?? (refusalLabels as Labels<string>)[code]
}

/** What a reader is told for a refusal, in the module's words or the platform's; undefined when neither has any. */
export function refusalText({ code, params }: Said, lang: Lang, own: Labels<string> = {}): string | undefined {
  const label = labelOf(code, own)
  return label && fill(label[lang], params, lang)
}

/** Words for codes at fields: a photo's refusal stands at its field, with what the refusal knows about it. */
export function fieldWords(codes: Iterable<string>, said: Said['params'], own: Labels<string>): Record<string, Label> {
  const words: Record<string, Label> = {}
  for (const code of codes) {
    const label = labelOf(code, own)
    if (label) words[code] = { zh: fill(label.zh, said, 'zh'), en: fill(label.en, said, 'en') }
  }
  return words
}
