import { expect, test } from 'vitest'
import { withoutNames } from './blind.ts'

test('names are hidden wherever they stand, whole ones before parts of them', () => {
  const names = ['同行', '同行社会工作服务中心', '某']
  const answers = {
    experience: '同行社会工作服务中心做过三年，同行的人都在。',
    people: 120,
    papers: ['同行'],
    nothing: null,
  }
  expect(withoutNames(answers, names)).toEqual({
    experience: '某组织做过三年，某组织的人都在。',
    people: 120,
    papers: ['某组织'],
    nothing: null,
  })
  expect(withoutNames('没有名字', names)).toBe('没有名字')
})
