import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { isRead } from '#domain/pages'
import { readDocument } from '#form/read-document'
import { gbkSample } from '#pdf/self-check'

const before = process.env.ZHIYAN_PDF_ASSETS
const empty = mkdtempSync(join(tmpdir(), 'no-cmaps-'))
afterEach(() => {
  if (before === undefined) delete process.env.ZHIYAN_PDF_ASSETS
  else process.env.ZHIYAN_PDF_ASSETS = before
  rmSync(empty, { recursive: true, force: true })
})

test('a process that lacks the CMaps reads no document at all, instead of reading Chinese as nothing; given them, it reads', async () => {
  process.env.ZHIYAN_PDF_ASSETS = empty
  await expect(readDocument(gbkSample(), 'd')).rejects.toThrow(/ZHIYAN_PDF_ASSETS/)
  delete process.env.ZHIYAN_PDF_ASSETS
  const { pages } = await readDocument(gbkSample(), 'd')
  const text = pages.kind === 'read' ? pages.pages.map((page) => (isRead(page) ? page.text : '')).join('') : ''
  expect(text).toBe('职称评审')
})
