import type { Id } from './context.ts'

const canonical = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

let lastMs = -1
let counter = 0

/**
 * A new UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, a 32-bit counter, 42 random bits. Ids made one after the other
 * for the same millisecond sort in that order, also when a command freezes `now` and makes thousands. Not a secret.
 *
 * @param now the time the id carries; a command passes `ctx.now`
 */
export function newId(now: Date = new Date()): Id {
  const ms = now.getTime()
  if (!(ms >= 0 && ms < 2 ** 48)) throw new RangeError(`no UUIDv7 for the time ${ms}`)
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16))
  const view = new DataView(bytes.buffer)
  // The counter starts in the lower half of its range: 2^31 ids fit into one millisecond before it would turn over.
  counter = ms === lastMs ? (counter + 1) >>> 0 : view.getUint32(0) >>> 1
  lastMs = ms
  view.setUint32(0, Math.floor(ms / 2 ** 16))
  view.setUint16(4, ms % 2 ** 16)
  view.setUint16(6, 0x7000 | (counter >>> 20))
  view.setUint16(8, 0x8000 | ((counter >>> 6) & 0x3fff))
  view.setUint8(10, ((counter & 0x3f) << 2) | (view.getUint8(10) & 0x03))
  return format(bytes)
}

function format(bytes: Uint8Array): Id {
  let text = ''
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += '-'
    text += hex[bytes[i]!]
  }
  return text
}

/** Is this an id as `newId` writes it (lower case, version 7)? Ask before an id from outside reaches a statement. */
export function isId(text: unknown): text is Id {
  return typeof text === 'string' && canonical.test(text)
}
