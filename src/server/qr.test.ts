import { create } from 'qrcode'
import { expect, test } from 'vitest'
import { qrPath } from './qr.ts'

const link = 'https://example.org/follow/LG-26-0398?s=Zk3vXcYp0QmB7tR1uWnE2A'

/** What the path paints, one entry a module: each piece of it is one horizontal bar. */
function drawn({ size, path }: { size: number; path: string }): boolean[][] {
  const rows = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  for (const [, x, y, width, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    expect(back).toBe(width)
    for (let step = 0; step < Number(width); step += 1) rows[Number(y)]![Number(x) + step] = true
  }
  return rows
}

test('what is drawn is the code, with four modules of quiet zone', () => {
  const { modules } = create(link, { errorCorrectionLevel: 'M' })
  const code = qrPath(link)
  const pixels = drawn(code)
  expect(code.size).toBe(modules.size + 8)
  for (let row = 0; row < code.size; row += 1) {
    for (let column = 0; column < code.size; column += 1) {
      const inside = row >= 4 && column >= 4 && row < code.size - 4 && column < code.size - 4
      const dark = inside && Boolean(modules.get(row - 4, column - 4))
      expect(pixels[row]?.[column], `row ${row}, column ${column}`).toBe(dark)
    }
  }
})

test('the path holds nothing but drawing commands', () => {
  expect(qrPath('https://example.org/"><script>').path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/)
})
