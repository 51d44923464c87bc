import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { evalPatents } from '../../cli/eval-patents.ts'

const folder = '../shared/data/patent-pdfs'

/**
 * Each first page was read by a person: number, day, application, filing day, owner, inventors in their order, title. Real people stand
 * on them, so only the digest of what was read is kept here.
 */
const readByHand: Readonly<Record<string, string>> = {
  'CN108897400A.PDF': '0fa42d479509b6a3',
  'CN108897409A.PDF': 'a17f9d75c98dec46',
  'CN108908229A.PDF': '84926bd1663fd8ba',
  'CN108927237A.PDF': 'a197258ecd8014bc',
  'CN109144186A.PDF': '54fd323a247c6e5b',
  'CN109144453A.PDF': 'e137f0af0d8b26e6',
  'CN109150900A.PDF': 'dd9d94dfed8430db',
  'CN109189160A.PDF': 'e645a24819ec82f6',
  'CN208283875U.PDF': '9f5bd4a0d36e16b2',
  'CN208365110U.PDF': '1515aa70d2be7cd4',
}

const digest = (fields: Readonly<Record<string, string>>): string =>
  createHash('sha256')
    .update(
      Object.entries(fields)
        .map(([name, value]) => `${name}=${value}`)
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 16)

// The published specifications are no part of the repository; where they are absent this is skipped.
test.skipIf(!existsSync(folder))('ten published specifications are read exactly', { timeout: 120_000 }, async () => {
  const files = await evalPatents(folder)
  expect(files.flatMap(({ file, missed }) => missed.map((what) => `${file} ${what}`))).toEqual([])
  expect(Object.fromEntries(files.map(({ file, fields }) => [file, digest(fields)]))).toEqual(readByHand)
  for (const { file, kind } of files) expect(kind).toBe(file.includes('U.') ? 'utility-patent' : 'patent-publication')
})
