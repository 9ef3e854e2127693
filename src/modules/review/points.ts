/** `87.5`, `90`: a sum of tenths of a point as people write it. */
export function pointsText(tenths: number): string {
  return tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1)
}

/** `87.25`: a mean in hundredths of a point, always with both places, so that a column of them compares. */
export function meanText(hundredths: number): string {
  return (hundredths / 100).toFixed(2)
}
