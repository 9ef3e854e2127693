// npm run screens: a picture of every page, at every width, into test-results/screens/.
// npm run screens -- tour: the pictures of the README anew, into docs/pictures/.
import { join } from 'node:path'
import { prepare } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { main, projectNode, root, run } from './common.mjs'

await main(async () => {
  await prepare()
  const wanted = process.argv.slice(2)
  const env = { ...process.env, NODE_ENV: 'test', CHROMIUM_PATH: await ensureChromium() }
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', '--config', 'e2e/pictures.config.ts', ...(wanted.length > 0 ? wanted : ['screens'])]
  return run(projectNode(), args, { env })
})
