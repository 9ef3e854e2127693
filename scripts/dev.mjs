// npm run dev: builds again on every change and starts the server anew.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { recordFile, targets } from './build.mjs'
import { main, programEnv, projectNode, root, run, say, start } from './common.mjs'
import { alone } from './setup-lock.mjs'

/** The one running server; a change ends it, waits for its end, and starts the next. */
function serverKeeper() {
  let running = null
  let wanted = 0
  async function stop() {
    if (!running) return
    running.child.kill('SIGTERM')
    await running.ended
  }
  async function restart() {
    const mine = ++wanted
    await stop()
    if (mine !== wanted) return // a later change has come meanwhile
    const args = ['--enable-source-maps', join(root, 'dist/server/cli.js'), 'serve', ...process.argv.slice(2)]
    const own = start(projectNode(), args, { env: programEnv('development') })
    running = own
    void own.ended.then(({ code }) => {
      if (running === own) running = null
      if (code) say(`服务已停止（退出码 ${code}），修改后会重新启动`)
    })
  }
  return { restart, stop }
}

async function watch() {
  process.env.NODE_ENV = 'development'
  const vite = await import('vite')
  const server = serverKeeper()
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => void server.stop().then(() => process.exit(0)))
  }
  for (const { name, label, config } of targets.filter((target) => existsSync(join(root, target.config)))) {
    // what stands there now is no longer what npm start would have built
    rmSync(recordFile(name), { force: true })
    const watcher = await vite.build({
      configFile: join(root, config),
      mode: 'development',
      logLevel: 'warn',
      build: { outDir: join(root, 'dist', name), emptyOutDir: false, minify: false, watch: {} },
    })
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') say(`${label}构建失败：${event.error.message}`)
      if (event.code !== 'BUNDLE_END') return
      say(`${label}已更新`)
      if (name === 'server') void server.restart()
    })
  }
}

await main(async () => {
  if (process.argv[2] !== '--watch') {
    await alone(bootstrap)
    return run(projectNode(), [join(root, 'scripts/dev.mjs'), '--watch', ...process.argv.slice(2)])
  }
  process.argv.splice(2, 1)
  await watch()
})
