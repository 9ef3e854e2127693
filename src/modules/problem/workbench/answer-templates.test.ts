import { describe, expect, it } from 'vitest'
import { adoptTemplates, answerFault, answerTemplates, beginning, blank, withTemplate } from './answer-templates.ts'

const now = new Date('2026-11-21T02:00:00Z')
const late = { overdue: true, dueOn: '2026-11-19', state: 'handling' } as const
const [solved, planned] = answerTemplates as [(typeof answerTemplates)[number], (typeof answerTemplates)[number]]

describe('the apology', () => {
  it('says by how many days we are late', () => {
    expect(beginning(late, now)).toBe('我们晚了 2 天，抱歉。\n')
  })

  it('is not said in time, nor for what others handle', () => {
    expect(beginning({ ...late, overdue: false }, now)).toBe('')
    expect(beginning({ ...late, state: 'passed' }, now)).toBe('')
  })
})

describe('a template', () => {
  it('takes the place of nothing, of the apology alone, of another as it was', () => {
    const start = beginning(late, now)
    const first = withTemplate(start, start, solved, answerTemplates)
    expect(first).toBe(start + solved.text)
    expect(withTemplate(first, start, planned, answerTemplates)).toBe(start + planned.text)
    expect(withTemplate('', '', planned, answerTemplates)).toBe(planned.text)
  })

  it('never takes what somebody wrote', () => {
    const typed = `${solved.text}昨天已经拆了围挡。`
    expect(withTemplate(typed, '', planned, answerTemplates)).toBe(`${typed}\n${planned.text}`)
  })

  it.each([...answerTemplates, ...adoptTemplates])('$label cannot go out with its blanks', ({ text }) => {
    expect(answerFault(text)).toContain('还有空没填')
    expect(answerFault(text.replaceAll(blank, '某处'))).toBeNull()
  })

  it('a word is no answer', () => {
    expect(answerFault(' 好 的 ')).toBe('请再写具体一些')
  })
})
