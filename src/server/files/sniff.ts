/** What a file is, told by its first bytes: names and declared types are whatever the sender likes. */
export type Sniffed = 'jpeg' | 'png' | 'webp' | 'heic' | 'pdf'

/** how many bytes `sniff` looks at */
export const sniffBytes = 64

/** brands of the ISO base media format that iPhones and some Android phones save photos under */
const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'heif'])

export function sniff(head: Buffer): Sniffed | null {
  const text = head.toString('latin1')
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp'
  if (text.slice(4, 8) === 'ftyp' && heicBrands.has(text.slice(8, 12))) return 'heic'
  if (text.startsWith('%PDF-')) return 'pdf'
  return null
}
