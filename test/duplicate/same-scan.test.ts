import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ProofPage } from '#domain/proof-page'
import { compareScans, type Scan } from '#duplicate/same-scan/compare-scans'
import { scanKeys } from '#duplicate/same-scan/scan-keys'
import { aCertificate } from '#test/builders/application'
import { aNumber, anEvidence, aPatentNumber } from '#test/builders/evidence'

const title = '桂中丘陵甘蔗收获成套装备研制'
type Given = Partial<Pick<Scan, 'name' | 'formerName'>> & {
  readonly number?: string | undefined
  readonly source?: ProofPage['source']
  readonly printed?: string
  readonly more?: readonly string[]
  readonly date?: string
  readonly pageNumber?: string
}

const pageOf = (words: readonly string[], given: Partial<ProofPage> = {}): ProofPage => ({
  documentId: 'form',
  page: 20,
  kind: 'award',
  source: 'text',
  lines: words.map((text, i) => ({ text, box: [0.1, 0.1 + i * 0.05, 0.9, 0.13 + i * 0.05] })),
  ...given,
})

/** A prize's certificate of 覃一某, who hands it in. */
const anAwardPage = ({ name = '覃一某', printed = name, source = 'text', more = [], ...given }: Given = {}): Scan => {
  const number = 'number' in given ? given.number : '2022-J-2-045-R01'
  const words = [
    '获奖证书',
    '为表彰广西科学技术进步奖获得者，特颁发此证书，以资鼓励。',
    `获奖项目：${title}`,
    '奖励等级：二等奖',
    `获 奖 者：${printed}`,
    ...more,
    ...(number ? [`证书编号：${number}`] : []),
    '授奖机关：广西壮族自治区人民政府',
    `授奖时间：${given.date ?? '2022年12月20日'}`,
  ]
  const page = pageOf(words, { source })
  return {
    page: given.pageNumber
      ? { ...page, lines: [...page.lines, { text: given.pageNumber, box: [0.45, 0.96, 0.55, 0.98] }] }
      : page,
    certificate: aCertificate('award', {
      title,
      identifiers: number ? [aNumber('award-certificate', number)] : [],
      evidence: anEvidence({ page: 20, from: 'certificate' }),
    }),
    name,
    ...(given.formerName && { formerName: given.formerName }),
  }
}
const other = (given: Given = {}) => anAwardPage({ name: '韦二某', ...given })

test('the same number and words with another name are one certificate of two people', () => {
  expect(compareScans(anAwardPage(), other())).toMatchObject({
    kind: 'award',
    number: { printed: '2022-J-2-045-R01', kind: 'own' },
    likeness: 1,
    scanned: false,
    areNamesAlike: false,
  })
})

test('the place of the name is the name’s part of its line', () => {
  const [x0, y0, x1, y1] = compareScans(anAwardPage(), other())?.nameBox ?? [0, 0, 0, 0]
  expect([y0, y1]).toEqual([0.1 + 4 * 0.05, 0.13 + 4 * 0.05])
  expect([x0 > 0.4, x1 < 0.901, x1 - x0 > 0.2]).toEqual([true, true, true])
})

test('a misread character here and there makes no other certificate of a scan', () => {
  const mine = anAwardPage({ source: 'ocr' })
  const theirs = other({ source: 'ocr', more: ['工作单位：桂示范甘蔗科枝有眼公司'] })
  expect(
    compareScans({ ...mine, page: other({ name: '覃一某', more: ['工作单位：桂示范甘蔗科技有限公司'] }).page }, theirs),
  ).toMatchObject({
    number: { kind: 'own' },
    scanned: true,
  })
})

test('sex, birth and resident id change with the name of a title’s holder', () => {
  const titlePage = (name: string, sex: string, birth: string, id: string): Scan => ({
    page: pageOf(
      [
        '专业技术资格证书',
        `姓名：${name}`,
        `性别：${sex}`,
        `出生年月：${birth}`,
        `身份证号：${id}`,
        '资格名称：工程师',
        '授予时间：2018年12月20日',
        '证书编号：GX2018045210',
        '评审组织：桂示范工程系列中级职称评审委员会',
      ],
      { kind: 'title' },
    ),
    certificate: aCertificate('title', { identifiers: [aNumber('title-certificate', 'GX2018045210')] }),
    name,
  })
  const found = compareScans(
    titlePage('覃一某', '男', '1985年3月', '999901198503150019'),
    titlePage('韦二某', '女', '1990年11月', '999901199011150022'),
  )
  expect(found).toMatchObject({ kind: 'title', number: { kind: 'own' }, likeness: 1 })
})

test('the page of a bundle’s own number tells nothing', () => {
  expect(
    compareScans(
      anAwardPage({ number: '桂科奖字045', pageNumber: '— 12 —' }),
      other({ number: '桂科奖字045', pageNumber: '— 7 —' }),
    ),
  ).toMatchObject({ number: { kind: 'shared' } })
})

const nothing: Readonly<Record<string, readonly [Scan, Scan]>> = {
  'team certificate used by several winners: the page names both': [
    anAwardPage({ printed: '覃一某、韦二某、黄三某' }),
    other({ printed: '覃一某、韦二某、黄三某' }),
  ],
  'team certificate whose scan was misread at the other’s name': [
    anAwardPage({ printed: '覃一某、韦二菓、黄三某', source: 'ocr' }),
    other({ printed: '覃二某、韦二某、黄三某', source: 'ocr' }),
  ],
  'team certificate with the two far apart, both misread beyond recognition': [
    anAwardPage({ printed: '覃一某（桂示范甘蔗科技有限公司）、韦〓〓', source: 'ocr' }),
    other({ printed: '〓〓某（桂示范甘蔗科技有限公司）、韦二某', source: 'ocr' }),
  ],
  'team certificate of two, each misread at the other': [
    anAwardPage({ printed: '覃一某、〓〓某', source: 'ocr' }),
    other({ printed: '〓〓某、韦二某', source: 'ocr' }),
  ],
  'template-like certificates: each winner’s own number': [anAwardPage(), other({ number: '2022-J-2-045-R02' })],
  'template-like certificates: each winner’s place is printed': [
    anAwardPage({ number: '桂科奖字045', more: ['第1完成人'] }),
    other({ number: '桂科奖字045', more: ['第2完成人'] }),
  ],
  'template-like certificates: each winner’s place is printed in characters': [
    anAwardPage({ number: '桂科奖字045', more: ['第一完成人'] }),
    other({ number: '桂科奖字045', more: ['第二完成人'] }),
  ],
  'the same work without a number, of another day': [
    anAwardPage({ number: undefined }),
    other({ number: undefined, date: '2023年12月20日' }),
  ],
  'a certificate of somebody else, unchanged': [anAwardPage(), other({ printed: '覃一某' })],
  'one person under a former name': [anAwardPage(), other({ formerName: '覃一某' })],
  'one person': [anAwardPage(), anAwardPage()],
  'another paper with the number': [
    anAwardPage(),
    {
      ...other(),
      page: pageOf([
        '关于公布广西科学技术奖获奖项目的通知',
        '各有关单位：经评审委员会评审、公示，现将获奖项目及主要完成人予以公布，请各单位做好成果的推广应用。',
        '韦二某',
        '证书编号：2022-J-2-045-R01',
      ]),
    },
  ],
  'two kinds of certificates': [anAwardPage(), { ...other(), page: { ...other().page, kind: 'project-acceptance' } }],
}

test.each(Object.entries(nothing))('nothing is said of %s', (_, [mine, theirs]) => {
  expect(compareScans(mine, theirs)).toBeUndefined()
  expect(compareScans(theirs, mine)).toBeUndefined()
})

test('both sides find the same, whatever a recogniser misread', () => {
  const misread = (scan: Scan, at: readonly number[]): Scan => ({
    ...scan,
    page: {
      ...scan.page,
      lines: scan.page.lines.map((line, n) => ({
        ...line,
        text: [...line.text].map((c, i) => (at.includes(n * 40 + i) ? '〓' : c)).join(''),
      })),
    },
  })
  const places = fc.array(fc.nat(360), { maxLength: 12 })
  const printed = fc.constantFrom('覃一某', '韦二某', '覃一某、韦二某', '韦二某、覃一某', '黄三某、覃一某')
  const number = fc.constantFrom('2022-J-2-045-R01', '2022-J-2-045-R02', '桂科奖字045', undefined)
  fc.assert(
    fc.property(printed, printed, number, number, places, places, (a, b, m, n, p, q) => {
      const mine = misread(anAwardPage({ printed: a, number: m, source: 'ocr' }), p)
      const theirs = misread(other({ printed: b, number: n, source: 'ocr' }), q)
      const [here, there] = [compareScans(mine, theirs), compareScans(theirs, mine)]
      expect(here && { ...here, nameBox: [] }).toEqual(there && { ...there, nameBox: [] })
    }),
    { numRuns: 300 },
  )
})

test('certificates meet by their number; by their work where none was read or a scan’s may be misread; never by their picture', () => {
  const { certificate, page } = anAwardPage()
  const without = { ...certificate, identifiers: [] }
  expect(scanKeys(certificate, page).map((key) => key.split('~')[0])).toEqual(['scan-number'])
  expect(scanKeys(certificate, { source: 'ocr' }).map((key) => key.split('~')[0])).toEqual([
    'scan-number',
    'scan-title',
  ])
  expect(scanKeys(without, page)).toEqual([scanKeys(certificate, { source: 'ocr' })[1]])
  expect(scanKeys({ ...without, title: '进步奖' }, page)).toEqual([])
})

test('the number of a notice, a training’s proof and a title without a number are no keys', () => {
  const text = { source: 'text' } as const
  const notice = aCertificate('title', { identifiers: [aNumber('title-certificate', '桂职办〔2020〕15号')] })
  expect(scanKeys(notice, text)).toEqual([])
  expect(scanKeys(aCertificate('training', { title: '2023年专业技术人员继续教育培训' }), text)).toEqual([])
  expect(scanKeys(aCertificate('title', { title: '机械工程专业高级工程师' }), text)).toEqual([])
  const patent = aCertificate('utility-patent', { identifiers: [aPatentNumber('ZL202320123456.7')] })
  expect(scanKeys(patent, text)).toHaveLength(1)
})
