import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { chmod, chown, mkdir, readFile, realpath, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fromFileError, diskFull, notWritable, StartError } from '../start-error.ts'
import { canReach, systemAccount, type Account } from './account.ts'
import { copyBinaries, findBinaries } from './binaries.ts'
import { readSecrets, writeSecrets, type Secrets } from './secrets.ts'

/** Where the database lives, whose it is and which binaries serve it. */
export interface Home {
  dataDir: string
  /** the folder above the cluster: the data folder, or one below `systemDir` */
  folder: string
  /** PostgreSQL's own data folder */
  cluster: string
  native: string
  /** null: runs as ourselves */
  account: Account | null
  secrets: Secrets
}

/** For what root's database account could not reach in a private home. */
const systemDir = '/var/lib/chuangyi'

const isRoot = (): boolean => process.getuid?.() === 0

const exists = (path: string): Promise<boolean> => stat(path).then(Boolean, () => false)

/**
 * Makes the data folder and answers its real path. Others may pass through it but not list it: root's database account
 * must get to the cluster inside.
 * @throws StartError not-writable, disk-full
 */
export async function prepareDataDir(dataDir: string): Promise<string> {
  try {
    if (!(await exists(dataDir))) {
      await mkdir(dataDir, { recursive: true })
      await chmod(dataDir, 0o711)
    }
    const probe = join(dataDir, `.probe-${process.pid}`)
    await writeFile(probe, 'x')
    await rm(probe)
    return await realpath(dataDir)
  } catch (error) {
    throw fromFileError(error, dataDir)
  }
}

/** A cluster that exists keeps its owner; a new one of root's is given to the system account. */
async function ownerOf(cluster: string, onProgress: (line: string) => void): Promise<Account | null> {
  if (!isRoot()) return null
  const info = await stat(cluster).catch(() => null)
  if (info && info.uid !== 0) return { uid: info.uid, gid: info.gid, name: `uid ${info.uid}` }
  return systemAccount(onProgress)
}

/** The folder outside, for a data folder that the account cannot reach. */
function folderOutside(dataDir: string): string {
  return join(systemDir, createHash('sha256').update(dataDir).digest('hex').slice(0, 16))
}

interface Marker {
  dataDir: string
  id: string
}

/**
 * The data folder was moved: its database follows it. It was copied: two copies must not share one database.
 * @throws StartError data-dir-copied
 */
async function claim(folder: string, dataDir: string, secrets: Secrets): Promise<void> {
  const file = join(folder, 'belongs-to.json')
  const marker = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Marker,
    () => null,
  )
  if (marker && marker.dataDir !== dataDir) {
    const other = await readSecrets(marker.dataDir)
    if (other?.id === secrets.id) {
      throw new StartError(
        'data-dir-copied',
        `数据目录 ${dataDir} 是 ${marker.dataDir} 的副本，两者不能共用 ${folder} 里的数据库。`,
        `请删去其中一个；要另起一套，请删除 ${join(dataDir, 'database.json')} 后重新启动，数据库会从空白开始。`,
      )
    }
  }
  if (marker?.dataDir !== dataDir || marker.id !== secrets.id) {
    await writeFile(file, JSON.stringify({ dataDir, id: secrets.id } satisfies Marker))
  }
}

async function openFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true })
  await chmod(path, 0o755) // whatever the umask said
}

async function moveOutside(dataDir: string, secrets: Secrets, account: Account): Promise<string> {
  const folder = secrets.folder ?? folderOutside(dataDir)
  await openFolder(systemDir)
  await openFolder(folder)
  await chown(folder, account.uid, account.gid)
  await claim(folder, dataDir, secrets)
  if (!secrets.folder) await writeSecrets(dataDir, Object.assign(secrets, { folder }))
  return folder
}

/**
 * Decides once where the database lives and remembers it. An ordinary user runs everything in place; root's account
 * uses what it can reach and gets the rest below `/var/lib/chuangyi`.
 * @throws StartError
 */
export async function findHome(dataDir: string, secrets: Secrets, onProgress: (line: string) => void): Promise<Home> {
  const binaries = await findBinaries()
  if (secrets.folder && !isRoot()) throw notWritable(secrets.folder)
  let folder = secrets.folder ?? dataDir
  const account = await ownerOf(join(folder, 'database'), onProgress)
  let native = binaries.native
  try {
    if (account) {
      if (secrets.folder || !(await canReach(account, dataDir, constants.X_OK))) {
        folder = await moveOutside(dataDir, secrets, account)
      }
      const reachable =
        (await canReach(account, join(native, 'bin/postgres'), constants.R_OK | constants.X_OK)) &&
        (await canReach(account, join(native, 'share/postgresql/postgres.bki'), constants.R_OK))
      if (!reachable) {
        await openFolder(systemDir)
        native = (await copyBinaries(binaries, systemDir)).native
      }
    }
  } catch (error) {
    throw fromFileError(error, systemDir)
  }
  return { dataDir, folder, cluster: join(folder, 'database'), native, account, secrets }
}

/** @throws StartError disk-full */
export async function requireSpace(folder: string, megabytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < megabytes * 1024 * 1024) throw diskFull(folder)
}
