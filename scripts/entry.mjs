// Runs <folder>/<name>.ts with the arguments after the name, on a fresh build.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { prepare } from './build.mjs'
import { Failure, main, programEnv, projectNode, root, run } from './common.mjs'

const misused = 2

function entriesOf(folder) {
  const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []
  return names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).map((name) => name.slice(0, -3))
}

export async function runEntry(folder, usual) {
  await main(async () => {
    const named = process.argv[2] && !process.argv[2].startsWith('-')
    const name = named ? process.argv[2] : usual
    const args = process.argv.slice(named ? 3 : 2)
    const entries = entriesOf(folder)
    if (!entries.includes(name)) {
      throw new Failure(
        `用法：npm run ${folder} -- <名称> [参数]\n可选名称：${entries.join('、') || '（无）'}`,
        misused,
      )
    }
    await prepare()
    const env = programEnv('production')
    return run(projectNode(), [join(root, folder, `${name}.ts`), ...args], { env })
  })
}
