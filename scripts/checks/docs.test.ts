import { describe, expect, test } from 'vitest'
import { check, docsCheck, docsRules } from './docs.ts'
import { named, realTree, treeOf } from './planted.ts'

const now = '# States\n'

const sound = {
  'src/base/roles.ts': "export const roleLabels = { clerk: { zh: '街道工作人员', en: 'Street clerk' } }",
  'src/modules/problem/labels.ts': "export const stateLabels = { received: { zh: '已收到', en: 'Received' } }",
  'src/server/settings.ts': 'export const settingsTable = { PORT: setting() } as const',
  'src/server/start-error.ts': "export const startExitCodes = { 'port-taken': 71 } as const",
  'docs/operations.md': '\n| `PORT` | 3000 |\n| `port-taken` | 71 |\n',
  'docs/states.md': now,
  'docs/photo.png': '',
  'docs/glossary.md': `# Glossary

| English | 中文 | in code | meaning |
|---|---|---|---|
| problem | 问题 | \`modules/problem\` | what is reported |
| street clerk | 街道工作人员 | \`clerk\` | answers |
| received | 已收到 | \`received\` | first state |
`,
  'docs/a.md':
    'See [states](states.md#problem), ![](photo.png), [web](https://example.org), `src/base/`, `migrations/NNNN_what.sql`.',
}

const page = 'docs/b.md'
const violations: [string, string, string, number][] = [
  ['glossary-row', 'src/modules/call/call.ts', 'export const call = 1', 1],
  [
    'glossary-row',
    'src/modules/problem/labels.ts',
    "export const stateLabels = { received: { zh: '收到了', en: 'Received' } }",
    1,
  ],
  [
    'glossary-row',
    'src/base/roles.ts',
    "export const roleLabels = { clerk: { zh: '街道工作人员', en: 'Clerk of a street' } }",
    1,
  ],
  ['glossary-twice', 'docs/glossary.md', `${sound['docs/glossary.md']}| Received | 已收到 | | again |\n`, 8],
  ['operations-row', 'src/server/settings.ts', 'export const settingsTable = { HOST: setting() } as const', 1],
  ['operations-row', 'src/server/start-error.ts', "export const startExitCodes = { 'disk-full': 74 } as const", 1],
  ['doc-link', page, '\n[there](gone.md)', 2],
  ['doc-link', page, '![](gone.png)', 1],
  ['doc-path', page, 'in `src/gone/` lies', 1],
  ['doc-path', page, 'in `src/base/gone.ts` lies', 1],
  ['states-current', 'docs/states.md', '# State\n', 1],
]

describe('docs', () => {
  test.each(violations)('%s is named: %s', (rule, file, text, line) => {
    const [finding, ...more] = check(treeOf({ ...sound, [file]: text }), now)
    const where = rule.startsWith('doc-') || rule.startsWith('states') ? file : `docs/${rule.split('-')[0]}.md`
    expect(finding && named([finding])).toEqual([`${where}:${line} ${rule}`])
    expect(more).toEqual([])
  })

  test('every rule has a violation', () => {
    expect(new Set(violations.map(([rule]) => rule))).toEqual(new Set(docsRules))
  })

  test('sound pages pass', () => {
    expect(check(treeOf(sound), now)).toEqual([])
  })

  test('the project keeps them', async () => {
    expect(named(await docsCheck.check(realTree()))).toEqual([])
  })
})
