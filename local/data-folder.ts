import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as z from 'zod'

/** Another process works in the folder. The message is for the person who started this one. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
}

/** The folder cannot be made or written. */
export class FolderUnusable extends Error {
  override readonly name = 'FolderUnusable'
}

export interface DataFolder {
  readonly path: string
  /** Secret of the person keys, made once: another one would make every known person a stranger. */
  readonly personSecret: string
  /** Whether the last process that worked here ended without `release`. */
  readonly wasCutOff: boolean
  release(): void
}

const owner = z.object({ pid: z.number(), since: z.string() })

/**
 * Takes the folder for this process. The lock is SQLite's own file lock: the system drops it with the process, however it dies, so that no
 * stale lock can be left after a `kill -9`. The file beside it only says who holds it.
 */
export const openDataFolder = (dataDir: string): DataFolder => {
  const path = resolve(dataDir)
  const lock = openLock(path)
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw isBusy(cause) ? new FolderInUse(inUse(path), { cause }) : new FolderUnusable(unusable(path), { cause })
  }
  const ownerFile = join(path, 'owner.json')
  const wasCutOff = existsSync(ownerFile)
  writeFileSync(ownerFile, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }))
  return {
    path,
    personSecret: readOrMakeSecret(join(path, 'person-secret')),
    wasCutOff,
    release() {
      rmSync(ownerFile, { force: true })
      lock.close()
    },
  }
}

const openLock = (path: string): DatabaseSync => {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    accessSync(path, constants.W_OK)
    return new DatabaseSync(join(path, 'lock.db'))
  } catch (cause) {
    throw new FolderUnusable(unusable(path), { cause })
  }
}

/** SQLITE_BUSY; whatever else SQLite says is not about another process. */
const isBusy = (cause: unknown): boolean => cause instanceof Error && 'errcode' in cause && cause.errcode === 5

const unusable = (path: string): string =>
  `数据目录 ${path} 不能写入（没有权限、磁盘只读或已满，或者它不是文件夹）。请检查该目录，或用 --data 指定另一个目录。`

const inUse = (path: string): string => {
  const { data } = owner.safeParse(readJson(join(path, 'owner.json')))
  const who = data ? `（进程号 ${data.pid}，启动于 ${data.since}）` : ''
  return [
    `数据目录 ${path} 正被另一个职验进程使用${who}。`,
    `请先结束该进程${data ? `（在其窗口按 Ctrl-C，或执行 kill ${data.pid}）` : ''}，或用 --data 指定另一个目录。数据没有改动。`,
  ].join('\n')
}

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined // Half written or gone: the message does without it.
  }
}

/** Written aside and linked into place, so that a death in between leaves either no secret or a whole one. */
const readOrMakeSecret = (file: string): string => {
  if (!existsSync(file)) {
    const aside = `${file}.${process.pid}`
    writeFileSync(aside, randomBytes(32).toString('hex'), { mode: 0o600, flush: true })
    linkSync(aside, file)
    rmSync(aside)
  }
  return readFileSync(file, 'utf8')
}
