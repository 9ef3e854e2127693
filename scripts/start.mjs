// npm start: install and build what is needed, then serve; bring the server back when it is killed.
import { setTimeout as sleep } from 'node:timers/promises'
import { prepare } from './build.mjs'
import { main, programEnv, projectNode, say, serveArgs, start } from './common.mjs'

// what the system or a defect ends; an order to stop is final, and so is what fails before it ever served
const crashes = new Set(['SIGKILL', 'SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGTRAP'])
const defect = 70
/** one that ran this long was sound: the count of failures begins anew */
const soundMs = 60_000
const maxFailures = 5

let asked = false
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => (asked = true))

async function keepServing() {
  const args = serveArgs(process.argv.slice(2))
  const env = programEnv('production')
  for (let failures = 0; ;) {
    const began = Date.now()
    // through the channel it says when it serves, and learns when we are gone
    const server = start(projectNode(), args, { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
    let served = false
    server.child.once('message', () => (served = true))
    const { code, signal } = await server.ended
    const crashed = crashes.has(signal) || (served && code === defect)
    failures = Date.now() - began > soundMs ? 1 : failures + 1
    if (asked) return code ?? 0
    if (!crashed) return code ?? 1
    if (failures > maxFailures) return code ?? 70
    const pauseMs = 200 * 2 ** (failures - 1)
    say(`服务意外停止（${signal ?? `退出码 ${code}`}），${pauseMs / 1000} 秒后重新启动……`)
    await sleep(pauseMs)
    if (asked) return 0
  }
}

await main(async () => {
  await prepare()
  return asked ? 0 : keepServing()
})
