/** Something in a text that may tell who or where a private person is. */
export interface Mark {
  kind: MarkKind
  text: string
  start: number
  end: number
}

export type MarkKind = 'identity' | 'phone' | 'plate' | 'home'

export const markWords: Readonly<Record<MarkKind, string>> = {
  identity: '身份证号',
  phone: '电话',
  plate: '车牌',
  home: '门牌',
}

/** The longer ones first: a phone number inside an identity number is not found again. */
const patterns: readonly [MarkKind, RegExp][] = [
  ['identity', /(?<!\d)\d{17}[\dXx](?!\d)/g],
  ['phone', /(?<!\d)(?:\+?86[\s-]?)?1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)|(?<!\d)0\d{2,3}[\s-]?\d{7,8}(?!\d)/g],
  ['plate', /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][\s·•]?[A-Z0-9]{5,6}(?![A-Z0-9])/g],
  ['home', /(?<=(?:栋|幢|座|号楼|单元)\s*)\d{3,4}(?:\s*[室房号])?|(?<!\d)\d{3,4}\s*[室房](?!间)/g],
]

/** What may be personal in a text, in its order. A help for who reviews, who decides; names cannot be told by a pattern. */
export function personalMarks(text: string): Mark[] {
  const marks: Mark[] = []
  for (const [kind, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const mark = { kind, text: match[0], start: match.index, end: match.index + match[0].length }
      if (!marks.some((other) => mark.start < other.end && other.start < mark.end)) marks.push(mark)
    }
  }
  return marks.toSorted((a, b) => a.start - b.start)
}

/** The text with each of them replaced by what it was. What touched the replaced may now stand out: looked at again. */
export function hidePersonal(text: string): string {
  const marks = personalMarks(text)
  if (marks.length === 0) return text
  return hidePersonal(
    marks.reduceRight(
      (hidden, { kind, start, end }) => `${hidden.slice(0, start)}（${markWords[kind]}已隐去）${hidden.slice(end)}`,
      text,
    ),
  )
}
