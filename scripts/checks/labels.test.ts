import { describe, expect, test } from 'vitest'
import { check, labelRules } from './labels.ts'
import { named, realTree, treeOf } from './planted.ts'

/** A module with a word for everything it can say. */
const sound = {
  'src/base/roles.ts': `export const permissionRoles = { 'problem.answer': ['clerk'] } as const
export const permissionLabels = { 'problem.answer': { zh: '答复问题', en: 'Answer problems' } }`,
  'src/base/fault.ts': "export const faultLabels = { required: { zh: '请填写', en: 'Please fill this in' } } as const",
  'src/base/refusal-labels.ts': "export const refusalLabels = { 'not-found': { zh: '没有找到', en: 'Not found' } }",
  'src/modules/problem/problem.ts': `export const problemStates = ['received', 'answered'] as const
export const refuseAnswer = (late: boolean) => ({ code: late ? 'problem.late' : 'problem.closed', fields: { text: 'required' } })`,
  'src/modules/problem/contract.ts': `const input = z.object({ code: z.string(), text: z.string() })
export const answer = contract({ method: 'POST', path: '/problems/{code}/answer', input })
export const list = contract({ method: 'GET', path: '/problems', input: z.object({ q: z.string() }) })`,
  'src/modules/problem/server/commands.ts': `export async function answer(tx: Tx) {
  if (!problem) throw notFound('problem')
  tx.event(again ? 'problem.answered-again' : 'problem.answered', problem)
  tx.deadline('problem.reply', problem, due)
}`,
  'src/modules/problem/labels.ts': `export const problemStateLabels = { received: { zh: '已收到', en: 'Received' }, answered: { zh: '已答复', en: 'Answered' } }
export const refusalLabels: Labels<string> = {
  'problem.late': { zh: '已经逾期', en: 'It is late' },
  'problem.closed': { zh: '已经办结', en: 'It is closed' },
  'problem.not-found': { zh: '没有这个问题', en: 'No such problem' },
}
export const eventLabels = {
  'problem.answered': { zh: '已答复', en: 'Answered' },
  'problem.answered-again': { zh: '再次答复', en: 'Answered again' },
} as const satisfies Labels<string>
export const deadlineLabels = { 'problem.reply': { zh: '答复期限', en: 'Reply due' } }
export const fieldLabels = { text: { zh: '答复内容', en: 'Answer' } }`,
}

const rules = 'src/modules/problem/rules.ts'
const server = 'src/modules/problem/server/more.ts'

const violations: [string, string, string][] = [
  ['refusal-without-label', rules, "export const refuseMore = () => ({ code: 'problem.more' })"],
  [
    'refusal-without-label',
    rules,
    "export const refuseMore = (a: boolean) => (a ? { code: a ? 'problem.late' : 'problem.more' } : null)",
  ],
  ['refusal-without-label', server, "throw notFound('answer')"],
  ['refusal-without-label', 'src/server/more.ts', "throw new AppError('conflict', { code: 'server.late' })"],
  ['refusal-without-label', rules, "export const refuseMore = () => refuseFields('problem.more', {})"],
  [
    'fault-without-label',
    rules,
    "export const refuseMore = () => ({ code: 'problem.late', fields: { text: 'too-dull' } })",
  ],
  [
    'fault-without-label',
    rules,
    "export const refuseMore = () => refuseFields('problem.late', { text: dull ? 'too-dull' : null })",
  ],
  ['event-without-label', server, "tx.event('problem.praised', problem)"],
  ['code-not-literal', server, 'tx.deadline(`problem.${action}`, problem, due)'],
  ['deadline-without-label', server, "tx.deadline('problem.praise', problem, due)"],
  [
    'field-without-label',
    'src/modules/problem/more.ts',
    "contract({ method: 'PATCH', path: '/p', input: z.object({ tone: z.string() }) })",
  ],
  ['vocabulary-without-label', rules, "export const heats = ['received', 'text'] as const"],
  ['vocabulary-without-label', rules, "export const tones = ['warm'] as const"],
  ['vocabulary-without-label', rules, "export const topics = [{ code: 'fire-safety', group: 'topic' }]"],
  [
    'permission-without-label',
    'src/base/roles.ts',
    "export const permissionRoles = { 'problem.praise': ['clerk'] } as const",
  ],
  ['label-not-chinese', rules, "export const toneLabels = { warm: { zh: 'Warm', en: 'Warm' } }"],
  ['label-not-english', rules, "export const toneLabels = { warm: { zh: '温暖', en: '温暖' } }"],
  ['label-not-english', rules, "export const toneLabels = { warm: { zh: '温暖', en: ' ' } }"],
  [
    'label-twice',
    'src/modules/call/labels.ts',
    "export const refusalLabels = { 'problem.late': { zh: '晚了', en: 'Late' } }",
  ],
]

describe('labels', () => {
  test('a module with all its words is clean', () => {
    expect(named(check(treeOf(sound)))).toEqual([])
  })

  test.each(violations)('%s is named in %s: %s', (rule, file, text) => {
    expect(named(check(treeOf({ ...sound, [file]: text })))).toEqual([`${file}:1 ${rule}`])
  })

  test('every rule has a violation', () => {
    expect(new Set(violations.map(([rule]) => rule))).toEqual(new Set(labelRules))
  })

  test('another module’s words do not count', () => {
    const text = "export const refuseCall = () => ({ code: 'problem.late' })"
    const findings = check(treeOf({ ...sound, 'src/modules/call/call.ts': text }))
    expect(named(findings)).toEqual(['src/modules/call/call.ts:1 refusal-without-label'])
  })

  test('words for the platform may stand in the module whose pages it serves', () => {
    const text = "throw new AppError('conflict', { code: 'problem.late', fields: { code: 'required' } })"
    expect(named(check(treeOf({ ...sound, 'src/server/sign-in.ts': text })))).toEqual([])
  })

  test('the message says where the word belongs', () => {
    const [finding] = check(treeOf({ ...sound, [server]: "tx.event('problem.praised', problem)" }))
    expect(finding?.message).toContain('eventLabels in src/modules/problem/labels.ts')
  })

  test('the project keeps them', () => {
    expect(named(check(realTree()))).toEqual([])
  })
})
