import sharp from 'sharp'
import { AppError } from '../../base/refusal.ts'
import type { Sniffed } from './sniff.ts'

/** A photo made anew from its pixels: nothing the camera wrote beside them (place, time, device) survives. */
export interface Photo {
  /** JPEG, at most 1,600 pixels on the longer side */
  full: { data: Buffer; width: number; height: number }
  /** WebP, at most 480 pixels on the longer side */
  thumb: { data: Buffer }
}

const fullSide = 1_600
const thumbSide = 480

/**
 * The most pixels that are decoded. JPEG shrinks while it is read; PNG and WebP lie in memory whole, four bytes a pixel.
 * A phone's largest ordinary JPEG has 50 million.
 */
const mostPixels: Partial<Record<Sniffed, number>> = { jpeg: 64_000_000, png: 25_000_000, webp: 25_000_000 }

/** decoded at once; a request beyond the queue is told to come again rather than kept waiting */
const atOnce = 2
const mostWaiting = 24
const slowestSeconds = 20

// One thread a picture and no cache: two cores serve pages meanwhile, and memory stays bounded.
sharp.concurrency(1)
sharp.cache(false)
// Only these decoders may run, whatever a file claims to be.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })

let working = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working >= atOnce) {
    if (waiting.length >= mostWaiting) throw new AppError('unavailable', { code: 'file.photos-busy' })
    await new Promise<void>((resume) => waiting.push(resume))
  } else {
    working += 1
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else working -= 1
  }
}

function broken(cause: unknown): AppError {
  return Object.assign(new AppError('invalid', { code: 'file.broken' }), { cause })
}

async function decode(path: string, limitInputPixels: number): Promise<Photo> {
  const upright = sharp(path, { limitInputPixels, failOn: 'error', pages: 1 })
    .timeout({ seconds: slowestSeconds })
    .autoOrient()
    .flatten({ background: '#ffffff' })
  const within = (side: number) =>
    upright.clone().resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
  const full = await within(fullSide).jpeg({ quality: 82, progressive: true }).toBuffer({ resolveWithObject: true })
  const thumb = await sharp(full.data)
    .resize({ width: thumbSide, height: thumbSide, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 76 })
    .toBuffer()
  return { full: { data: full.data, width: full.info.width, height: full.info.height }, thumb: { data: thumb } }
}

/**
 * Makes a photo of the file's pixels, upright, in sRGB.
 *
 * @throws AppError invalid `file.broken`, `file.too-many-pixels`; unavailable `file.photos-busy`
 */
export function makePhoto(path: string, kind: Sniffed): Promise<Photo> {
  const limit = mostPixels[kind]
  if (!limit) throw new Error(`not a photo: ${kind}`)
  return inTurn(async () => {
    const { width, height } = await sharp(path, { limitInputPixels: false })
      .metadata()
      .catch((error: unknown) => {
        throw broken(error)
      })
    if (width * height > limit) {
      throw new AppError('invalid', { code: 'file.too-many-pixels', params: { megapixels: Math.floor(limit / 1e6) } })
    }
    return decode(path, limit).catch((error: unknown) => {
      throw broken(error)
    })
  })
}
