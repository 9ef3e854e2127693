import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

declare module '../../base/context.ts' {
  interface Services {
    /** encryption and keyed hashes under the installation's SECRET_KEY */
    secrets: Secrets
  }
}

/**
 * Sealing and keyed hashing under the installation's SECRET_KEY.
 *
 * `context` names what a value is and whose (`follower.contact:<id>`): a sealed value moved to another row or column
 * does not open there, and equal values under different contexts have different hashes.
 */
export interface Secrets {
  /** which key seals now, as it stands in every sealed value; tells nothing of the key */
  keyId: string
  /** Encrypts with the current key: `v1.<key id>.<base64url>`. The same text sealed twice looks different. */
  seal(plain: string, context: string): string
  /** Opens what any known key sealed under the same context. @throws SealError when it was not, or was changed */
  unseal(sealed: string, context: string): string
  /** HMAC-SHA-256 as 43 base64url characters, for finding a phone or an address without storing it. */
  keyedHash(value: string, context: string): string
  /** The hash under the current and each former key: what to look for while a key is being replaced. */
  keyedHashes(value: string, context: string): string[]
  /** Was this sealed under a former key? Then it is worth sealing anew. */
  isStale(sealed: string): boolean
}

/** A sealed value that cannot be opened: another context, a changed value, or a key that is gone. */
export class SealError extends Error {
  constructor(why: string) {
    super(`sealed value cannot be opened: ${why}`)
    this.name = 'SealError'
  }
}

const version = 'v1'
const ivBytes = 12
const tagBytes = 16
const leastKeyBytes = 32

interface KeyRing {
  id: string
  sealing: Buffer
  hashing: Buffer
}

function derive(secretKey: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(secretKey, 'utf8'), 'chuangyi', use, 32))
}

function keyRing(secretKey: string): KeyRing {
  if (Buffer.byteLength(secretKey, 'utf8') < leastKeyBytes) {
    throw new RangeError(`SECRET_KEY needs at least ${leastKeyBytes} bytes`)
  }
  return {
    id: derive(secretKey, 'key-id').toString('hex').slice(0, 8),
    sealing: derive(secretKey, 'seal'),
    hashing: derive(secretKey, 'hash'),
  }
}

/**
 * AES-256-GCM with a random IV: IV, tag, ciphertext. `bound` is authenticated but not stored.
 */
export function encrypt(key: Buffer, plain: string, bound: string): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(bound, 'utf8'))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

/** @throws SealError when the key, the bound text or the value is not the one it was encrypted with */
export function decrypt(key: Buffer, sealed: string, bound: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < ivBytes + tagBytes) throw new SealError('too short')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(bound, 'utf8')).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
  try {
    return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    throw new SealError('it was changed, or belongs elsewhere')
  }
}

function boundTo(keyId: string, context: string): string {
  return `${version}.${keyId}.${context}`
}

/**
 * @param secretKey SECRET_KEY, 32 bytes or more
 * @param formerKeys earlier ones: they still open and are still looked for, but seal nothing
 */
export function createSecrets(secretKey: string, formerKeys: readonly string[] = []): Secrets {
  const current = keyRing(secretKey)
  const rings = [current, ...formerKeys.map(keyRing)]
  const hashWith = (ring: KeyRing, value: string, context: string) =>
    createHmac('sha256', ring.hashing)
      .update(`${Buffer.byteLength(context)}:${context}${value}`)
      .digest('base64url')

  return {
    keyId: current.id,
    seal(plain, context) {
      return `${version}.${current.id}.${encrypt(current.sealing, plain, boundTo(current.id, context))}`
    },
    unseal(sealed, context) {
      const [head, keyId, body, ...rest] = sealed.split('.')
      if (head !== version || !keyId || !body || rest.length > 0) throw new SealError('not a sealed value')
      const ring = rings.find(({ id }) => id === keyId)
      if (!ring) throw new SealError(`the key ${keyId} is not known here`)
      return decrypt(ring.sealing, body, boundTo(keyId, context))
    },
    keyedHash: (value, context) => hashWith(current, value, context),
    keyedHashes: (value, context) => rings.map((ring) => hashWith(ring, value, context)),
    isStale: (sealed) => sealed.split('.')[1] !== current.id,
  }
}

/** 128 random bits as 22 url-safe characters: the secret of a link or a QR code. Store only its `hashSecret`. */
export function newSecret(): string {
  return randomBytes(16).toString('base64url')
}

/** What is stored of a secret of `newSecret`. It has 128 random bits, so it needs neither salt nor key. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('base64url')
}

/** Are two texts equal? Takes the same time wherever they differ. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest()
  return timingSafeEqual(digest(a), digest(b))
}
