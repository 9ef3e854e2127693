import { describe, expect, test } from 'vitest'
import { check, migrationRules } from './migrations.ts'
import { named, realTree, treeOf } from './planted.ts'

const violations: [string, string, string, string][] = [
  ['migration-name', 'migrations/1_platform.sql', '', '1'],
  ['migration-name', 'migrations/0001-platform.sql', '', '1'],
  ['migration-name', 'migrations/notes.md', '', '1'],
  ['migration-number', 'migrations/0007_other.sql', '', '1'],
  ['forward-only', 'migrations/0008_other.sql', '-- why\nalter table area drop column name;', '2'],
  ['forward-only', 'migrations/0008_other.sql', 'DROP TABLE area;', '1'],
  ['forward-only', 'migrations/0008_other.sql', 'alter table area rename column a to b;', '1'],
  ['forward-only', 'migrations/0008_other.sql', '\ntruncate area;', '2'],
]

const sound = {
  'migrations/0007_area.sql':
    'create table area (id uuid); -- nothing to drop table for\nrevoke update, truncate on area from app;',
}

describe('migrations', () => {
  test.each(violations)('%s is named in %s: %s', (rule, file, text, line) => {
    expect(named(check(treeOf({ ...sound, [file]: text })))).toEqual([`${file}:${line} ${rule}`])
  })

  test('every rule has a violation', () => {
    expect(new Set(violations.map(([rule]) => rule))).toEqual(new Set(migrationRules))
  })

  test('a sound migration passes', () => {
    expect(check(treeOf(sound))).toEqual([])
  })

  test('the project keeps them', () => {
    expect(named(check(realTree()))).toEqual([])
  })
})
