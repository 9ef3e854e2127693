/** The width of a text in em. */
export type Measure = (text: string) => number

/** Marks that no line begins with, and such that no line ends with (GB/T 15834). */
const noStart = new Set('，。、；：？！）》〉】」』”’…％%·,.;:?!)]}')
const noEnd = new Set('（《〈【「『“‘([{')

/** so many marks in a row are no prose: the line is cut where it is full */
const mostCarried = 4

/** What stays together: a number, a code, a word of Latin letters; every other character by itself. */
function unitsOf(text: string, width: number, measure: Measure): string[] {
  const units = text.match(/[\p{Script=Latin}\p{Nd}¥.,:/@_+#%-]+|./gsu) ?? []
  return units.flatMap((unit) => (measure(unit) > width ? [...unit] : [unit]))
}

/** So many units go down with the one that no longer fits, so that neither line breaks the rules. */
function carriedFrom(line: readonly string[], next: string): number {
  let count = 0
  let first = next
  while (noStart.has([...first][0]!) || noEnd.has(line.at(-1 - count) ?? '')) {
    count += 1
    if (count > mostCarried || count >= line.length) return 0
    first = line.at(-count)!
  }
  return count
}

/** A text in lines of at most so many em, after the rules of Chinese type. */
export function breakLines(text: string, width: number, measure: Measure): string[] {
  const widthOf = (units: readonly string[]) => units.reduce((sum, unit) => sum + measure(unit), 0)
  const lines: string[] = []
  let line: string[] = []
  for (const unit of unitsOf(text, width, measure)) {
    if (line.length > 0 && widthOf(line) + measure(unit) > width) {
      const carried = unit === ' ' ? 0 : carriedFrom(line, unit)
      const at = line.length - carried
      const fits = widthOf(line.slice(at)) + measure(unit) <= width
      const rest = line.splice(fits ? at : line.length)
      lines.push(line.join('').trimEnd())
      line = rest
    }
    // no line begins with the space it was broken at
    if (unit !== ' ' || line.length > 0) line.push(unit)
  }
  return line.length > 0 || lines.length === 0 ? [...lines, line.join('')] : lines
}
