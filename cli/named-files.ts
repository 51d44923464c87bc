import { access, constants, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UsageError } from './usage.ts'

/** A file that was named on the command line. A path that cannot be read is for its writer to correct, and no fault of ours. */
export const readNamed = async (file: string): Promise<Buffer<ArrayBuffer>> => {
  try {
    return await readFile(file)
  } catch (cause) {
    throw new UsageError(`找不到或无法打开文件：${file}（${reasonOf(cause)}）`, { cause })
  }
}

export const writeNamed = async (file: string, text: string): Promise<void> => {
  try {
    await writeFile(file, text)
  } catch (cause) {
    throw new UsageError(`无法写入文件：${file}（${reasonOf(cause)}）`, { cause })
  }
}

/** Asked before the work begins: minutes of it should not end at a mistyped folder. */
export const mustBeWritable = async (file: string): Promise<void> => {
  try {
    const there = await stat(file).catch(() => undefined)
    if (there?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    await access(dirname(file), constants.W_OK)
  } catch (cause) {
    throw new UsageError(`无法写入文件：${file}（${reasonOf(cause)}）`, { cause })
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件或文件夹，请检查路径',
  ENOTDIR: '路径中有一段不是文件夹，请检查路径',
  EISDIR: '这是文件夹，请写到具体文件',
  EACCES: '没有权限，请检查文件权限',
  EPERM: '没有权限，请检查文件权限',
  EROFS: '所在磁盘只读',
  ENOSPC: '磁盘已满',
  ENAMETOOLONG: '文件名过长',
  ERR_FS_FILE_TOO_LARGE: '文件超过 2 GB',
}

const reasonOf = (cause: unknown): string => {
  const code = cause instanceof Error ? (cause as NodeJS.ErrnoException).code : undefined
  return (code && reasons[code]) ?? code ?? '原因不明'
}
