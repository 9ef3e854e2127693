import { createHmac, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'

/** How often someone may do something. */
export interface Rate {
  perMinute: number
  /** how many at once after a pause; `perMinute` unless told */
  burst?: number
}

export interface Limiter {
  /** Takes one from the key's allowance; refused, it tells after how many whole seconds one will be there again. */
  take(key: string): { ok: boolean; retryAfterSeconds: number }
}

interface Bucket {
  tokens: number
  atMs: number
}

/** some 100 bytes each: 20,000 addresses cost about 2 MB */
const mostKeys = 20_000

export interface LimiterOptions extends Rate {
  /** beyond it the key that was quiet longest is forgotten */
  maxKeys?: number
  /** a clock that only goes forward, in milliseconds */
  clock?(): number
}

/**
 * A token bucket per key, in this process's memory. With several processes each allows the rate, so behind n of them
 * a stranger may get n times as much; the proxy in front is the place for a common limit.
 */
export function createLimiter(options: LimiterOptions): Limiter {
  const { perMinute, burst = perMinute, maxKeys = mostKeys, clock = () => performance.now() } = options
  if (!(perMinute > 0) || !(burst >= 1))
    throw new RangeError('a limiter needs a positive rate and a burst of at least 1')
  const perMs = perMinute / 60_000
  // a Map keeps insertion order: taking a key out and putting it back makes it the youngest
  const buckets = new Map<string, Bucket>()

  return {
    take(key) {
      const nowMs = clock()
      const bucket = buckets.get(key)
      const tokens = bucket ? Math.min(burst, bucket.tokens + (nowMs - bucket.atMs) * perMs) : burst
      const ok = tokens >= 1
      buckets.delete(key)
      buckets.set(key, { tokens: ok ? tokens - 1 : tokens, atMs: nowMs })
      if (buckets.size > maxKeys) buckets.delete(buckets.keys().next().value as string)
      return { ok, retryAfterSeconds: ok ? 0 : Math.ceil((1 - tokens) / perMs / 1000) }
    },
  }
}

/** Does the address belong to this machine itself? */
export function isLoopback(address: string): boolean {
  const plain = address.toLowerCase().replace(/^::ffff:/, '')
  return plain === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(plain)
}

/**
 * What counts as one stranger: an IPv4 address, or an IPv6 /64, the smallest that one household or phone is given.
 */
export function strangerOf(address: string): string {
  const plain = address.toLowerCase().replace(/%.*$/, '')
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(plain)
  if (mapped) return mapped[1] as string
  if (!isIPv6(plain)) return plain
  // the URL parser writes any IPv6 address in one canonical form
  const canonical = new URL(`http://[${plain}]/`).hostname.slice(1, -1)
  const [head = '', tail] = canonical.split('::')
  const start = head === '' ? [] : head.split(':')
  const end = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = [...start, ...Array<string>(Math.max(0, 8 - start.length - end.length)).fill('0'), ...end]
  return `${groups.slice(0, 4).join(':')}::/64`
}

/** Requests a minute from this machine itself that the demonstration always allows: trials and checks run there. */
const loopbackPerMinute = 100

/**
 * A limiter for the addresses of strangers. Addresses are kept only as hashes under a key that dies with the process.
 * In the demonstration the machine itself is never held below 100 a minute.
 */
export function createStrangerLimiter(rate: LimiterOptions, demonstration: boolean): Limiter {
  const processKey = randomBytes(32)
  const others = createLimiter(rate)
  const own = createLimiter({
    ...rate,
    perMinute: Math.max(rate.perMinute, loopbackPerMinute),
    burst: Math.max(rate.burst ?? rate.perMinute, loopbackPerMinute),
  })
  return {
    take(address) {
      const key = createHmac('sha256', processKey).update(strangerOf(address)).digest('base64url')
      return (demonstration && isLoopback(address) ? own : others).take(key)
    },
  }
}
