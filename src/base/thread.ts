import type { Lang } from './label.ts'

/** What happened, as the thread keeps it: the public part of an event. */
export interface ThreadEntry {
  id: string
  /** ISO instant */
  at: string
  type: string
  public: Record<string, unknown>
}

/** One step of the thread in words. */
export interface ThreadText {
  title: string
  body?: string
  /** what an office answered, in its own words */
  quote?: string
  /** how the timeline marks it: an official act stands out */
  mark: 'step' | 'official'
}

/** The public part of an event holds codes and reviewed text only; what is not read out of it here is not shown. */
export type SayThread = (
  part: ThreadEntry['public'],
  lang: Lang,
) => Pick<ThreadText, 'title'> &
  Partial<Record<'body' | 'quote', string | undefined>> &
  Partial<Pick<ThreadText, 'mark'>>

/** A module's steps, by event type. */
export type ThreadTexts = Readonly<Record<string, SayThread>>

/** The words of a step; null for what no module has words for. */
export type TellThread = (entry: Pick<ThreadEntry, 'type' | 'public'>, lang: Lang) => ThreadText | null

/** Puts the modules' words together: a thread goes through many rooms, and each page shows all of it. */
export function threadTeller(all: readonly ThreadTexts[]): TellThread {
  const says = new Map(all.flatMap((texts) => Object.entries(texts)))
  return (entry, lang) => {
    const said = says.get(entry.type)?.(entry.public, lang)
    if (!said) return null
    const { title, body, quote, mark = 'step' } = said
    return { title, mark, ...(body && { body }), ...(quote && { quote }) }
  }
}

/** A text of an event's public part; empty when it holds none. */
export function textIn(part: ThreadEntry['public'], key: string): string {
  const value = part[key]
  return typeof value === 'string' ? value : ''
}

/** A number of an event's public part; 0 when it holds none. */
export function countIn(part: ThreadEntry['public'], key: string): number {
  const value = part[key]
  return typeof value === 'number' ? value : 0
}

/** One step in the reader's language. */
export function either(lang: Lang, zh: string, en: string): string {
  return lang === 'zh' ? zh : en
}
