import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const squeeze = promisify(gzip)

export interface Packed {
  body: string | Buffer
  encoding: 'gzip' | null
}

/** Whether a browser takes gzip, from its `accept-encoding`; `gzip;q=0` is a no. */
export function takesGzip(accepted: string | undefined): boolean {
  const said = (accepted ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .find((part) => /^gzip(\s*;|$)/.test(part))
  return said !== undefined && !/;\s*q=0(\.0*)?$/.test(said)
}

/**
 * A page as it travels: a third of its size, which on a phone is the difference between at once and in a while. A page
 * that holds somebody's secret goes as it is, since its packed length could tell of it beside what the address holds.
 */
export async function packed(html: string, accepted: string | undefined, secret: boolean): Promise<Packed> {
  if (secret || !takesGzip(accepted)) return { body: html, encoding: null }
  return { body: await squeeze(html), encoding: 'gzip' }
}
