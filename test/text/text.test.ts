import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskId, maskIdsIn, maskName, maskPeopleIn } from '#domain/mask'
import { findDates, readDate, readDateRange } from '#text/dates'
import { foldIdentifierKey } from '#text/identifier-fold'
import { isConfusable } from '#text/look-alikes'
import { findMoney, readMoney } from '#text/money'
import { compareNames, splitNames, toNameKey } from '#text/names'
import { normalise, normaliseWithOrigins, toComparable, toLabel } from '#text/normalise'
import { readNumeral } from '#text/numerals'
import { dice, similarity } from '#text/similarity'
import { compareTitles, readTitle, toTitleKey } from '#text/title'
import { compareLevels, readLevel, readTitleName } from '#text/titles-and-levels'
import { compareUnits, readUnit } from '#text/units'

test('width, 繁体, dashes, brackets and spaces between Chinese characters make no difference', () => {
  expect(normalise('姓 名：覃 某　某')).toBe('姓名:覃某某')
  expect(normalise('發明專利 ＺＬ２０２３')).toBe(normalise('发明专利ZL2023'))
  expect(normalise('〔２０２３〕12—3')).toBe('[2023]12-3')
  expect(normalise('Hello  World')).toBe('hello world')
  expect(normalise('乾坤与乾燥')).toBe('乾坤与干燥')
  expect(toComparable('《基于离散元的 甘蔗切割（仿真）》')).toBe('基于离散元的甘蔗切割仿真')
  expect(toLabel('发 明 人 ：')).toBe('发明人')
})

const printed = fc.string({ unit: fc.constantFrom(...'姓名发明專利乾 ＺＬ２ab-—（）Ⅱ①㎡\u200b\n𠮷😀'), maxLength: 30 })

test('normalising twice changes nothing more', () => {
  fc.assert(
    fc.property(printed, (raw) => {
      expect(normalise(normalise(raw))).toBe(normalise(raw))
    }),
  )
})

test('every normalised character points to where it came from', () => {
  fc.assert(
    fc.property(printed, (raw) => {
      const { text, origins } = normaliseWithOrigins(raw)
      expect(origins).toHaveLength(text.length + 1)
      expect(origins.at(-1)).toBe(raw.length)
      expect(origins).toEqual(origins.toSorted((a, b) => a - b))
    }),
  )
  const { text, origins } = normaliseWithOrigins('專 利（ＺＬ）')
  const at = text.indexOf('zl')
  expect('專 利（ＺＬ）'.slice(origins[at], origins[at + 2])).toBe('ＺＬ')
})

test.each([
  ['十', 10],
  ['二十三', 23],
  ['二〇二一', 2021],
  ['贰', 2],
  ['Ⅳ', 4],
  ['xii', 12],
  ['12', 12],
  ['甲', undefined],
  ['vx', undefined],
])('the numeral %s is %s', (words, value) => {
  expect(readNumeral(words)).toBe(value)
})

test.each([
  ['2014.01.01', '2014-01-01'],
  ['2010-02', '2010-02'],
  ['201002', '2010-02'],
  ['20100203', '2010-02-03'],
  ['2010年2月', '2010-02'],
  ['二〇二一年五月', '2021-05'],
  ['二○一九年十二月二十八日', '2019-12-28'],
  ['2012年六月三十日', '2012-06-30'],
  ['2019年    12月 28日', '2019-12-28'],
  ['2021.5/3', '2021-05'],
  ['1998.10/5', '1998-10'],
  ['2010/5', '2010-05'],
  ['２０２１年３月', '2021-03'],
  ['2014', '2014'],
  ['202.12.28', undefined],
  ['2023年2月30日', '2023-02'],
  ['无', undefined],
])('the date %s is read as exactly as it is written: %s', (words, value) => {
  expect(readDate(words)).toBe(value)
})

test.each([
  ['2021.03-\n2023.06', '2021-03', '2023-06', false],
  ['2014.02—2015.10', '2014-02', '2015-10', false],
  ['2021.03.26—2021.11.27', '2021-03-26', '2021-11-27', false],
  ['2021年3月至2023年6月', '2021-03', '2023-06', false],
  ['2023年3-6月', '2023-03', '2023-06', false],
  ['2020-2023', '2020', '2023', false],
  ['2021.03至今', '2021-03', undefined, true],
  ['2022年5月', '2022-05', '2022-05', false],
])('the period %s', (words, from, to, isOpen) => {
  expect(readDateRange(words)).toMatchObject({ from, isOpen, ...(to && { to }) })
  if (isOpen) expect(readDateRange(words)?.to).toBeUndefined()
})

test('ranks, issues, page ranges and amounts in running text are no dates', () => {
  expect(findDates('2022(8):33-38 第27—42页 排名3/7 完成894.10万元 380±2℃')).toEqual([])
  expect(findDates('于2018年3月通过竣工验收').map(({ value, raw }) => [value, raw])).toEqual([['2018-03', '2018年3月']])
})

test('any day that is printed is read back', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1950-01-01'), max: new Date('2050-12-31'), noInvalidDate: true }), (date) => {
      const iso = date.toISOString().slice(0, 10)
      const [y, m, d] = iso.split('-').map(Number)
      for (const words of [iso, `${y}.${m}.${d}`, `${y}年${m}月${d}日`, `${y}/${m}/${d}`])
        expect(readDate(words)).toBe(iso)
    }),
  )
})

test('a list of names is split however it is printed', () => {
  expect(splitNames('张某翔;张某波\n赵某琢')).toEqual(['张某翔', '张某波', '赵某琢'])
  expect(splitNames('覃一一、韦二二，黄三三,罗四四 等')).toEqual(['覃一一', '韦二二', '黄三三', '罗四四'])
  expect(splitNames('覃 某 某')).toEqual(['覃某某'])
  expect(splitNames('张 三 李四五')).toEqual(['张三', '李四五'])
  expect(splitNames('买买提·艾力；John Smith')).toEqual(['买买提·艾力', 'John Smith'])
  expect(splitNames('郭娜艳(第2完成人)')).toEqual(['郭娜艳'])
  expect(splitNames('无')).toEqual([])
})

test.each([
  ['覃某某', '覃某謀', 'same-sound'],
  ['張三豐', '张三丰', 'same'],
  ['买买提•艾力', '买买提·艾力', 'same'],
  ['张伟', '张玮', 'same-sound'],
  ['Zhang San', '张三', 'same-sound'],
  ['San Zhang', '张三', 'same-sound'],
  ['覃□', '覃昍', 'rare-character'],
  ['李小明', '李大明', 'one-character'],
  ['张三', '张四', 'different'],
  ['王小明', '李小明', 'different'],
] as const)('the names %s and %s: %s', (a, b, relation) => {
  expect(compareNames(a, b)).toBe(relation)
  expect(compareNames(b, a)).toBe(relation)
})

test.each([
  ['覃昍', '覃明', 'one-character'],
  ['王小明', '玉小明', 'one-character'],
  ['王小明', '玉大明', 'different'],
  ['王小明', '王小', 'different'],
  ['张三', '李四', 'different'],
] as const)(
  'on a scan any one hanzi may be another that the recogniser does not know: %s and %s: %s',
  (a, b, relation) => {
    expect(compareNames(a, b, { scanned: true })).toBe(relation)
    expect(compareNames(b, a, { scanned: true })).toBe(relation)
  },
)

test('units: region, legal form and department are told from the name', () => {
  expect(readUnit('陇原省临泽市交通规划设计院')).toMatchObject({ region: '陇原省临泽市', stem: '交通规划设计院' })
  expect(readUnit('广西大学机械工程学院')).toMatchObject({ stem: '广西大学', department: '机械工程学院' })
  expect(readUnit('广西交通投资集团有限公司南宁分公司')).toMatchObject({ stem: '交通投资', department: '南宁分公司' })
  expect(compareUnits('广西大学', '广西大学机械工程学院')).toBe('same-body')
  expect(compareUnits('临泽市交通规划设计院', '陇原省临泽市交通规划设计院')).toBe('same-body')
  expect(compareUnits('陇原省交通规划设计院', '陇原省临泽市交通规划设计院')).toBe('different')
  expect(compareUnits('华电科工股份有限公司', '华电重工股份有限公司')).not.toBe('same-body')
  expect(compareUnits('甲科工（集团）有限公司', '甲科工(集团)有限公司')).toBe('same')
})

test('money is exact in yuan whatever its unit', () => {
  expect(findMoney('年增效894万元，总投资4.31亿元，另1,200.50元').map(({ yuan }) => yuan)).toEqual([
    8_940_000, 431_000_000, 1200.5,
  ])
  expect(readMoney('1.005万元')).toBe(10_050)
  expect(readMoney('42', '金额(万元)')).toBe(420_000)
  expect(readMoney('42', '排名')).toBe(42)
  expect(readMoney('若干')).toBeUndefined()
})

test('similarity is Dice on normalised text', () => {
  expect(similarity('《甘蔗收獲機》', '甘蔗收获机')).toBe(1)
  expect(similarity('', '')).toBe(0)
  expect(dice('abcd', 'abxd')).toBeCloseTo(1 / 3)
})

test.each([
  ['甘蔗收获机关键技术研究（一期）', '甘蔗收获机关键技术研究（二期）', '期'],
  ['某高速公路第Ⅰ标段施工', '某高速公路第Ⅱ标段施工', '标段'],
  ['2021年度职业技能大赛', '2022年度职业技能大赛', '年度'],
  ['土地整治项目第一批', '土地整治项目第三批', '批次'],
  ['甘蔗管理平台V1.0', '甘蔗管理平台V2.0', '版本'],
  ['一种甘蔗收获装置', '一种甘蔗收获方法', '类型'],
  ['青岚市泵站改造工程', '安澜市泵站改造工程', '地名'],
  ['甘蔗收获机4GZ-180研制', '甘蔗收获机4GZ-260研制', '型号'],
  ['水稻栽培技术规程 第1部分', '水稻栽培技术规程 第2部分', '序号'],
] as const)('%s and %s have one core and differ in %s', (a, b, kind) => {
  const { sameCore, discriminatorsDiffer } = compareTitles(a, b)
  expect(sameCore).toBe(true)
  expect(discriminatorsDiffer).toContain(kind)
  expect(toTitleKey(a)).not.toBe(toTitleKey(b))
})

test('generic words, quotes, width and 繁体 do not make a title another one', () => {
  expect(compareTitles('关于甘蔗收获机关键技术的研究', '《甘蔗收獲機關鍵技術》')).toMatchObject({
    sameCore: true,
    discriminatorsDiffer: [],
  })
  expect(toTitleKey('一种甘蔗收获装置')).toBe(toTitleKey('甘蔗收获装置'))
  expect(toTitleKey('研究')).toBe('')
  expect(compareTitles('甘蔗收获机（二期）', '甘蔗收获机').discriminatorsDiffer).toEqual(['期'])
  expect(compareTitles('广西甘蔗收获机', '甘蔗收获机')).toMatchObject({
    discriminatorsDiffer: [],
    discriminatorsMissing: ['地名'],
  })
  expect(readTitle('“十四五”期间规划').discriminators).toEqual({})
  expect(compareTitles('水稻机插秧', '桥梁抗震设计').sameCore).toBe(false)
})

test.each([
  ['工程师', 'middle', '工程'],
  ['机械设计高级工程师', 'associate', '工程'],
  ['正高级工程师', 'full', '工程'],
  ['助理工程师', 'assistant', '工程'],
  ['高级经济师', 'associate', '经济'],
  ['讲师', 'middle', '高等学校教师'],
  ['副教授', 'associate', '高等学校教师'],
  ['教授', 'full', '高等学校教师'],
  ['主治医师', 'middle', '卫生'],
  ['副主任医师', 'associate', '卫生'],
  ['主任医师', 'full', '卫生'],
  ['农艺师', 'middle', '农业'],
  ['中小学二级教师', 'assistant', '中小学教师'],
  ['副研究馆员', 'associate', '图书资料'],
  ['研究馆员', 'full', '图书资料'],
] as const)('%s is %s of %s', (name, level, series) => {
  expect(readTitleName(name)).toMatchObject({ level, series })
})

test('posts are no titles, and levels compare', () => {
  expect(readTitleName('主任工程师')).toBeUndefined()
  expect(readTitleName('设计室主任')).toBeUndefined()
  expect(readLevel('副高级')).toBe('associate')
  expect(compareLevels('middle', 'associate')).toBeLessThan(0)
})

test('names and id numbers are masked as other committees may see them', () => {
  expect(['覃某某', '覃一', '上官庆强', '覃'].map(maskName)).toEqual(['覃*某', '覃*', '上**强', '*'])
  expect(maskId('45010219900101002X')).toBe('4501**********002X')
  expect(maskIdsIn('身份证号:45010219900101002X)系')).toBe('身份证号:4501**********002X)系')
  expect(toNameKey('买买提·艾力')).toBe('买买提艾力')
})

test('people, their numbers and telephones are masked inside running text, however they are printed', () => {
  expect(maskPeopleIn('发明人：覃 一 某;韦二，电话13812345678，证号202310123456.6', ['韦二', '覃一某', '某'])).toBe(
    '发明人：覃*某;韦*，电话138****5678，证号202310123456.6',
  )
})

test.each([
  ['变压器', '变压嚣', true],
  ['土', '士', true],
  ['大', '小', false],
  ['玉', '水', false],
] as const)('%s and %s are taken for each other: %s', (a, b, confusable) => {
  expect(isConfusable(a.at(-1) ?? '', b.at(-1) ?? '')).toBe(confusable)
})

test('a number has a second key under which look-alikes of print meet', () => {
  expect(foldIdentifierKey('桂科:ab24o10343')).toBe(foldIdentifierKey('桂科:AB24010343'))
  expect(foldIdentifierKey('71173013')).not.toBe(foldIdentifierKey('71173014'))
})

test('what the funder or the list prints before a title is no part of it; a kind is found before 的研究, a Roman number before a remark', () => {
  expect(toTitleKey('国家自然科学基金项目：半干旱区水资源承载力')).toBe(toTitleKey('半干旱区水资源承载力'))
  expect(readTitle('锰矿尾渣回收装置的研究').discriminators).toEqual({ 类型: ['装置'] })
  expect(readTitle('半群代数结构Ⅱ（结题）').discriminators).toEqual({ 序号: ['2'] })
  expect(readTitle('城区三级公路改造').discriminators).toEqual({ 等级: ['3'] })
})
