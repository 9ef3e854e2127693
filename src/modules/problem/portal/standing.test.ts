import { describe, expect, test } from 'vitest'
import { problemStates } from '../problem.ts'
import { sampleAnswered, sampleProblem } from './samples.ts'
import { promisedDays, standingOf } from './standing.ts'

const now = new Date('2026-11-21T02:00:00Z')

describe('where it stands', () => {
  test.each(problemStates)('%s says something in both languages, to everyone and to the reporter', (state) => {
    for (const lang of ['zh', 'en'] as const) {
      for (const mine of [false, true]) {
        const { title, text } = standingOf(sampleProblem({ state }), now, lang, mine)
        expect(title).not.toBe('')
        expect(`${title}${text}`).not.toMatch(/undefined|null/)
      }
    }
  })

  test('late is said first, with the days, an apology and who has it', () => {
    const { tone, title, text } = standingOf(sampleProblem({ overdue: true, dueOn: '2026-11-19' }), now, 'zh')
    expect({ tone, title }).toEqual({ tone: 'act', title: '我们晚了 2 天，抱歉。' })
    expect(text).toContain('平湖街道消安办')
  })

  test('nobody assigned yet: the street answers for it', () => {
    const { text } = standingOf(sampleProblem({ overdue: true, dueOn: '2026-11-19', handler: null }), now, 'zh')
    expect(text).toContain('平湖街道')
  })

  test('passed outside names body and receipt, and lateness there is not our apology', () => {
    const outside = { body: 'hotline-12345', receipt: '0755-26112100012', expectedOn: '2026-11-20' } as const
    const passed = sampleProblem({ state: 'passed', outside, dueOn: '2026-11-20' })
    expect(standingOf(passed, now, 'zh')).toMatchObject({ title: '这件事由 12345 办理，已转去', tone: 'info' })
    const late = standingOf({ ...passed, overdue: true }, now, 'zh')
    expect(late.text).toBe(
      '受理号 0755-26112100012；办结情况我们接着跟。预计 11月20日前办结。已经过了预计的日期，我们正在催。',
    )
    expect(late.title).not.toContain('抱歉')
  })

  test('who reported it is told what to do with the answer', () => {
    expect(standingOf(sampleAnswered(), now, 'zh', true).text).toContain('没解决')
    expect(standingOf(sampleAnswered(), now, 'zh').text).toContain('反映人')
  })
})

test('the promise in force on the day of the report is the one told', () => {
  expect(promisedDays(now)).toBe(5)
})
