import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { checkPdfReader } from '#pdf/self-check'

const before = process.env.ZHIYAN_PDF_ASSETS
afterEach(() => {
  if (before === undefined) delete process.env.ZHIYAN_PDF_ASSETS
  else process.env.ZHIYAN_PDF_ASSETS = before
})

test('the reader finds its CMaps where it was installed', async () => {
  await expect(checkPdfReader()).resolves.toBeUndefined()
})

test('a reader without CMaps says so at start-up instead of reading Chinese as nothing', async () => {
  process.env.ZHIYAN_PDF_ASSETS = mkdtempSync(join(tmpdir(), 'no-cmaps-'))
  await expect(checkPdfReader()).rejects.toThrow(/ZHIYAN_PDF_ASSETS/)
})
