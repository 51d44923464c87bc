import { describe, expect, test } from 'vitest'
import type { Form } from '#domain/form'
import { type Box, isRead, type PagesRead } from '#domain/pages'
import { readForm } from '#form/read-form'
import { readPages } from '#pdf/read-pages'
import { drawFillIn } from '#test/pdf/draw-fill-in'
import { drawPdf, line, ruledTable, tableOf, text } from '#test/pdf/draw-pdf'
import { aPage, pagesOf } from './form-fixtures.ts'

const pagesIn = async (bytes: Uint8Array): Promise<PagesRead> => {
  const pages = await readPages(bytes)
  return pages.kind === 'read' ? pages : expect.fail(pages.outcome)
}

/** The words whose middle is in the box, in the order of the page. */
const wordsIn = (pages: PagesRead, page: number, [left, top, right, bottom]: Box): string =>
  pages.pages
    .filter(isRead)
    .filter((one) => one.page === page)
    .flatMap(({ runs }) => runs)
    .flatMap(({ text: words, boxes }) =>
      [...words].filter((_, i) => {
        const [x0, y0, x1, y1] = boxes[i] ?? [0, 0, 0, 0]
        const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2]
        return x > left && x < right && y > top && y < bottom
      }),
    )
    .join('')
    .replace(/\s+/g, '')

const boxedIn = (pages: PagesRead, form: Form): Record<string, string> =>
  Object.fromEntries(form.fields.map(({ label, page, bbox }) => [label, wordsIn(pages, page, bbox)]))

const boxed = async (content: readonly string[], rotate: 0 | 90 = 0) => {
  const pages = await pagesIn(drawPdf([{ content, rotate }]))
  return boxedIn(pages, readForm(pages))
}

describe('on a line, the box of a field holds its value and nothing else', () => {
  test('in one run with its label, and in a run of its own', async () => {
    expect(
      await boxed([text(60, 700, '姓名：覃示某'), text(60, 660, '工作单位：'), text(240, 660, '示范设计院')]),
    ).toEqual({
      姓名: '覃示某',
      工作单位: '示范设计院',
    })
  })

  test('when several fields share the line, with colons or without', async () => {
    expect(
      await boxed([text(60, 700, '姓名：覃示某  性别：女  民族：壮族'), text(60, 620, '出生年月：1985年3月')]),
    ).toEqual({ 姓名: '覃示某', 性别: '女', 民族: '壮族', 出生年月: '1985年3月' })
    expect(await boxed([text(60, 700, '姓  名 测试员 性  别 女'), text(60, 680, '工作单位 某交通规划设计院')])).toEqual(
      {
        姓名: '测试员',
        性别: '女',
        工作单位: '某交通规划设计院',
      },
    )
  })

  test('also on a page that the file turns', async () => {
    expect(await boxed([text(60, 700, '姓名：'), text(200, 700, '覃示某')], 90)).toEqual({ 姓名: '覃示某' })
  })

  test('of an empty value it is the line to write on, or else the label', async () => {
    expect(await boxed([text(60, 700, '姓名：覃示某  性别：____'), text(60, 660, '民族：')])).toEqual({
      姓名: '覃示某',
      性别: '____',
      民族: '民族：',
    })
  })
})

describe('in a table, the box of a field', () => {
  test('is the cell, when the value has it to itself, and stays a cell when it is empty', async () => {
    const pages = await pagesIn(
      drawPdf([
        {
          content: tableOf([50, 150, 300], 760, [
            ['姓名', '覃示某'],
            ['民族', ''],
          ]),
        },
      ]),
    )
    const [name = expect.fail(), nation = expect.fail()] = readForm(pages).fields
    for (const { bbox } of [name, nation]) {
      expect(bbox[0] * 595).toBeCloseTo(150, 0)
      expect(bbox[2] * 595).toBeCloseTo(300, 0)
    }
    expect(wordsIn(pages, 1, name.bbox)).toBe('覃示某')
    expect(wordsIn(pages, 1, nation.bbox)).toBe('')
  })

  test('is around its own words where a cell says several things', async () => {
    expect(
      await boxed(
        tableOf([50, 300, 550], 760, [
          ['姓名：覃示某', '性别：女'],
          ['民族：壮族', '籍贯：示范市'],
        ]),
      ),
    ).toEqual({ 姓名: '覃示某', 性别: '女', 民族: '壮族', 籍贯: '示范市' })
  })

  test('is around what is ticked, not around the whole choice', async () => {
    expect(await boxed(tableOf([50, 120, 400], 760, [['申报类型', '□正常申报 ■破格申报 □转评']]))).toEqual({
      申报类型: '■破格申报',
    })
  })

  test('is apart for an opinion and for the seal and date below it', async () => {
    expect(
      await boxed([
        ...ruledTable([50, 90, 500], [760, 660]),
        ...[...'单位推荐意见'].map((c, i) => text(62, 746 - i * 14, c, { size: 10 })),
        text(100, 740, '材料真实,同意推荐。', { size: 10 }),
        text(380, 680, '(公章)  2024年6月20日', { size: 10 }),
      ]),
    ).toEqual({ 单位推荐意见: '材料真实,同意推荐。', '(公章)': '2024年6月20日' })
  })

  test('holds the end of a word that reaches over the border of its cell', async () => {
    const long = '示范交通规划勘察设计研究院'
    const fields = await boxed([
      ...ruledTable([50, 150, 270, 400], [760, 740]),
      line(50, 740, 400, 740),
      text(54, 746, '工作单位', { size: 10 }),
      text(154, 746, long, { size: 10 }),
    ])
    expect(fields.工作单位).toBe(long)
  })
})

test('a value that was filled in has the box of its place in the file, wherever in it a viewer draws the words', async () => {
  const pages = await pagesIn(
    drawFillIn([text(72, 700, '工作单位：')], [{ name: 'Text1', value: '示范设计院', at: [140, 696, 400, 714] }]),
  )
  const [{ bbox } = expect.fail()] = readForm(pages).fields
  expect([bbox[0] * 595, bbox[2] * 595].map(Math.round)).toEqual([140, 400])
})

describe('on a certificate, the box of a field', () => {
  const certificateOf = (...lines: string[]) => {
    const pages = pagesOf(aPage(lines))
    const [certificate = expect.fail()] = readForm(pages).certificates
    return Object.fromEntries(
      certificate.fields.map(({ label, bbox }) => [label, wordsIn(pages, certificate.page, bbox)]),
    )
  }

  test('is around the words of the sentence that say it, not around the same words before them', () => {
    expect(
      certificateOf(
        '毕业证书',
        '学生覃示某，女，2004年9月至2008年6月在本校土木工程专业四年制本科学习，准予毕业。',
        '示范大学',
      ),
    ).toMatchObject({ 姓名: '覃示某', 性别: '女', 入学时间: '2004年9月', 毕业时间: '2008年6月', 校名: '示范大学' })
  })

  test('of the members of a project is the column of their names', () => {
    const fields = certificateOf(
      '科技项目验收证书',
      '项目名称：示范桥梁监测系统研究',
      '验收日期：2023年12月21日',
      '主要完成人员',
      '1 覃示某 示范设计院',
      '2 韦示某 示范大学',
      '3 黄示某 示范公司',
    )
    expect(fields.主要完成人员).toBe('覃示某韦示某黄示某')
  })
})

test('on a scanned page boxes reach out to the ink, which is higher than the type it was laid out as', () => {
  const lines = ['荣誉证书', '获奖项目：示范桥梁监测系统', '奖励等级：二等奖']
  const heightOf = (source: 'text' | 'ocr') => {
    const [certificate = expect.fail()] = readForm(pagesOf(aPage(lines, { source }))).certificates
    const { bbox } = certificate.fields.find(({ label }) => label === '奖励等级') ?? expect.fail()
    return bbox[3] - bbox[1]
  }
  expect(heightOf('ocr') / heightOf('text')).toBeCloseTo(1.4, 2)
})
