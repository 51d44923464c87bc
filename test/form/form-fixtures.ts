import type { Form, FormTable } from '#domain/form'
import type { PagesRead, ReadPage } from '#domain/pages'
import { readCertificates } from '#form/certificates'
import { readApplication } from '#form/read-application'

/** A page on which each text is a line of its own; two spaces in a text are a gap between two runs. */
export const aPage = (
  lines: readonly string[],
  { page = 1, source = 'text' as ReadPage['source'] } = {},
): ReadPage => ({
  page,
  width: 595,
  height: 842,
  source,
  runs: lines.map((text, i) => {
    const y0 = 0.05 + i * 0.025
    const boxes = [...text].map((_, k) => [0.1 + k * 0.02, y0, 0.12 + k * 0.02, y0 + 0.016] as const)
    return { text, boxes, box: [0.1, y0, 0.1 + boxes.length * 0.02, y0 + 0.016] as const }
  }),
  hidden: [],
  rulings: [],
  text: lines.join('\n'),
})

export const pagesOf = (...pages: readonly ReadPage[]): PagesRead => ({
  kind: 'read',
  parserVersion: 'test',
  outcome: 'read',
  pages,
  active: [],
})

const whole = [0, 0, 1, 1] as const

export const aTable = (
  title: string,
  columns: readonly string[],
  ...rows: readonly (readonly string[])[]
): FormTable => ({
  title,
  columns,
  rows,
  rowPlaces: rows.map((_, i) => ({ page: 3, bbox: [0.1, 0.1 + i * 0.05, 0.9, 0.15 + i * 0.05] as const })),
  page: 3,
  bbox: whole,
})

interface Parts {
  readonly fields?: readonly (readonly [label: string, value: string, section?: string])[]
  readonly tables?: readonly FormTable[]
  readonly certificates?: readonly ReadPage[]
  readonly documentId?: string
}

export const anApplicationOf = ({ fields = [], tables = [], certificates = [], documentId = 'doc' }: Parts) => {
  const pages = pagesOf(...certificates)
  const form: Form = {
    fields: fields.map(([label, value, section = '基本情况']) => ({ section, label, value, page: 2, bbox: whole })),
    tables,
    sections: [],
    certificates: readCertificates(pages),
  }
  return readApplication({ form, pages, documentId })
}

export const nationalColumns = [
  '起止时间',
  '专业技术工作名称\n(项目、课题、成果等)',
  '工作内容、本人起何作用\n(主持、参加、独立)',
  '完成情况及效果\n(获何奖励、效益或专利)',
]
