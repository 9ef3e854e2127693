import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

test('is read by Excel as UTF-8, with quotes where they are needed', () => {
  const text = toCsv(
    ['标题', '地点'],
    [
      ['楼道, 堵', '他说“快”'],
      ['一"二"', '两\n行'],
    ],
  )
  expect(text).toBe('\uFEFF标题,地点\r\n"楼道, 堵",他说“快”\r\n"一""二""","两\n行"\r\n')
})

test.each([
  ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
  ['+1+1', "'+1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-2+3', "'-2+3"],
  ['\t=1', "'\t=1"],
  ['-12.50', '-12.50'],
  ['-1,000', '"-1,000"'],
  ['5', '5'],
])('what would compute is only text: %j', (given, expected) => {
  expect(toCsv(['x'], [[given]])).toBe(`\uFEFFx\r\n${expected}\r\n`)
})
