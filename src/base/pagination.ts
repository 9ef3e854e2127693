import { isId } from './id.ts'
import { ensure, type Result } from './refusal.ts'

/** What a keyset is made of, in the order of ORDER BY. An integer is compared as int8; an instant is ISO text in UTC. */
export type KeyKind = 'id' | 'text' | 'integer' | 'instant'
export type Key = string | number

const version = 1
const longest = 500

function isKey(kind: KeyKind, key: unknown): key is Key {
  if (kind === 'integer') return Number.isSafeInteger(key)
  if (typeof key !== 'string') return false
  if (kind === 'id') return isId(key)
  if (kind === 'text') return key.isWellFormed() && !key.includes('\0')
  const time = key.length === 24 && key > '0001' ? Date.parse(key) : Number.NaN // PostgreSQL has no year 0
  return !Number.isNaN(time) && new Date(time).toISOString() === key
}

/** An opaque place in a list: after the row with these keys, in this order. Holds nothing that is not on the page. */
export function encodeCursor(sort: string, keys: readonly Key[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify([version, sort, ...keys]))
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/**
 * The keys of a cursor made for the same order, each of its kind, so that they fit the statement; `cursor.invalid` for
 * anything else (torn, old, of another order, made up).
 */
export function decodeCursor(cursor: string, sort: string, kinds: readonly KeyKind[]): Result<Key[]> {
  const parts = readParts(cursor)
  const [madeBy, order, ...keys] = parts ?? []
  const fits = madeBy === version && order === sort && keys.length === kinds.length
  if (!fits || !kinds.every((kind, index) => isKey(kind, keys[index]))) {
    return { value: null, refusal: { code: 'cursor.invalid', fields: { cursor: 'cursor.invalid' } } }
  }
  return { value: keys as Key[], refusal: null }
}

/** The same for a list's input: null without a cursor (the first page); throws the refusal, `invalid`. */
export function afterCursor(cursor: string | undefined, sort: string, kinds: readonly KeyKind[]): Key[] | null {
  if (cursor === undefined) return null
  const { value, refusal } = decodeCursor(cursor, sort, kinds)
  ensure(refusal)
  return value
}

function readParts(cursor: string): unknown[] | null {
  if (cursor.length > longest || !/^[A-Za-z0-9_-]+$/.test(cursor)) return null
  try {
    const binary = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    const parts: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return Array.isArray(parts) ? parts : null
  } catch {
    return null
  }
}

export interface Page<T> {
  items: T[]
  /** null on the last page */
  nextCursor: string | null
}

/** Of the `limit + 1` rows a statement was asked for: the page, and the cursor when there is more. */
export function pageOf<T>(rows: readonly T[], limit: number, cursorOf: (last: T) => string): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null }
}

/** How many there are within reach; not exact: at least so many. */
export interface Total {
  value: number
  exact: boolean
}

/** The total of a statement that stopped counting at `cap + 1`. */
export function cappedTotal(counted: number, cap = 1000): Total {
  return counted > cap ? { value: cap, exact: false } : { value: counted, exact: true }
}
