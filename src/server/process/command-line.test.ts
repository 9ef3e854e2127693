import { expect, test } from 'vitest'
import { AppError } from '../../base/refusal.ts'
import { StartError } from '../start-error.ts'
import { type Arguments, Misuse, runCommandLine, type Verb } from './command-line.ts'

const failing = (error: Error): Verb => ({
  usage: '',
  about: '',
  run: async () => {
    throw error
  },
})

let given: Arguments | null = null
const verbs: Record<string, Verb> = {
  look: { usage: '[--json]', about: '看一看', run: async () => ({ value: { seen: 1 }, text: '看到 1 处' }) },
  judge: { usage: '', about: '', run: async () => ({ value: { ok: false }, text: '不行', refused: true }) },
  make: {
    usage: 'create --person <邮箱>',
    about: '',
    words: 1,
    options: { person: { type: 'string' } },
    run: async (args) => {
      given = args
      if (!args.options.person) throw new Misuse('缺少 --person')
      return { value: null, text: '' }
    },
  },
  quiet: { usage: '', about: '', run: async () => null },
  refuse: failing(new AppError('forbidden', { code: 'token.scope-missing' })),
  full: failing(new StartError('disk-full', '磁盘已满', '请清理')),
  break: failing(new TypeError('x is not a function')),
}

async function call(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const streams = {
    out: (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
  }
  const code = await runCommandLine(verbs, argv, { streams })
  return { code, ...said }
}

test('a result is words for people and one JSON value with --json', async () => {
  expect(await call('look')).toEqual({ code: 0, out: '看到 1 处\n', err: '' })
  expect(await call('look', '--json')).toEqual({ code: 0, out: '{"seen":1}\n', err: '' })
})

test('an answer of no ends with 1', async () => {
  expect(await call('judge', '--json')).toEqual({ code: 1, out: '{"ok":false}\n', err: '' })
})

test('options and words reach the verb', async () => {
  expect((await call('make', 'create', '--person', 'clerk@example.cn')).code).toBe(0)
  expect(given).toMatchObject({ words: ['create'], options: { person: 'clerk@example.cn' } })
})

test.each([
  [[], '用法'],
  [['fly'], '没有这个命令：fly'],
  [['toString'], '没有这个命令：toString'],
  [['look', '--colour'], 'look [--json]'],
  [['look', 'here'], '多余的参数：here'],
  [['make', 'create'], '缺少 --person'],
])('%j is misuse and says what would be right', async (argv, words) => {
  const { code, out, err } = await call(...argv)
  expect(code).toBe(2)
  expect(out + err).toContain(words)
})

test.each([
  ['refuse', 1, 'token.scope-missing'],
  ['full', 74, 'disk-full'],
  ['break', 70, 'defect'],
])('%s ends with %i, and with --json standard output is still one value', async (verb, code, reason) => {
  const plain = await call(verb)
  expect([plain.code, plain.out]).toEqual([code, ''])
  expect(plain.err).not.toBe('')
  const json = await call(verb, '--json')
  expect(JSON.parse(json.out)).toMatchObject({ ok: false, error: { code: reason } })
})

test('help is a result, and a verb may have said everything itself', async () => {
  const { code, out } = await call('help')
  expect([code, out.includes('look [--json]'), out.includes('看一看')]).toEqual([0, true, true])
  expect(await call('quiet')).toEqual({ code: 0, out: '', err: '' })
})
