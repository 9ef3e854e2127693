import type { Context } from '../base/context.ts'
import type { Label } from '../base/label.ts'

/** One thing a room keeps of a person, as that person may take it away. */
export interface OwnRecord {
  /** what it is called: words, else a code */
  title: string
  /** since when, ISO */
  at: string
  /** everything else that is kept, by name */
  details: Readonly<Record<string, string | null>>
}

/** What a room keeps of the person who asks (个人信息保护法 §45): its records, the newest first. */
export interface OwnDataSource {
  key: string
  label: Label
  load(ctx: Context): Promise<readonly OwnRecord[]>
}

declare module '../base/context.ts' {
  interface Services {
    /** what the rooms keep of the person who asks */
    ownData: readonly OwnDataSource[]
  }
}
