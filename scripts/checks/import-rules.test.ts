import { describe, expect, test } from 'vitest'
import { check, importRules } from './import-rules.ts'
import { named, realTree, treeOf } from './planted.ts'

/** A small tree that keeps every rule. */
const sound: Record<string, string> = {
  'src/base/id.ts': 'export const id = 1',
  'src/base/form.ts':
    "import { id } from './id.ts'\nimport { z } from 'zod'\nimport type { ReactNode } from 'react'\nexport type F = ReactNode\nexport const form = z.literal(id)",
  'src/server/database.ts': "import pg from 'pg'\nimport { id } from '../base/id.ts'\nexport const db = [pg, id]",
  'src/ui/button.tsx': "import '../base/id.ts'\nexport const Button = () => <b />",
  'src/portal/page.ts': "import { db } from '../server/database.ts'\nexport const page = db",
  'src/workbench/shell.tsx': "import { Button } from '../ui/button.tsx'\nexport const Shell = Button",
  'src/testing/harness.ts': "import { app } from '../app.ts'\nexport const harness = app",
  'src/modules/network/network.ts': "import '../../base/id.ts'\nexport const network = 1",
  'src/modules/network/server/store.ts': "import '../../../server/database.ts'\nexport const store = 1",
  'src/modules/network/server/public.ts': "import { store } from './store.ts'\nexport const areas = store",
  'src/modules/problem/problem.ts': "import { network } from '../network/network.ts'\nexport const problem = network",
  'src/modules/problem/server/queries.ts':
    "import { areas } from '../../network/server/public.ts'\nimport { problem } from '../problem.ts'\nexport const q = [areas, problem]",
  'src/modules/problem/portal/list.tsx':
    "import { q } from '../server/queries.ts'\nimport { answer } from '../server/commands/desk.ts'\nimport { page } from '../../../portal/page.ts'\nexport const list = [q, page, answer]",
  'src/modules/problem/server/commands/desk.ts': 'export const answer = 1',
  'src/modules/problem/workbench/list.tsx':
    "import { Shell } from '../../../workbench/shell.tsx'\nimport { problem } from '../problem.ts'\nexport const list = [Shell, problem]",
  'src/modules/problem/slots.tsx':
    "import './portal/list.tsx'\nimport { q } from './server/queries.ts'\nimport { Button } from '../../ui/button.tsx'\nexport const slots = [q, Button]",
  'src/modules/problem/problem.test.ts': "import { harness } from '../../testing/harness.ts'\nexport const t = harness",
  'src/modules/problem/module.ts':
    "import { q } from './server/queries.ts'\nimport { list } from './portal/list.tsx'\nimport '../../server/database.ts'\nexport const problemModule = [q, list]",
  'src/app.ts':
    "import './modules/problem/module.ts'\nimport { list } from './modules/problem/portal/list.tsx'\nexport const app = list",
  'datasets/calendar/2026.json': '{}',
}

/** rule → [file, text] that breaks it and nothing else. */
const violations: [string, string, string][] = [
  ['base-imports-base', 'src/base/bad.ts', "import { readFileSync } from 'node:fs'"],
  ['base-imports-base', 'src/base/bad.ts', "import { db } from '../server/database.ts'"],
  ['base-imports-base', 'src/base/bad.ts', "import { useState } from 'react'"],
  ['base-imports-base', 'src/base/bad.ts', "import type { network } from '../modules/network/network.ts'"],
  ['base-imports-base', 'src/base/bad.ts', "export type A = import('pg').Pool"],
  ['pure-imports-pure', 'src/modules/problem/bad.ts', "import { db } from '../../server/database.ts'"],
  ['pure-imports-pure', 'src/modules/problem/bad.ts', "import { q } from './server/queries.ts'"],
  ['pure-imports-pure', 'src/modules/problem/bad.ts', "import 'node:path'"],
  ['pure-imports-pure', 'src/modules/problem/labels.ts', "import { Button } from '../../ui/button.tsx'"],
  ['server-imports', 'src/modules/problem/server/bad.ts', "import { store } from '../../network/server/store.ts'"],
  ['server-imports', 'src/modules/problem/server/bad.ts', "import { page } from '../../../portal/page.ts'"],
  ['server-imports', 'src/modules/problem/server/bad.ts', "import { list } from '../portal/list.tsx'"],
  ['portal-imports', 'src/modules/problem/portal/bad.tsx', "import { db } from '../../../server/database.ts'"],
  ['portal-imports', 'src/modules/problem/portal/bad.tsx', "import { areas } from '../../network/server/public.ts'"],
  ['portal-imports', 'src/modules/problem/portal/bad.tsx', "import { Shell } from '../../../workbench/shell.tsx'"],
  ['portal-imports', 'src/modules/problem/slots.tsx', "import { db } from '../../server/database.ts'"],
  ['workbench-imports', 'src/modules/problem/workbench/bad.tsx', "import { page } from '../../../portal/page.ts'"],
  ['workbench-imports', 'src/modules/problem/workbench/bad.tsx', "import { q } from '../server/queries.ts'"],
  ['assembly-imports', 'src/modules/problem/module.ts', "import './workbench/list.tsx'"],
  ['assembly-imports', 'src/modules/problem/module.ts', "import '../network/server/public.ts'"],
  ['server-imports', 'src/modules/problem/server/bad.ts', "import { problemModule } from '../module.ts'"],
  ['module-order', 'src/modules/network/bad.ts', "import { problem } from '../problem/problem.ts'"],
  ['module-order', 'src/modules/network/network.test.ts', "import type { problem } from '../problem/problem.ts'"],
  ['platform-knows-no-module', 'src/server/bad.ts', "import { network } from '../modules/network/network.ts'"],
  ['platform-knows-no-module', 'src/portal/bad.ts', "const late = () => import('../modules/problem/portal/list.tsx')"],
  [
    'platform-knows-no-module',
    'src/workbench/bad.ts',
    "export { problem } from '../modules/problem/problem.ts'\nexport const x = 1",
  ],
  ['platform-knows-no-module', 'src/ui/bad.ts', "import type { network } from '../modules/network/network.ts'"],
  ['platform-layers', 'src/ui/bad.tsx', "import { Shell } from '../workbench/shell.tsx'"],
  ['platform-layers', 'src/checks/bad.ts', "import { page } from '../portal/page.ts'"],
  ['browser-without-node', 'src/ui/bad.tsx', "import 'node:fs'"],
  ['browser-without-node', 'src/workbench/bad.tsx', "import type { db } from '../server/database.ts'"],
  ['browser-without-node', 'src/modules/problem/workbench/bad.tsx', "import { db } from '../../../server/database.ts'"],
  ['composer-on-top', 'src/server/bad.ts', "import { app } from '../app.ts'"],
  ['testing-from-tests', 'src/server/bad.ts', "import { harness } from '../testing/harness.ts'"],
  ['testing-from-tests', 'src/modules/problem/server/bad.ts', "import { t } from '../problem.test.ts'"],
  ['shipped-from-src', 'src/server/bad.ts', "import '../../scripts/start.mjs'"],
  ['no-barrel', 'src/modules/network/index.ts', "export { network } from './network.ts'"],
  ['no-barrel', 'src/base/bad.ts', "export * from './id.ts'\nexport const more = 1"],
  ['no-cycle', 'src/base/bad.ts', "import './worse.ts'"],
  ['no-cycle', 'src/base/bad.ts', "import type { A } from './bad.ts'\nexport type B = A"],
  ['literal-specifier', 'src/server/bad.ts', 'export const load = (name: string) => import(`./${name}.ts`)'],
  ['known-place', 'src/helpers/bad.ts', 'export const a = 1'],
  ['known-place', 'src/modules/gossip/gossip.ts', 'export const a = 1'],
  ['known-place', 'src/modules/problem/utils/bad.ts', 'export const a = 1'],
]

const besides = { 'src/base/worse.ts': "import './bad.ts'", 'scripts/start.mjs': '' }

describe('import rules', () => {
  test('a sound tree is clean', () => {
    expect(named(check(treeOf(sound)))).toEqual([])
  })

  test.each(violations)('%s is named: %s imports %s', (rule, file, text) => {
    const extra = rule === 'no-cycle' || rule === 'shipped-from-src' ? besides : {}
    const tree = treeOf({ ...sound, [file]: text, ...extra })
    expect(named(check(tree))).toEqual([`${file}:1 ${rule}`])
  })

  test('every rule has a violation', () => {
    expect(new Set(violations.map(([rule]) => rule))).toEqual(new Set(importRules))
  })

  test('the line of the import is given', () => {
    const tree = treeOf({ 'src/base/bad.ts': "export const a = 1\n\n/* why */ import 'node:fs'\n" })
    expect(named(check(tree))).toEqual(['src/base/bad.ts:3 base-imports-base'])
  })

  test('the project keeps them', () => {
    expect(named(check(realTree()))).toEqual([])
  })
})
