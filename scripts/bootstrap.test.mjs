import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { missingPackages } from './bootstrap.mjs'

const folder = mkdtempSync(join(tmpdir(), 'chuangyi-bootstrap-'))
afterAll(() => rmSync(folder, { recursive: true }))

const mine = { os: [process.platform], cpu: [process.arch], optional: true }
const lock = {
  '': { version: '0.1.0' },
  'node_modules/plain': { version: '1.0.0' },
  'node_modules/own-binary': { version: '1.0.0', ...mine },
  'node_modules/by-name': { version: '1.0.0', optional: true, os: process.platform, cpu: process.arch },
  'node_modules/other-system': { version: '1.0.0', ...mine, os: ['plan9'] },
  'node_modules/other-libc': { version: '1.0.0', ...mine, libc: ['none'] },
  'node_modules/serves-another': { version: '1.0.0', optional: true },
}

/** What is missing when npm says it installed these and their folders exist. */
function missing(installed, folders = Object.keys(installed)) {
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true })
  for (const path of folders) mkdirSync(join(folder, path), { recursive: true })
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: lock }))
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }))
  return missingPackages(folder)
}

const complete = {
  'node_modules/plain': { version: '1.0.0' },
  'node_modules/own-binary': { version: '1.0.0' },
  'node_modules/by-name': { version: '1.0.0' },
}

test('nothing is missing when everything for this machine is there', () => {
  expect(missing(complete)).toEqual([])
})

test('a binary for this machine that npm skipped is missing, those of others are not', () => {
  const { 'node_modules/own-binary': _, ...skipped } = complete
  expect(missing(skipped)).toEqual(['node_modules/own-binary'])
})

test('another version and a folder that was removed are missing', () => {
  expect(missing({ ...complete, 'node_modules/plain': { version: '0.9.0' } })).toEqual(['node_modules/plain'])
  expect(missing(complete, ['node_modules/own-binary', 'node_modules/by-name'])).toEqual(['node_modules/plain'])
})

test('an installation that was cut off has left no list: all is missing', () => {
  rmSync(join(folder, 'node_modules/.package-lock.json'))
  expect(missingPackages(folder)).toHaveLength(3)
})
