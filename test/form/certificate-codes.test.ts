import { expect, test } from 'vitest'
import { isRead, type Page, type PagesRead, type ReadPage } from '#domain/pages'
import { readCertificates } from '#form/certificates'
import { readApplication } from '#form/read-application'
import { readForm } from '#form/read-form'
import { readPages } from '#pdf/read-pages'
import { drawPdf, text } from '../pdf/draw-pdf.ts'

const number = 'ZL202310123456.6'
const lines = (printed: string) => [
  '证书号第7668232号',
  '发明专利证书',
  '发明名称：一种示范装置',
  '发明人：覃一;韦二',
  `专利号：${printed}`,
  '授权公告日：2025年01月14日',
  '专利权人：示范公司',
]

/** A patent certificate as it is read, with codes that say this; recognised in a scan where asked for. */
const certificateWith = async (codes: readonly string[], { printed = number, ocr = false } = {}) => {
  const content = lines(printed).map((line, i) => text(80, 760 - 40 * i, line))
  const read = await readPages(drawPdf([{ content }]))
  if (read.kind !== 'read') return expect.fail()
  const withCodes = (page: ReadPage): ReadPage => ({
    ...page,
    source: ocr ? 'ocr' : 'text',
    codes: codes.map((says) => ({ text: says, box: [0.7, 0.8, 0.8, 0.9] })),
  })
  const pages: PagesRead = { ...read, pages: read.pages.map((page): Page => (isRead(page) ? withCodes(page) : page)) }
  const [form] = readCertificates(pages)
  const [certificate] = readApplication({ form: readForm(pages), pages, documentId: 'd'.repeat(64) }).certificates
  return { form: form ?? expect.fail('no certificate'), certificate: certificate ?? expect.fail('no certificate') }
}
const patentOf = ({ identifiers }: Awaited<ReturnType<typeof certificateWith>>['certificate']) =>
  identifiers.find(({ scheme }) => scheme === 'patent-application')
const different = '二维码内容与印刷号码不一致，待核'

test('what a code says stands among the fields with its box, and in the quote', async () => {
  const { form, certificate } = await certificateWith(['https://cert.example.cn/c/47655347'])
  expect(form.fields.at(-1)).toEqual({
    label: '二维码',
    value: 'https://cert.example.cn/c/47655347',
    bbox: [0.7, 0.8, 0.8, 0.9],
  })
  expect(certificate.evidence.quote).toContain('二维码：https://cert.example.cn/c/47655347')
  expect(certificate.evidence.quote).not.toContain(different)
})

test('a code is no line of the certificate: its numbers are not taken for printed ones, its place does not widen the box', async () => {
  const { certificate } = await certificateWith(['专利号：ZL202220345678.3'])
  const without = (await certificateWith([])).certificate
  expect(certificate.identifiers).toEqual(without.identifiers)
  expect(certificate.evidence.box).toEqual(without.evidence.box)
})

test.each([
  `https://cert.example.cn/patent/${number}`,
  'https://cert.example.cn/?zlh=2023101234566&t=1',
  'https://cert.example.cn/?q=%E4%B8%93%E5%88%A9%E5%8F%B7ZL%202023%201%200123456.6',
  `专利号：${number}`,
])('the printed number in a code, however written, raises no doubt: %s', async (says) => {
  expect((await certificateWith([says])).certificate.evidence.quote).not.toContain(different)
})

test('a code that says another patent is for a person to look at', async () => {
  const { certificate } = await certificateWith(['https://cert.example.cn/patent/ZL202220345678.3'])
  expect(certificate.evidence.quote).toContain(different)
})

test('a number that was repaired in a scan is certain once a code says it; a code with another number makes nothing certain', async () => {
  const misread = 'ZL2023I0123456.6'
  expect(patentOf((await certificateWith([], { printed: misread, ocr: true })).certificate)?.status).toBe('repaired')
  const confirmed = await certificateWith([`https://cert.example.cn/patent/${number}`], { printed: misread, ocr: true })
  expect(patentOf(confirmed.certificate)).toMatchObject({ status: 'valid-checksum', canonical: number, raw: number })
  const other = await certificateWith(['https://cert.example.cn/c/47655347'], { printed: misread, ocr: true })
  expect(patentOf(other.certificate)?.status).toBe('repaired')
})

test('what no address can be decoded from is text all the same', async () => {
  expect((await certificateWith(['100%示范'])).certificate.evidence.quote).toContain('二维码：100%示范')
})
