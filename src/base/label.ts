/** A face's language. Chinese is complete everywhere, English on the portal. */
export type Lang = 'zh' | 'en'

/** What a person reads for a code: Chinese always, English where the portal shows it. */
export interface Label {
  zh: string
  en: string
}

export type Labels<K extends string> = Readonly<Record<K, Label>>
