// npm run dev: builds again on every change and starts the server anew.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { targets, prepare } from './build.mjs'
import { main, programEnv, projectNode, root, run, say, start } from './common.mjs'

/** The one running server; a change ends it, waits for its end, and starts the next. */
function serverKeeper() {
  let running = null
  let wanted = 0
  return async function restart() {
    const mine = ++wanted
    if (running) {
      running.child.kill('SIGTERM')
      await running.ended
    }
    if (mine !== wanted) return // a later change has come meanwhile
    const args = ['--enable-source-maps', join(root, 'dist/server/cli.js'), 'serve', ...process.argv.slice(2)]
    const env = programEnv('development')
    running = start(projectNode(), args, { env })
    const own = running
    void own.ended.then(({ code }) => {
      if (running === own) running = null
      if (code) say(`服务已停止（退出码 ${code}），修改后会重新启动`)
    })
  }
}

async function watch() {
  process.env.NODE_ENV = 'development'
  const vite = await import('vite')
  const restart = serverKeeper()
  for (const { name, label, config } of targets.filter((target) => existsSync(join(root, target.config)))) {
    const watcher = await vite.build({
      configFile: join(root, config),
      mode: 'development',
      logLevel: 'warn',
      build: { outDir: join(root, 'dist', name), emptyOutDir: true, minify: false, watch: {} },
    })
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') say(`${label}构建失败：${event.error.message}`)
      if (event.code !== 'BUNDLE_END') return
      say(`${label}已更新`)
      if (name === 'server') void restart()
    })
  }
}

await main(async () => {
  if (process.argv[2] !== '--watch') {
    await prepare()
    return run(projectNode(), [join(root, 'scripts/dev.mjs'), '--watch', ...process.argv.slice(2)])
  }
  process.argv.splice(2, 1)
  await watch()
})
