import { faultLabels } from '../base/fault.ts'
import { fill } from '../base/fill.ts'
import type { Label, Labels } from '../base/label.ts'
import { refusalLabels } from '../base/refusal-labels.ts'
import type { Refusal } from '../base/refusal.ts'

/** Words a module brings for its codes, as its labels.ts holds them. */
export interface SectionWords {
  refusals?: Labels<string>
  /** what is wrong with one field */
  faults?: Labels<string>
  /** kinds of to-do, `problem.answer` → 答复 */
  todos?: Labels<string>
}

/** What only the browser can know. */
const ownLabels = {
  'network-unreachable': {
    zh: '连不上服务器，请检查网络后再试',
    en: 'The server cannot be reached; check your connection',
  },
} as const satisfies Labels<string>

const refusals = new Map<string, Label>(Object.entries({ ...refusalLabels, ...ownLabels }))
const faults = new Map<string, Label>(Object.entries(faultLabels))
const todos = new Map<string, Label>()

/** Adds a module's words. A code that has words keeps them: no module speaks for another or for the platform. */
export function registerWords(words: SectionWords): void {
  addTo(refusals, words.refusals)
  addTo(faults, words.faults)
  addTo(todos, words.todos)
}

function addTo(known: Map<string, Label>, labels: Labels<string> = {}): void {
  for (const [code, label] of Object.entries(labels)) if (!known.has(code)) known.set(code, label)
}

/** What a person reads for a refusal. A code without words still says something, and can be quoted to support. */
export function refusalWords({ code, params }: NonNullable<Refusal>): string {
  const label = refusals.get(code) ?? faults.get(code)
  return label ? fill(label.zh, params, 'zh') : `现在不能这样做（${code}）`
}

/** What a person reads at a field. */
export function fieldWords(code: string, params?: Record<string, unknown>): string {
  const label = faults.get(code) ?? refusals.get(code)
  return label ? fill(label.zh, params, 'zh') : `请检查这一项（${code}）`
}

/** What kind of to-do it is, in a word or two; null when its module says nothing. */
export function todoWords(kind: string): string | null {
  return todos.get(kind)?.zh ?? null
}
