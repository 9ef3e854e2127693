import { formatDate, isCivilDate } from './clock.ts'
import type { Lang } from './label.ts'

/** Puts parameters into their places in a label, days as people write them: `{dueOn}` → 11月26日. */
export function fill(text: string, params: Readonly<Record<string, unknown>> | undefined, lang: Lang): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params?.[name]
    if (isCivilDate(value)) return formatDate(value, lang)
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  })
}
