import { describe, expect, it } from 'vitest'
import { threadTeller } from '../../base/thread.ts'
import { designEvents } from './design.ts'
import { designThreadTexts } from './thread-texts.ts'

const tell = threadTeller([designThreadTexts])

describe('the thread', () => {
  it('has words for each step that is shown, in both languages', () => {
    for (const [type, kind] of Object.entries(designEvents)) {
      const said = [tell({ type, public: {} }, 'zh')?.title, tell({ type, public: {} }, 'en')?.title]
      expect([type, ...said.map(Boolean)]).toEqual([type, ...said.map(() => 'thread' in kind)])
    }
  })

  it('names organisations, and persons never', () => {
    const organisation = { organisation: '某中心', party: 'social', part: 'drives' }
    expect(tell({ type: 'design.member-joined', public: organisation }, 'zh')).toMatchObject({
      title: '某中心加入团队',
      body: '牵头',
    })
    const person = { organisation: null, party: 'public', part: 'takes-part' }
    expect(tell({ type: 'design.member-left', public: person }, 'zh')).toEqual({
      title: '一位居民退出团队',
      mark: 'step',
    })
    expect(tell({ type: 'design.member-left', public: person }, 'en')?.title).toBe('A resident left the team')
  })
})
