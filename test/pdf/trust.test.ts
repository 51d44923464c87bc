import { expect, test } from 'vitest'
import { distrust, type PageFacts } from '#pdf/trust'

const page = (facts: Partial<PageFacts>): PageFacts => ({
  visible: '',
  hidden: '',
  imageCover: 0,
  invisible: 0,
  shapes: 0,
  lost: 0,
  ...facts,
})
const form = '姓名覃某某性别男民族壮族出生年月一九八五年三月现任专业技术资格工程师拟评专业技术资格高级工程师'

test('a form in common characters is trusted', () => {
  expect(distrust(page({ visible: form }))).toBeUndefined()
})
test('an English paper is trusted', () => {
  expect(
    distrust(page({ visible: 'To improve operational reliability, a coupled model is established.' })),
  ).toBeUndefined()
})
test('a page in traditional characters is trusted', () => {
  expect(
    distrust(
      page({ visible: '專業技術職務評審申報表姓名國籍學歷畢業時間單位業績獎勵論文發表證書編號機關審批聯繫電話' }),
    ),
  ).toBeUndefined()
})
test('characters that nobody writes betray a lost character map', () => {
  expect(distrust(page({ visible: '欓⡫䯍⋟彗孱菰杲'.repeat(6) }))).toBe('untrustworthy-text-layer')
  expect(distrust(page({ visible: '\u0001\u0002\u0003姓\u0004名\u0005' }))).toBe('untrustworthy-text-layer')
})
test('an invisible layer over a scan is another program’s OCR, not the print', () => {
  expect(distrust(page({ hidden: form, invisible: form.length, imageCover: 1 }))).toBe('untrustworthy-text-layer')
})
test('a page number over a scan is not the text of the page', () => {
  expect(distrust(page({ visible: '第3页', imageCover: 0.95 }))).toBe('no-text-layer')
})
test('words over a picture that decorates the page are the print', () => {
  expect(distrust(page({ visible: form.repeat(2), imageCover: 1 }))).toBeUndefined()
})
test('words in a broken font are missing without a trace, so the page is not taken as read', () => {
  expect(distrust(page({ visible: form, lost: 0.4 }))).toBe('page-error')
  expect(distrust(page({ visible: form, lost: 0.01 }))).toBeUndefined()
})
