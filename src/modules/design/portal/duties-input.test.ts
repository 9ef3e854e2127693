import { expect, test } from 'vitest'
import { atRows, dutiesOf, filledRows, rowsOf } from './duties-input.ts'

const [a, b] = ['0192f0c1-0000-7000-8000-000000000001', '0192f0c1-0000-7000-8000-000000000002']

test('tasks are read in their order; empty ones are left out, and the rest moves up', () => {
  const rows = filledRows({
    'duties.2': '立指示牌',
    [`duties.2.${a}`]: 'accountable',
    [`duties.2.${b}`]: '',
    'duties.0': ' 划车位 ',
    [`duties.0.${b}`]: 'responsible',
    'duties.1': '',
    [`duties.1.${a}`]: '',
    act: 'save',
  })
  expect(dutiesOf(rows)).toEqual([
    { task: '划车位', parts: [{ memberId: b, role: 'responsible' }] },
    { task: '立指示牌', parts: [{ memberId: a, role: 'accountable' }] },
  ])
})

test('a task without words is kept while somebody has a part in it, and no other role is taken than there is', () => {
  const rows = filledRows({ 'duties.0': '', [`duties.0.${a}`]: 'informed', [`duties.0.${b}`]: 'king' })
  expect(dutiesOf(rows)).toEqual([{ task: '', parts: [{ memberId: a, role: 'informed' }] }])
})

test('what was agreed comes back as it was', () => {
  const duties = [{ task: '划车位', parts: [{ memberId: a, role: 'accountable' as const }] }]
  expect(dutiesOf(rowsOf(duties))).toEqual(duties)
})

test('what is wrong within a task is said at the task, once', () => {
  expect(
    atRows({
      'duties.0.task': 'required',
      'duties.0.parts': 'too-few',
      'duties.1.parts': 'too-few',
      'duties.2': 'design.duty-accountable',
      code: 'too-long',
    }),
  ).toEqual({
    'duties.0': 'required',
    'duties.1': 'design.duty-responsible',
    'duties.2': 'design.duty-accountable',
    code: 'too-long',
  })
})
