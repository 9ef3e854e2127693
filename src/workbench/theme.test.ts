import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { night, paper, type Palette } from './theme.ts'

function colours(file: string): Record<string, string> {
  const css = readFileSync(new URL(`../ui/${file}`, import.meta.url), 'utf8')
  const first = css.slice(css.indexOf('{'), css.indexOf('\n}'))
  return Object.fromEntries(
    [...first.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  )
}

/** Relative luminance and contrast, WCAG 2.2. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [r = 0, g = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue
  }
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

describe.each([
  ['paper', 'tokens.css', paper],
  ['night', 'dark.css', night],
])('%s', (_, file, palette: Palette) => {
  test('antd computes with the colours of the style sheet', () => {
    expect(colours(file)).toMatchObject(palette)
  })

  test.each([
    ['ink', 'paper'],
    ['ink-soft', 'surface'],
    ['bamboo', 'surface'],
    ['bamboo', 'bamboo-mist'],
    ['seal', 'surface'],
    ['seal', 'seal-mist'],
    ['amber', 'amber-mist'],
    ['sky', 'sky-mist'],
    ['on-bamboo', 'bamboo'],
    ['on-seal', 'seal'],
  ] as const)('%s can be read on %s', (text, ground) => {
    expect(contrast(palette[text], palette[ground])).toBeGreaterThanOrEqual(4.5)
  })
})
