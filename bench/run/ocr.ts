import { isRead } from '#domain/pages'
import { readPagesWithin } from '#pdf/budget'
import { rounded } from '../measure.ts'
import { makeBundle, makeScan } from '../reading/make-bundle.ts'
import { usageOf } from '../reading/usage.ts'

/** Processor seconds and memory of recognising a certificate, a dense page, and ten of both in one file, which starts the recogniser once. */
export const run = async () => {
  const start = await costOf(await makeScan('certificate'), 1)
  const dense = await costOf(await makeScan('dense'), 1)
  // Dense pages and certificates in turns.
  const ten = await costOf(await makeBundle(10, 10), 10)
  return {
    certificateWithStart: start,
    densePageWithStart: dense,
    tenPages: ten,
    cpuSecondsAPageOfTen: rounded(ten.cpuSeconds / 10, 1),
    peakMb: Math.max(start.peakMb, dense.peakMb, ten.peakMb),
  }
}

const costOf = async (bytes: Uint8Array, pages: number) => {
  let recognised = 0
  let characters = 0
  const usage = await usageOf(async () => {
    const read = await readPagesWithin(bytes)
    const found = read.kind === 'read' ? read.pages.filter(isRead).filter(({ source }) => source === 'ocr') : []
    recognised = found.length
    characters = found.reduce((sum, { text }) => sum + text.length, 0)
  })
  if (recognised !== pages) throw new Error(`${recognised} of ${pages} pages were recognised`)
  return { ...usage, characters }
}
