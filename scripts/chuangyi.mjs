// npm run --silent chuangyi -- <verb>: the command line. Standard output carries the verb's result only.
import { join } from 'node:path'
import { prepare } from './build.mjs'
import { main, programEnv, projectNode, root, run } from './common.mjs'

await main(async () => {
  await prepare()
  const env = programEnv('production')
  return run(projectNode(), [join(root, 'dist/server/cli.js'), ...process.argv.slice(2)], { env })
})
