import { createHash } from 'node:crypto'
import * as z from 'zod'
import { knownKinds } from '#archive/columns'
import type { ImportFile, ImportOptions } from '#archive/import-archive'
import { Terminal } from '#domain/failure'
import { archiveFileKey, readArchiveFileKey } from './keys.ts'
import type { Objects } from './objects.ts'

export interface ArchiveFiles {
  /** Stores the file; its creation is the event that asks for the import. Returns its key. */
  put(file: ImportFile, options: ImportOptions): Promise<string>
  read(key: string): Promise<{ readonly file: ImportFile; readonly options: ImportOptions }>
}

/** Metadata of S3 has 2 KB: what does not fit there (columns mapped by hand) is for the command line. */
const metadata = z.object({
  name: z.string(),
  kind: z.enum(knownKinds).optional(),
  department: z.string().optional(),
  trust: z.enum(['A', 'B', 'C']).optional(),
})

export const createArchiveFiles = (objects: Objects): ArchiveFiles => ({
  async put({ name, bytes }, { dataset, kind, department, trust }) {
    const key = archiveFileKey(dataset, createHash('sha256').update(bytes).digest('hex'))
    await objects.put(key, bytes, 'application/octet-stream', {
      name: encodeURIComponent(name),
      ...(kind && { kind }),
      ...(department !== undefined && { department: encodeURIComponent(department) }),
      ...(trust && { trust }),
    })
    return key
  },

  async read(key) {
    const { dataset } = readArchiveFileKey(key)
    const stored = await objects.get(key)
    if (!stored) throw new Terminal('the archive file is not there')
    const decoded = Object.fromEntries(
      Object.entries(stored.metadata).map(([name, value]) => [name, decodeURIComponent(value)]),
    )
    const { name, kind, department, trust } = metadata.parse(decoded)
    return {
      file: { name, bytes: stored.bytes },
      options: {
        dataset,
        ...(kind && { kind }),
        ...(department !== undefined && { department }),
        ...(trust && { trust }),
      },
    }
  },
})
