/**
 * Makes the type of printed papers anew, after fonts/characters.txt has changed:
 *
 *     node scripts/make-font.mjs
 *
 * What it needs comes from npm into a folder that is removed again: 115 MB, which nobody else has to install.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure, main, root, run, say } from './common.mjs'

const source = '@expo-google-fonts/noto-serif-sc@0.4.3'
const sourceFile = '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'
const subsetter = 'subset-font@2.9.0'

/** what a printed line has no use for: other forms of a character, lines from top to bottom, kerning */
const dropTables = ['BASE', 'GDEF', 'GPOS', 'GSUB', 'STAT', 'vhea', 'vmtx']

const spaces = ' \u00a0\u3000'

await main(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'font-'))
  try {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }')
    const code = await run('npm', ['install', '--no-save', '--ignore-scripts', '--loglevel=error', source, subsetter], {
      cwd: folder,
      stdio: ['ignore', 2, 2],
    })
    if (code !== 0) throw new Failure(`字体来源没有装上（npm 退出码 ${code}）。`, 69)
    const load = createRequire(join(folder, 'package.json'))
    const characters = readFileSync(join(root, 'fonts/characters.txt'), 'utf8').replaceAll('\n', '') + spaces
    const whole = readFileSync(join(folder, 'node_modules', sourceFile))
    const font = await load('subset-font')(whole, characters, {
      targetFormat: 'truetype',
      noLayoutClosure: true,
      noHinting: true,
      dropTables,
    })
    writeFileSync(join(root, 'fonts/noto-serif-sc.ttf'), font)
    say(`fonts/noto-serif-sc.ttf：${[...characters].length} 个字符，${(font.length / 1e6).toFixed(1)} MB`)
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
