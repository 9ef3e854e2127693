import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from './refusal.ts'
import {
  actionsFrom,
  findTransition,
  type Machine,
  machine,
  nextState,
  refuseMachine,
  refuseTransition,
  toMermaid,
} from './state-machine.ts'

const states = ['draft', 'under-review', 'published', 'closed'] as const
const actions = ['submit', 'publish', 'return', 'close'] as const
type State = (typeof states)[number]
type Action = (typeof actions)[number]
type Who = 'author' | 'notice.review'

const notice = machine<State, Action, Who>({
  name: 'notice',
  initial: 'draft',
  states: {
    draft: { submit: { to: 'under-review', who: ['author'], deadline: 'notice.review' } },
    'under-review': {
      publish: { to: 'published', who: ['notice.review'] },
      return: { to: 'draft', who: ['notice.review'] },
    },
    published: { close: { to: 'closed', who: ['author', 'notice.review'] } },
    closed: {},
  },
})

describe('a transition', () => {
  it('is possible exactly where the table lists it', () => {
    const table: Record<State, string> = {
      draft: 'submit',
      'under-review': 'publish return',
      published: 'close',
      closed: '',
    }
    for (const state of states) {
      expect(actionsFrom(notice, state).join(' ')).toBe(table[state])
      for (const action of actions) {
        const listed = table[state].split(' ').includes(action)
        const refusal = { code: 'state.not-possible', params: { machine: 'notice', state, action } }
        expect(refuseTransition(notice, state, action)).toEqual(listed ? null : refusal)
        expect(findTransition(notice, state, action) !== null).toBe(listed)
      }
    }
  })

  it('leads where the table says, or throws a conflict', () => {
    expect(nextState(notice, 'draft', 'submit')).toBe('under-review')
    expect(nextState(notice, 'under-review', 'return')).toBe('draft')
    expect(() => nextState(notice, 'closed', 'close')).toThrow(AppError)
    expect(() => nextState(notice, 'closed', 'close')).toThrow('conflict: state.not-possible')
  })

  it('is none for names that every object inherits', () => {
    expect(findTransition(notice, 'draft', 'constructor' as Action)).toBeNull()
    expect(findTransition(notice, '__proto__' as State, 'constructor' as Action)).toBeNull()
    expect(findTransition(notice, 'gone' as State, 'submit')).toBeNull()
    expect(refuseTransition(notice, 'toString' as State, 'submit')?.code).toBe('state.not-possible')
  })
})

describe('refuseMachine', () => {
  it('accepts a table in which every state can be reached', () => {
    expect(refuseMachine(notice)).toBeNull()
  })

  it('names a state that is not listed, one that cannot be reached, and an action that is nobody’s', () => {
    const broken: Machine<string, string> = {
      name: 'broken',
      initial: 'a',
      states: { a: { go: { to: 'gone', who: ['x'] } }, b: {}, c: { go: { to: 'c', who: ['x'] } } },
    }
    expect(refuseMachine(broken)?.fields).toEqual({ gone: 'not-listed', b: 'unreachable', c: 'unreachable' })
    const orphaned: Machine<string, string> = { name: 'o', initial: 'a', states: { a: { go: { to: 'a', who: [] } } } }
    expect(refuseMachine(orphaned)?.fields).toEqual({ a: 'nobody-may' })
  })

  it('accepts exactly the tables in which no walk leaves and every state is on a walk', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const rows = fc.dictionary(name, fc.dictionary(fc.constantFrom('x', 'y'), name, { noNullPrototype: true }), {
      noNullPrototype: true,
    })
    fc.assert(
      fc.property(rows, name, (listed, initial) => {
        const table: Machine<string, string> = {
          name: 'made',
          initial,
          states: Object.fromEntries(
            Object.entries(listed).map(([state, row]) => [
              state,
              Object.fromEntries(Object.entries(row).map(([action, to]) => [action, { to, who: ['anyone'] }])),
            ]),
          ),
        }
        const walked = walk(listed, initial, 6)
        const sound =
          walked.every((state) => state in listed) && Object.keys(listed).every((one) => walked.includes(one))
        expect(refuseMachine(table) === null).toBe(sound)
      }),
    )
  })
})

/** Every state some walk of at most so many steps comes to. */
function walk(rows: Record<string, Record<string, string>>, from: string, steps: number): string[] {
  if (steps === 0) return [from]
  return [from, ...Object.values(rows[from] ?? {}).flatMap((to) => walk(rows, to, steps - 1))]
}

it('toMermaid draws every state and every row', () => {
  const drawing = toMermaid(notice, {
    states: {
      draft: { zh: '草稿', en: 'Draft' },
      'under-review': { zh: '待审：初审', en: 'Review: first' },
      published: { zh: '已发布', en: 'Published' },
      closed: { zh: '已结束', en: 'Closed' },
    },
    actions: {
      submit: { zh: '提交', en: 'Submit' },
      publish: { zh: '发布', en: 'Publish' },
      return: { zh: '退回', en: 'Return' },
      close: { zh: '结束', en: 'Close' },
    },
    who: { author: { zh: '起草人', en: 'Author' }, 'notice.review': { zh: '审核员', en: 'Reviewer' } },
  })
  expect(drawing).toBe(`stateDiagram-v2
  state "草稿" as draft
  state "待审：初审" as under_review
  state "已发布" as published
  state "已结束" as closed
  [*] --> draft
  draft --> under_review: 提交（起草人）
  under_review --> published: 发布（审核员）
  under_review --> draft: 退回（审核员）
  published --> closed: 结束（起草人、审核员）
  closed --> [*]
`)
})
