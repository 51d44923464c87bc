import { describe, expect, test } from 'vitest'
import { readDrafts } from '#archive/read-drafts'
import { readTables } from '#archive/readers/read-tables'
import { sheetOf, textFile, xlsxFile } from './files.ts'

const read = (file: { name: string; bytes: Uint8Array }) => {
  const tables = readTables(file.bytes)
  if (tables.kind !== 'tables') throw new Error(tables.reason)
  return readDrafts(tables.tables, {
    file: file.name,
    dataset: 'set',
    department: '科技厅',
    trust: 'A',
    importedAt: '2026-03-01T00:00:00Z',
  })
}
const readLines = (...lines: readonly string[]) => read(textFile('表.csv', ...lines))
const only = (...lines: readonly string[]) => {
  const { drafts, rejected } = readLines(...lines)
  expect(rejected).toEqual([])
  expect(drafts).toHaveLength(1)
  return drafts[0]
}

test('two people of one name in one list keep their two places; a leader who is listed again has one', () => {
  expect(only('年度,奖项名称,项目名称,完成人', '2021,广西科技进步奖,甘蔗收获技术,覃一、韦二、覃一')?.people).toEqual([
    { name: '覃一', rank: 1 },
    { name: '韦二', rank: 2 },
    { name: '覃一', rank: 3 },
  ])
  expect(only('项目批准号,项目名称,负责人,主要成员', '2021-15,甘蔗收获技术,覃一,覃一、韦二')?.people).toEqual([
    { name: '覃一', rank: 1 },
    { name: '韦二', rank: 2 },
  ])
})

describe('headers', () => {
  test.each([
    ['award', '年度,奖项名称,获奖等级,项目名称,主要完成人(前十名),主要完成单位'],
    ['patent', 'pub_no,title,inventors,region,pub_date'],
    ['patent', '申请（专利）号,发明名称,发明（设计）人,申请（专利权）人,申请日,授权公告日'],
    ['project', '项目批准号,项目类别,项目名称,依托单位,负责人,金额,起止年月,总评'],
    ['paper', '论文题目,作者,期刊名称,发表时间,DOI'],
    ['software', '软件名称,登记号,著作权人,登记日期'],
    ['standard', '标准号,标准名称,主要起草人,发布日期'],
    ['journal', '刊名,ISSN,国内统一刊号,主办单位'],
  ])('%s: %s', (kind, header) => {
    expect(readLines(header, header.replace(/[^,]+/g, 'x')).sheets[0]?.kind).toBe(kind)
  })

  test('the lines above the header are not the header', () => {
    const { sheets, drafts } = readLines(
      '2021年度广西科学技术奖获奖名单,,',
      '单位：自治区科技厅,,',
      '序号,项目名称,获奖等级',
      '1,甘蔗收获机械化关键技术,一等奖',
    )
    expect(sheets[0]?.headerRow).toBe(3)
    expect(drafts[0]).toMatchObject({
      title: '甘蔗收获机械化关键技术',
      grade: '一等奖',
      other: { 序号: '1' },
      provenance: { row: 4 },
    })
  })

  test('spaces and width in a header make no difference', () => {
    expect(only('项 目 名 称,获奖等级 ,（年度）年度', '甘蔗收获机械化关键技术,一等奖,2021')).toMatchObject({
      year: 2021,
      grade: '一等奖',
    })
  })

  test('a sheet without a header that we know is left out, and a notice says so', () => {
    const { drafts, sheets } = readLines('甲,乙,丙', '1,2,3')
    expect(drafts).toEqual([])
    expect(sheets[0]?.notices.join()).toContain('没有认出表头')
  })

  test('each sheet of a workbook has its own kind, and its rows say which sheet they are from', () => {
    const file = {
      name: '汇总.xlsx',
      bytes: xlsxFile([
        sheetOf('获奖', [
          ['年度', '奖项名称', '项目名称'],
          ['2021', '广西科技进步奖', '甘蔗收获机械化关键技术'],
        ]),
        sheetOf('说明', [['本表由科技处汇总']]),
        sheetOf('专利', [
          ['专利号', '专利名称', '发明人'],
          ['ZL202010948173.1', '一种甘蔗切割装置', '覃一;韦二'],
        ]),
      ]),
    }
    expect(read(file).drafts.map(({ kind, provenance }) => [kind, provenance.sheet, provenance.row])).toEqual([
      ['award', '获奖', 2],
      ['patent', '专利', 2],
    ])
  })
})

describe('people', () => {
  test('a list of inventors is whole and ranks them in order', () => {
    expect(only('专利号,专利名称,发明人', 'ZL202010948173.1,一种甘蔗切割装置,覃一；韦二、黄三')).toMatchObject({
      people: [
        { name: '覃一', rank: 1 },
        { name: '韦二', rank: 2 },
        { name: '黄三', rank: 3 },
      ],
      peopleComplete: true,
    })
  })

  test('a list that ends in 等 is not whole', () => {
    expect(only('专利号,专利名称,发明人', 'ZL202010948173.1,一种甘蔗切割装置,覃一;韦二等')?.peopleComplete).toBe(false)
  })

  test('a leader alone is the first of a list that we do not see', () => {
    expect(only('项目批准号,项目名称,负责人', '71173013,甘蔗产业链研究,覃一')).toMatchObject({
      people: [{ name: '覃一', rank: 1 }],
      peopleComplete: false,
    })
  })

  test('a leader and the members after them are a whole list', () => {
    expect(only('项目批准号,项目名称,负责人,课题组成员', '71173013,甘蔗产业链研究,覃一,韦二;黄三')).toMatchObject({
      people: [
        { name: '覃一', rank: 1 },
        { name: '韦二', rank: 2 },
        { name: '黄三', rank: 3 },
      ],
      peopleComplete: true,
    })
  })

  test('a list of one row a winner becomes one award with its winners in order, not known to be whole', () => {
    const { drafts, foldedRows } = readLines(
      '年度,奖项名称,项目名称,获奖人姓名,排名,证书编号',
      '2021,广西科技进步奖,甘蔗收获机械化关键技术,韦二,2,J-2',
      '2021,广西科技进步奖,甘蔗收获机械化关键技术,覃一,1,J-1',
    )
    expect(foldedRows).toBe(1)
    expect(drafts).toHaveLength(1)
    expect(drafts[0]).toMatchObject({
      people: [
        { name: '覃一', rank: 1 },
        { name: '韦二', rank: 2 },
      ],
      peopleComplete: false,
    })
  })

  test('a person without a rank gets none', () => {
    expect(
      only(
        'year,award,class,grade,title,org,person',
        '2012,国家科学技术奖,国家自然科学奖,二等奖,甘蔗基础问题,某大学,覃一',
      ),
    ).toMatchObject({ people: [{ name: '覃一' }], peopleComplete: false })
  })
})

describe('values', () => {
  test.each([
    ['金额(万元)', '42', 420_000],
    ['金额(元)', '42', 42],
    ['金额', '42', 420_000],
    ['合同金额', '1,200,000', 1_200_000],
    ['金额', '4.5亿元', 450_000_000],
  ])('%s %s is %i yuan', (header, cell, yuan) => {
    expect(only(`项目批准号,项目名称,${header}`, `71173013,甘蔗产业链研究,"${cell}"`)?.amountYuan).toBe(yuan)
  })

  test('what a publication date means stands in the kind letter of its number', () => {
    const dates = (number: string) =>
      only('公开（公告）号,名称,公开（公告）日', `${number},一种甘蔗切割装置,2020-03-01`)?.dates
    expect(dates('CN111472379A')).toEqual([{ role: 'published', value: '2020-03-01' }])
    expect(dates('CN111472379B')).toEqual([{ role: 'granted', value: '2020-03-01' }])
    expect(dates('CN211472379U')).toEqual([{ role: 'granted', value: '2020-03-01' }])
  })

  test.each([
    ['广西科学技术奖', '科学技术进步奖', '广西科学技术进步奖'],
    ['国家科学技术奖', '国家自然科学奖', '国家自然科学奖'],
    ['广西科技进步奖', '广西科技进步奖', '广西科技进步奖'],
    ['广东省科学技术奖', '技术发明奖', '广东省技术发明奖'],
  ])('%s in the class %s is %s', (award, awardClass, name) => {
    expect(
      only('年度,奖项名称,奖励类别,项目名称', `2021,${award},${awardClass},甘蔗收获机械化关键技术`)?.awardName,
    ).toBe(name)
  })

  test('an award to a person is its own title; an award of the same name to another is another record', () => {
    const { drafts } = readLines(
      'year,award,class,grade,title,org,person',
      '2021,广西科学技术奖,最高科学技术奖,,,,覃一',
      '2021,广西科学技术奖,最高科学技术奖,,,,韦二',
    )
    expect(drafts.map(({ title }) => title)).toEqual(['广西最高科学技术奖', '广西最高科学技术奖'])
    expect(new Set(drafts.map(({ stableId }) => stableId)).size).toBe(2)
  })

  test('an invention published and then granted is one record with both dates', () => {
    const { drafts } = readLines(
      '申请号,公开（公告）号,名称,发明人,公开（公告）日',
      'CN202010948173.1,CN111472379A,一种甘蔗切割装置,覃一,2020-12-01',
      'CN202010948173.1,CN111472379B,一种甘蔗切割装置,覃一,2022-03-01',
    )
    expect(drafts).toHaveLength(1)
    expect(drafts[0]?.dates).toEqual([
      { role: 'published', value: '2020-12-01' },
      { role: 'granted', value: '2022-03-01' },
    ])
  })

  test('a publication number in the column of patent numbers is read for what it is', () => {
    expect(only('专利号,专利名称,发明人', 'CN111472379B,一种甘蔗切割装置,覃一')?.identifiers).toEqual([
      { scheme: 'patent-publication', canonical: 'CN111472379B', key: '111472379' },
    ])
  })

  test('one project with two outcomes is one record with both', () => {
    const { drafts, rejected, foldedRows } = readLines(
      '项目批准号,项目名称,立项时间,项目负责人,成果名称,成果形式,结项时间,获奖情况',
      '14BJY042,糖业政策研究,2014-06-15,覃一,,,,',
      '14BJY042,糖业政策研究,0000-00-00,覃一,糖业政策,专著,2016-06-20,无',
      '14BJY042,糖业政策研究,0000-00-00,覃一,糖业报告,研究报告,2016-06-20,无',
      '14BJY042,糖业政策研究,0000-00-00,覃一,糖业报告,研究报告,2016-06-20,',
    )
    expect([drafts.length, rejected.length, foldedRows]).toEqual([1, 0, 3])
    expect(drafts[0]?.outcomes).toEqual([
      { 成果名称: '糖业政策', 成果形式: '专著', 结项时间: '2016-06-20' },
      { 成果名称: '糖业报告', 成果形式: '研究报告', 结项时间: '2016-06-20' },
    ])
    expect(drafts[0]?.dates).toEqual([
      { role: 'start', value: '2014-06-15' },
      { role: 'accepted', value: '2016-06-20' },
    ])
  })

  test('a project renamed on its way is found under both names', () => {
    const { drafts } = readLines(
      '项目批准号,项目名称,负责人',
      '11XKS016,把价值体系贯穿到教育全过程的系统性研究,覃一',
      '11XKS016,价值体系贯穿于教育全过程的系统性研究,覃一',
    )
    expect(drafts[0]).toMatchObject({
      title: '把价值体系贯穿到教育全过程的系统性研究',
      otherTitles: ['价值体系贯穿于教育全过程的系统性研究'],
    })
  })

  test('identity numbers and telephones never enter a record', () => {
    const draft = only(
      '年度,奖项名称,项目名称,主要完成人,身份证号,联系电话',
      '2021,广西科技进步奖,甘蔗收获机械化,覃一,11010519491231002X,13800000000',
    )
    expect(JSON.stringify(draft)).not.toMatch(/11010519491231002X|13800000000/)
  })
})

test('an identity number in a free column is masked, and none travels with a refused row', () => {
  const header = '年度,奖项名称,项目名称,备注,身份证号'
  const draft = only(header, '2021,广西科技进步奖,甘蔗收获机械化,证件11010519491231002X,11010519491231002X')
  expect(draft?.other.备注).toBe('证件1101**********002X')
  const { rejected } = readLines(header, '2021,广西科技进步奖,,无,11010519491231002X')
  expect(rejected).toHaveLength(1)
  expect(JSON.stringify(rejected)).not.toContain('11010519491231002X')
})

describe('rows that are refused, each with its reason and its row', () => {
  const rejections = (...lines: readonly string[]) =>
    readLines(...lines).rejected.map(({ row, reason }) => [row, reason])
  const projects = '项目批准号,项目名称,负责人,依托单位,金额(万元),起止年月'
  const good = '71173013,甘蔗产业链研究,覃一,某大学,42,2012.01-2015.12'

  test('a number that Excel turned into 4.50123E+17', () => {
    const { rejected } = readLines(
      '年度,奖项名称,项目名称,证件号码',
      '2021,广西科技进步奖,甲技术研究,4.50123E+17',
      '2021,广西科技进步奖,乙技术研究,450123199001010000',
      '2021,广西科技进步奖,丙技术研究,450123199001011234',
    )
    expect(rejected.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'lost-digits'],
      [3, 'lost-digits'],
    ])
    expect(rejected[0]?.words).toContain('科学计数法')
  })

  test('the same inside a workbook, where the number is a number', () => {
    const file = {
      name: '奖.xlsx',
      bytes: xlsxFile([
        sheetOf('奖', [
          ['年度', '奖项名称', '项目名称', '身份证号'],
          ['2021', '广西科技进步奖', '甲技术研究', '<c><v>4.50123199001012E17</v></c>'],
        ]),
      ]),
    }
    expect(read(file).rejected.map(({ row, reason }) => [row, reason])).toEqual([[2, 'lost-digits']])
  })

  test('a row whose cells moved by one', () => {
    expect(
      rejections(projects, good, ',71173014,糖业政策研究,韦二,某学院,42', good.replace('71173013', '71173015')),
    ).toEqual([[3, 'shifted']])
  })

  test('a row with more cells than the header', () => {
    expect(rejections(projects, `${good},多出来的`)).toEqual([[2, 'too-many-cells']])
  })

  test('sums and notes under the table', () => {
    expect(rejections(projects, good, '合计,,,,42,', '注：数据截至 2021 年底')).toEqual([
      [3, 'remark'],
      [4, 'remark'],
    ])
  })

  test('a row without a title, and one whose title is an Excel error', () => {
    expect(
      rejections(projects, '71173014,,覃一,某大学,42,2012.01-2015.12', '71173015,#REF!,覃一,某大学,42,2012.01-2015.12'),
    ).toEqual([
      [2, 'no-title'],
      [3, 'error-value'],
    ])
  })

  test('a patent number that fails its check digit, with the digit that it should have', () => {
    const { rejected } = readLines('专利号,专利名称,发明人', 'ZL202010948173.2,一种甘蔗切割装置,覃一')
    expect(rejected[0]).toMatchObject({
      row: 2,
      reason: 'bad-number',
      cells: ['ZL202010948173.2', '一种甘蔗切割装置', '覃一'],
    })
    expect(rejected[0]?.words).toContain('应为 1')
  })

  test('one number for two different achievements', () => {
    const { rejected } = readLines(projects, good, '71173013,深海机器人导航,黄三,另一大学,30,2013.01-2015.12')
    expect(rejected.map(({ row, reason }) => [row, reason])).toEqual([[3, 'conflict']])
    expect(rejected[0]?.words).toContain('第 2 行')
  })

  test('a row with broken characters, but not its neighbours', () => {
    const file = textFile('表.csv', projects, good, good.replace('71173013', '71173014'))
    const at = Buffer.from(file.bytes).lastIndexOf('产')
    file.bytes[at] = 0xff
    const { drafts, rejected } = read(file)
    expect([drafts.length, rejected.map(({ row, reason }) => [row, reason])]).toEqual([1, [[3, 'broken-characters']]])
  })

  test('empty dates, blank rows and a header printed again are no reason to refuse', () => {
    const { drafts, rejected, blankRows, repeatedHeaders, sheets } = readLines(
      '项目批准号,项目名称,立项时间',
      '71173013,甘蔗产业链研究,0000-00-00',
      ',,',
      '项目批准号,项目名称,立项时间',
      '71173014,糖业政策研究,2012-01-01',
    )
    expect([drafts.length, rejected.length, blankRows, repeatedHeaders]).toEqual([2, 0, 1, 1])
    expect(drafts[0]?.dates).toEqual([])
    expect(sheets[0]?.notices.join()).toContain('空日期')
  })
})
