import type { Label, Lang } from './label.ts'

/** What a message tells of, as plain values: codes, dates, counts. Nothing personal of anyone but its reader. */
export type MessageParams = Readonly<Record<string, string | number | boolean | null>>

export interface MessageText {
  /** one line: the subject of a mail, the title in the inbox */
  title: string
  /** paragraphs, separated by an empty line */
  body: string
}

/**
 * The words of one kind of message, written by the module that sends it. Kept as functions of the parameters, so that
 * the inbox shows a message in its reader's language and in today's words.
 */
export interface MessageKind<P extends MessageParams = MessageParams> {
  zh(params: P): MessageText
  en(params: P): MessageText
  /**
   * What the link opens, for what is sent once and followed by nothing: such a mail offers no way to stop it. Without it
   * the link shows how something stands.
   */
  opens?: Label
  /**
   * The same as one text message in Chinese, 70 characters at best; `link` is absolute. Without it this kind is never
   * sent to a phone.
   */
  sms?(params: P, link: string | null): string
}

export type MessageKinds = Readonly<Record<string, MessageKind>>

/** Checks the words of a module's messages against their parameters. */
export function messageKind<P extends MessageParams>(kind: MessageKind<P>): MessageKind {
  return kind
}

export function messageText(kind: MessageKind, params: MessageParams, lang: Lang): MessageText {
  return lang === 'en' ? kind.en(params) : kind.zh(params)
}
