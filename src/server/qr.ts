import { create } from 'qrcode'

/** A QR code as one SVG path over a square of `size` units; `size` includes the quiet zone the standard asks for. */
export interface QrPath {
  size: number
  path: string
}

/** ISO/IEC 18004: four modules of quiet zone on each side */
const quietZone = 4

/**
 * A QR code for inline SVG: no style, no picture request, so it works under the strict CSP and prints sharply.
 * Level M mends 15 % damage: a slip of paper that was folded still reads.
 *
 * Use: `<svg viewBox={`0 0 ${size} ${size}`}><path d={path} fill="#000"/></svg>` on a white ground.
 */
export function qrPath(text: string): QrPath {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let row = 0; row < modules.size; row += 1) {
    let column = 0
    while (column < modules.size) {
      const start = column
      while (column < modules.size && modules.get(row, column)) column += 1
      const width = column - start
      if (width > 0) path += `M${start + quietZone} ${row + quietZone}h${width}v1h-${width}z`
      else column += 1
    }
  }
  return { size: modules.size + 2 * quietZone, path }
}
