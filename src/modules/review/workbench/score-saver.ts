import { ApiError, type Intention, nextIntention, outcomeUnknown } from '../../../workbench/api.ts'
import { type ScoreDraft, sameDraft } from './score-draft.ts'

/** saved: nothing is only here · waiting: typed, sent in a moment · away: kept here until the server answers again */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'away' | 'conflict' | 'refused'

export interface Saving {
  draft: ScoreDraft
  version: number
  state: SaveState
  /** when the server last had all of it; null: not since the page was opened */
  at: Date | null
  /** what the server said, where it refused */
  error: ApiError | null
  /** what was typed was found in this browser, from an earlier time */
  found: boolean
}

export interface Kept {
  version: number
  draft: ScoreDraft
}

/** Sends one draft; the same key again when it is not known what became of the first attempt. */
export type SendDraft = (draft: ScoreDraft, version: number, idempotencyKey: string) => Promise<{ version: number }>

export interface SaverOptions {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  storageKey: string
  send: SendDraft
  now(): Date
  /** the server has it: answers that are held elsewhere are renewed */
  onSaved?(kept: Kept): void
  /** milliseconds: of quiet before it is sent; between attempts while the server is away */
  debounceMs?: number
  againMs?: number
}

/**
 * Keeps what an expert types: at once in this browser, after a moment of quiet at the server. While the server cannot be
 * reached it stays here and is sent again; what another window saved meanwhile is never overwritten unasked.
 */
export class ScoreSaver {
  readonly #options: Required<Pick<SaverOptions, 'debounceMs' | 'againMs'>> & SaverOptions
  readonly #listeners = new Set<() => void>()
  #now: Saving
  #timer: ReturnType<typeof setTimeout> | null = null
  #running: Promise<void> | null = null
  /** what stands in the store from here: what another window of this browser keeps there stays */
  #put: string | null = null
  /** an attempt of which nobody knows what became: it is settled before anything newer is sent */
  #open: { sent: Kept; intention: Intention } | null = null

  constructor(server: Kept, options: SaverOptions) {
    this.#options = { debounceMs: 1000, againMs: 5000, ...options }
    this.#now = { ...server, state: 'saved', at: null, error: null, found: false }
    this.#takeUp(server)
  }

  /** What was left in this browser: sent on if nobody saved since, else shown beside what is there now. */
  #takeUp(server: Kept): void {
    const kept = this.#read()
    if (!kept) return
    if (sameDraft(kept.draft, server.draft)) return this.#forget()
    const state = kept.version === server.version ? 'waiting' : 'conflict'
    this.#now = { ...this.#now, draft: kept.draft, state, found: true }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  current = (): Saving => this.#now

  #set(change: Partial<Saving>): void {
    this.#now = { ...this.#now, ...change }
    for (const listener of this.#listeners) listener()
  }

  /** Called once the page is shown: what was taken up is sent. */
  begin(): void {
    if (this.#now.state === 'waiting') this.#later(0)
  }

  type(draft: ScoreDraft): void {
    const { state } = this.#now
    this.#set({ draft, state: state === 'conflict' || state === 'away' ? state : 'waiting' })
    this.#keep()
    if (state !== 'conflict') this.#later(this.#options.debounceMs)
  }

  /** Sends what is left to send now. @returns whether the server has all of it */
  async flush(): Promise<boolean> {
    while (['waiting', 'saving', 'away', 'refused'].includes(this.#now.state)) {
      const before = this.#now
      await this.#send()
      const { state } = this.#now
      if (state === 'saved' || (state !== 'waiting' && this.#now.draft === before.draft)) break
    }
    return this.#now.state === 'saved'
  }

  /** After a conflict: what is there now counts, and what was typed here is given up. */
  takeTheirs(server: Kept): void {
    this.#forget()
    this.#open = null
    this.#set({ ...server, state: 'saved', error: null, found: false })
  }

  /** After a conflict: what was typed here replaces what is there now. */
  takeMine(server: Kept): void {
    this.#open = null
    this.#set({ version: server.version, state: 'waiting', error: null, found: false })
    this.#keep()
    this.#later(0)
  }

  /** It was sent in, or left: nothing of it stays in this browser. */
  end(): void {
    this.#stop()
    this.#forget()
    this.#set({ state: 'saved' })
  }

  /** The page is left; what is under way goes on, what waits goes out. */
  leave(): void {
    this.#stop()
    if (this.#now.state === 'waiting') void this.#send()
  }

  #stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  #later(ms: number): void {
    this.#stop()
    this.#timer = setTimeout(() => void this.#send(), ms)
  }

  #send(): Promise<void> {
    this.#stop()
    this.#running ??= this.#attempt().finally(() => {
      this.#running = null
      if (this.#now.state === 'waiting') this.#later(this.#options.debounceMs)
    })
    return this.#running
  }

  async #attempt(): Promise<void> {
    if (this.#now.state === 'conflict' || this.#now.state === 'saved') return
    const sent = this.#open?.sent ?? { draft: this.#now.draft, version: this.#now.version }
    const intention = nextIntention(this.#open?.intention ?? null, sent)
    if (this.#now.state !== 'away') this.#set({ state: 'saving' })
    try {
      const { version } = await this.#options.send(sent.draft, sent.version, intention.key)
      this.#open = null
      this.#arrived({ draft: sent.draft, version })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      this.#failed(error, { sent, intention })
    }
  }

  #arrived(kept: Kept): void {
    const all = sameDraft(kept.draft, this.#now.draft)
    this.#set({
      version: kept.version,
      error: null,
      ...(all ? { state: 'saved' as const, at: this.#options.now() } : { state: 'waiting' as const }),
    })
    if (all) this.#forget()
    else this.#keep()
    if (all) this.#set({ found: false })
    this.#options.onSaved?.(kept)
  }

  #failed(error: ApiError, attempt: { sent: Kept; intention: Intention }): void {
    // signed out: whoever signs in again goes on where they were
    if (error.transient || error.status === 401 || outcomeUnknown(error)) {
      this.#open = outcomeUnknown(error) ? attempt : null
      this.#set({ state: 'away', error })
      this.#later(this.#options.againMs)
      return
    }
    this.#open = null
    this.#set({ state: error.code === 'review.changed-meanwhile' ? 'conflict' : 'refused', error })
  }

  #read(): Kept | null {
    try {
      const text = this.#options.storage.getItem(this.#options.storageKey)
      const kept: unknown = JSON.parse(text ?? 'null')
      this.#put = text
      return isKept(kept) ? kept : null
    } catch {
      return null // another program's text, or a browser that keeps nothing
    }
  }

  #keep(): void {
    const { version, draft } = this.#now
    try {
      this.#put = JSON.stringify({ version, draft })
      this.#options.storage.setItem(this.#options.storageKey, this.#put)
    } catch {
      // a full or closed store: the server still gets it, and the page says so when it does not
    }
  }

  #forget(): void {
    try {
      const { storage, storageKey } = this.#options
      if (this.#put !== null && storage.getItem(storageKey) === this.#put) storage.removeItem(storageKey)
      this.#put = null
    } catch {
      // see above
    }
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false
  const { version, draft } = value as Partial<Kept>
  return typeof version === 'number' && typeof draft?.comment === 'string' && typeof draft.points === 'object'
}
