import { describe, expect, test } from 'vitest'
import type { ProblemEventType } from './problem.ts'
import { threadTeller } from '../../base/thread.ts'
import { problemThreadTexts } from './thread-texts.ts'

const tell = threadTeller([problemThreadTexts])
const say = (type: string, part: Record<string, unknown> = {}, lang: 'zh' | 'en' = 'zh') =>
  tell({ type, public: part }, lang)

/** The public parts as the commands write them. */
const parts: Partial<Record<ProblemEventType, Record<string, unknown>>> = {
  'problem.reported': { kind: 'idea', channel: 'web' },
  'problem.published': { title: '楼道被堵' },
  'problem.assigned': { handler: '平湖街道消安办', dueOn: '2026-11-25' },
  'problem.passed': { body: 'hotline-12345', receipt: '0755-26112100012', expectedOn: '2026-12-04' },
  'problem.answered': { text: '已清走。', by: '平湖街道消安办', late: true },
  'problem.adopted': { text: '采纳。', by: '平湖街道', late: false },
  'problem.merged': { into: 'LG-26-0398', supportCount: 46 },
  'problem.joined': { code: 'LG-26-0401', supportCount: 46 },
  'problem.reopened': { dueOn: '2026-11-30', reopenCount: 1 },
}

describe('what happened, in words', () => {
  const shown = Object.keys(problemThreadTexts) as ProblemEventType[]

  test.each(shown)('%s has words in both languages, without a hole', (type) => {
    for (const lang of ['zh', 'en'] as const) {
      const said = say(type, parts[type], lang)
      expect(said?.title).toMatch(lang === 'zh' ? /\p{Script=Han}/u : /[a-z]/)
      expect(JSON.stringify(said)).not.toMatch(/undefined|null|NaN|\[object/)
    }
  })

  test('an answer quotes the office, says when it is late, and is an official act', () => {
    expect(say('problem.answered', parts['problem.answered'])).toEqual({
      title: '平湖街道消安办答复',
      body: '比承诺的日期晚',
      quote: '已清走。',
      mark: 'official',
    })
  })

  test('what was passed outside names the body, its receipt number and the day', () => {
    expect(say('problem.passed', parts['problem.passed'])).toMatchObject({
      title: '转给 12345 民意速办',
      body: '受理号 0755-26112100012，预计 12月4日前办结',
    })
  })

  test('entered for someone offline, it says so', () => {
    expect(say('problem.reported', { kind: 'problem', channel: 'visit' })).toMatchObject({
      title: '一位居民反映',
      body: '社区工作人员代为登记',
    })
  })

  test('only the fields known to be public are shown: others in the part stay out', () => {
    expect(JSON.stringify(say('problem.reopened', { dueOn: '2026-11-30', reason: '张三家又堵上了' }))).not.toContain(
      '张三',
    )
  })

  test('what nobody has words for is left out', () => {
    expect(say('design.opened')).toBeNull()
  })
})
