import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Recognition } from '#domain/ports'
import { readDocument } from '#form/read-document'
import { openStack } from '#local/stack'
import { drawPdf } from '../pdf/draw-pdf.ts'
import { lightKnowledge } from './light-knowledge.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyan-resume-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const pages = 10
const image =
  '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream'
const scans = drawPdf(
  Array.from({ length: pages }, () => ({ width: 120, height: 120, content: ['q 120 0 0 120 0 0 cm /X Do Q'] })),
  [image],
  '/XObject << /X 6 0 R >>',
)

test('a reader that is killed among scanned pages goes on where it was, and those who wait see how far it is', async () => {
  const file = join(folder, 'scans.pdf')
  const dataDir = join(folder, 'data')
  await writeFile(file, scans)
  const child = spawn(process.execPath, [join(import.meta.dirname, 'reading-process.ts'), dataDir, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const words of child.stdout) {
    said = `${words}`.trim().split('\n').at(-1) ?? ''
    if (Number(said.split('/')[0]) >= 3) break
  }
  expect(said).toMatch(new RegExp(`^\\d+/${pages}$`))
  const seen = Number(said.split('/')[0])
  child.kill('SIGKILL')
  await once(child, 'exit')

  const again: number[] = []
  const kept: number[] = []
  const stack = await openStack({
    dataDir,
    knowledge: lightKnowledge,
    read(bytes, documentId, { recognition }) {
      const counted: Recognition = {
        async earlier(version) {
          const found = await recognition.earlier(version)
          // The killed delivery may come again beside a new one; what the first of them finds was there before the kill.
          if (kept.length === 0) kept.push(...found.map(({ page }) => page))
          return found
        },
        add(page, version, progress) {
          again.push(page.page)
          return recognition.add(page, version, progress)
        },
      }
      return readDocument(bytes, documentId, { recognition: counted })
    },
  })
  try {
    await stack.idle()
    expect(kept.length).toBeGreaterThanOrEqual(seen)
    expect(again.filter((page) => kept.includes(page))).toEqual([])
    expect(new Set([...kept, ...again]).size).toBe(pages)
    const [report] = await stack.applications.documents('a1')
    expect(report).toMatchObject({ pages, outcome: 'partly-read' })
    expect(report?.unreadPages.map(({ reason }) => reason)).toEqual(Array(pages).fill('unreadable-scan'))
    expect((await stack.applications.meta('a1'))?.reading).toBeUndefined()
  } finally {
    await stack.stop()
  }
}, 120_000)
