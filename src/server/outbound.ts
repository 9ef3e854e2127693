import { lookup as resolve } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Ranges that lead into this machine or its network, or nowhere (IANA special-purpose registries, RFC 6890). */
const internal = new BlockList()
for (const [net, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
  ] as const),
  ...([
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
] as const) {
  internal.addSubnet(net, bits, 'ipv4')
}
for (const [net, bits] of [
  ...([
    ['::', 96],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['100::', 64],
    ['2001::', 32],
  ] as const),
  ...([
    ['2001:db8::', 32],
    ['2002::', 16],
    ['fc00::', 7],
    ['fe80::', 10],
    ['ff00::', 8],
  ] as const),
] as const) {
  internal.addSubnet(net, bits, 'ipv6')
}

/** Is this address inside: this machine, a private network, or a range that maps onto one? */
export function isInternalAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const plain = mapped ?? address
  const family = isIP(plain)
  if (family === 0) return true
  return internal.check(plain, family === 4 ? 'ipv4' : 'ipv6')
}

/** Why nothing was sent, or no answer came. */
export class OutboundFailure extends Error {
  readonly code: 'internal-address' | 'timeout' | 'unreachable' | 'answer-too-large'

  constructor(code: OutboundFailure['code'], cause?: unknown) {
    super(`outbound request failed: ${code}`, { cause })
    this.name = 'OutboundFailure'
    this.code = code
  }
}

/**
 * Resolves a name for one connection and refuses internal answers. The check is on the very address that is then
 * connected to: a name that answers differently the second time gains nothing.
 */
const guardedLookup: LookupFunction = (host, options, done) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '', 0)
    if (addresses.some(({ address }) => isInternalAddress(address))) {
      return done(new OutboundFailure('internal-address'), '', 0)
    }
    const [first] = addresses
    if (options.all) return done(null, addresses)
    return done(null, first?.address ?? '', first?.family ?? 0)
  })
}

export interface OutboundRequest {
  url: URL
  headers: Record<string, string>
  body: string
  /** from connecting to the last byte */
  timeoutMs: number
  mostAnswerBytes: number
  /** only for an address that the operator wrote down as internal */
  mayBeInternal: boolean
}

export interface OutboundAnswer {
  status: number
  text: string
}

/**
 * One POST to another system. Follows no redirects, takes no more than it was told to wait for, and reaches nothing
 * inside unless allowed.
 *
 * @throws OutboundFailure
 */
export function post(outbound: OutboundRequest): Promise<OutboundAnswer> {
  const { url, mayBeInternal } = outbound
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // an address written out is never looked up, so it is checked here
  if (!mayBeInternal && isIP(host) !== 0 && isInternalAddress(host)) {
    return Promise.reject(new OutboundFailure('internal-address'))
  }
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  const signal = AbortSignal.timeout(outbound.timeoutMs)
  return new Promise((settle, fail) => {
    const failAs = (error: Error) => {
      if (error instanceof OutboundFailure) return fail(error)
      fail(new OutboundFailure(signal.aborted ? 'timeout' : 'unreachable', error))
    }
    const call = send(url, {
      method: 'POST',
      headers: { ...outbound.headers, 'content-length': String(Buffer.byteLength(outbound.body)) },
      signal,
      agent: false,
      ...(mayBeInternal ? {} : { lookup: guardedLookup }),
    })
    call.on('error', failAs)
    call.on('response', (answer) => {
      const chunks: Buffer[] = []
      let bytes = 0
      answer.on('error', failAs)
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > outbound.mostAnswerBytes) call.destroy(new OutboundFailure('answer-too-large'))
        else chunks.push(chunk)
      })
      answer.on('end', () => settle({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }))
    })
    call.end(outbound.body)
  })
}
