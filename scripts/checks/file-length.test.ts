import { expect, test } from 'vitest'
import { check, maxFileLines, maxFunctionLines } from './file-length.ts'
import { named, realTree, treeOf } from './planted.ts'

const statements = (count: number): string => 'count += 1\n'.repeat(count)

test('a file of 400 lines and a function of 70 pass', () => {
  const functionOf70 = `function f() {\n${statements(maxFunctionLines - 2)}}\n`
  expect(check(treeOf({ 'src/base/a.ts': functionOf70 + statements(maxFileLines - maxFunctionLines) }))).toEqual([])
})

test('one line more and the file is named', () => {
  const findings = check(treeOf({ 'src/base/a.ts': statements(maxFileLines + 1) }))
  expect(named(findings)).toEqual(['src/base/a.ts:401 file-too-long'])
})

test.each([
  ['declaration', 'function f() {\n', '}'],
  ['arrow', 'const f = () => {\n', '}'],
  ['method', 'class A { m() {\n', '} }'],
])('a long %s is named', (_kind, head, tail) => {
  const findings = check(treeOf({ 'src/base/a.ts': `// first\n${head}${statements(maxFunctionLines - 1)}${tail}` }))
  expect(named(findings)).toEqual(['src/base/a.ts:2 function-too-long'])
})

test('the body of describe() may be long, the file may not', () => {
  const text = `describe('x', () => {\n${statements(maxFileLines)}})`
  expect(named(check(treeOf({ 'src/base/a.test.ts': text })))).toEqual(['src/base/a.test.ts:401 file-too-long'])
})

test('the project keeps them', () => {
  expect(named(check(realTree()))).toEqual([])
})
