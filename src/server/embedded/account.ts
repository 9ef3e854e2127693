import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { StartError } from '../start-error.ts'

const run = promisify(execFile)

/** Whom PostgreSQL runs as. It refuses to run as root. */
export interface Account {
  uid: number
  gid: number
  name: string
}

const preferred = 'chuangyi-db'

async function findAccount(name: string): Promise<Account | null> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const found = lines.find((fields) => fields[0] === name)
  return found ? { name, uid: Number(found[2]), gid: Number(found[3]) } : null
}

/** The two families of tools that make accounts: shadow-utils and BusyBox. */
const creators: [string, string[]][] = [
  [
    'useradd',
    ['--system', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', preferred],
  ],
  ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', preferred]],
]

/**
 * The unprivileged account for root's database: made once, found again later. Where none can be made, `nobody`.
 * @throws StartError account-missing when there is not even that
 */
export async function systemAccount(onProgress: (line: string) => void): Promise<Account> {
  const there = await findAccount(preferred)
  if (there) return there
  for (const [tool, args] of creators) {
    const made = await run(tool, args).then(
      () => findAccount(preferred),
      () => findAccount(preferred), // another start may have been quicker
    )
    if (made) {
      onProgress(`已建立系统账户 ${preferred}，数据库以它的身份运行`)
      return made
    }
  }
  const nobody = await findAccount('nobody')
  if (nobody) {
    onProgress(`无法建立系统账户 ${preferred}，数据库改以 nobody 的身份运行`)
    return nobody
  }
  throw new StartError(
    'account-missing',
    `数据库不能以 root 身份运行，而系统账户 ${preferred} 建不起来。`,
    '请用普通用户启动，或先运行 useradd --system chuangyi-db，或设置 DATABASE_URL 使用已有的 PostgreSQL。',
  )
}

/** Whether the account may enter every folder on the way to `path` and, at its end, do what `wanted` (rwx bits) says. */
export async function canReach(account: Account, path: string, wanted: number): Promise<boolean> {
  const info = await stat(path).catch(() => null)
  if (!info) return false
  const shift = info.uid === account.uid ? 6 : info.gid === account.gid ? 3 : 0
  if (((info.mode >> shift) & wanted) !== wanted) return false
  const parent = dirname(path)
  return parent === path || canReach(account, parent, constants.X_OK)
}
