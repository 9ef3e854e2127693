/**
 * Why the program could not start, with the exit code a service manager can act on (after sysexits.h).
 * 64 is a misused command line and 70 a defect; neither is made here.
 */
export const startExitCodes = {
  'database-unreachable': 69,
  'port-taken': 71,
  'platform-unsupported': 72,
  'account-missing': 72,
  'database-failed': 72,
  'disk-full': 74,
  'data-dir-in-use': 75,
  'data-dir-copied': 75,
  'database-too-old': 76,
  'data-dir-newer': 76,
  'not-writable': 77,
  'database-refused': 77,
  'secret-key-other': 78,
  'settings-invalid': 78,
} as const

export type StartErrorCode = keyof typeof startExitCodes

/** The message is for the operator: what is wrong, in a first line, and what to do about it, in a second. */
export class StartError extends Error {
  readonly code: StartErrorCode
  readonly exitCode: number

  constructor(code: StartErrorCode, what: string, remedy: string, cause?: unknown) {
    super(`${what}\n${remedy}`, cause === undefined ? undefined : { cause })
    this.name = 'StartError'
    this.code = code
    this.exitCode = startExitCodes[code]
  }
}

const fileErrors: Record<string, 'not-writable' | 'disk-full'> = {
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  EROFS: 'not-writable',
  ENOTDIR: 'not-writable',
  EEXIST: 'not-writable',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
}

/** A failed write below `folder` as something to act on; any other failure comes back as it was. */
export function fromFileError(error: unknown, folder: string): unknown {
  const code = fileErrors[(error as NodeJS.ErrnoException).code ?? '']
  if (code === 'disk-full') return diskFull(folder, error)
  if (code === 'not-writable') return notWritable(folder, error)
  return error
}

export function notWritable(folder: string, cause?: unknown): StartError {
  const user = process.getuid?.() ?? '?'
  return new StartError(
    'not-writable',
    `数据目录写不进去：${folder}（当前用户 uid ${user}）。`,
    '请把该目录的所有者改为运行本程序的用户，或用 DATA_DIR 另指一个可写的目录。',
    cause,
  )
}

export function diskFull(folder: string, cause?: unknown): StartError {
  return new StartError(
    'disk-full',
    `磁盘空间不足：${folder} 所在的磁盘已满或即将写满。`,
    '请清出至少 512 MB 空间后重新启动，已有数据不会丢失；也可以用 DATA_DIR 换到另一块磁盘。',
    cause,
  )
}
