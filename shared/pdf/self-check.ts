import { isRead } from '#domain/pages'
import { assetsExist, findAssets } from './assets.ts'
import { readPages } from './read-pages.ts'

const expected = '职称评审'
// 职称评审 in GBK.
const encoded = 'D6B0B3C6C6C0C9F3'

/**
 * Fails loudly at start-up when pdf.js does not find its CMaps: without them every Chinese PDF whose fonts are not
 * embedded reads as an empty one, without any error.
 */
export const checkPdfReader = async (): Promise<void> => {
  const assets = findAssets()
  const result = await readPages(gbkSample())
  const text =
    result.kind === 'read'
      ? result.pages
          .filter(isRead)
          .map((page) => page.text)
          .join('')
      : ''
  if (text.trim() === expected) return
  throw new Error(
    `PDF reader self-check failed: a GBK-EUC-H sample reads as "${text}". ` +
      (assetsExist(assets)
        ? `The CMaps in ${assets.cMaps} were not used.`
        : `No CMaps in ${assets.cMaps}: set ZHIYAN_PDF_ASSETS to a folder with cmaps/ and standard_fonts/.`),
  )
}

/** A one-page PDF with four characters in a font that is not embedded. */
export const gbkSample = (): Uint8Array => {
  const content = `BT /F1 24 Tf 72 700 Td <${encoded}> Tj ET`
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 7 0 R ' +
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 ' +
      '/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ])
}

const pdfOf = (objects: readonly string[]): Uint8Array => {
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const xref = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const end = `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return new TextEncoder().encode(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${xref}${end}`)
}
