import type { Context, Id } from '../../base/context.ts'
import type { Lang } from '../../base/label.ts'
import type { MessageKind, MessageKinds } from '../../base/message.ts'
import type { SmsTexts } from '../sms/sms.ts'

declare module '../../base/context.ts' {
  interface Services {
    /** the words of messages, and how people want to be told */
    messages: MessageDesk
  }
}

/** Where someone wants to be told besides the inbox. */
export interface Contact {
  lang: Lang
  mail?: string | null
  phone?: string | null
}

export interface MessageDesk {
  /** @throws Error for a kind nobody declared: a defect */
  kindOf(kind: string): MessageKind
  /** How an account wants to be told; null when only in the inbox, or when it is gone. */
  contactOf(ctx: Context, personId: Id): Promise<Contact | null>
  /** shown as sender and in the last line */
  siteName: string
}

export type ContactOf = MessageDesk['contactOf']

/** Composes what the modules declare; a kind declared twice is a defect. */
export function messageDesk(kinds: readonly MessageKinds[], contactOf: ContactOf, siteName: string): MessageDesk {
  const byName = new Map<string, MessageKind>()
  for (const [name, kind] of kinds.flatMap((declared) => Object.entries(declared))) {
    if (byName.has(name)) throw new Error(`message kind declared twice: ${name}`)
    byName.set(name, kind)
  }
  return {
    kindOf(name) {
      const kind = byName.get(name)
      if (!kind) throw new Error(`message kind not declared: ${name}`)
      return kind
    },
    contactOf,
    siteName,
  }
}

/** The text of each message kind that goes to phones, for the SMS sender: the kind's name is its template's name. */
export function smsTextsOf(kinds: readonly MessageKinds[]): SmsTexts {
  const entries = kinds.flatMap((declared) => Object.entries(declared))
  return Object.fromEntries(
    entries.flatMap(([name, kind]) =>
      kind.sms ? [[name, ({ link, ...params }: Record<string, string>) => kind.sms?.(params, link ?? null) ?? '']] : [],
    ),
  )
}
