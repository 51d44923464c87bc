import type { Content, ContentNode, TableLayout } from './pdf.ts'

/** Thin black rulings around every cell, as the printed forms have them. */
export const ruled: TableLayout = {
  hLineWidth: () => 0.7,
  vLineWidth: () => 0.7,
  paddingTop: () => 3.5,
  paddingBottom: () => 3.5,
  paddingLeft: () => 4,
  paddingRight: () => 4,
}

export const heading = (text: string): ContentNode => ({ text, fontSize: 11.5, bold: true, margin: [0, 12, 0, 5] })

/** A label or a value in the middle of its cell; `\n` in a label breaks it over lines, as narrow cells do. */
export const middle = (text: string, span: Pick<ContentNode, 'colSpan' | 'rowSpan'> = {}): ContentNode => ({
  text,
  alignment: 'center',
  ...span,
})

/** A cell of running text. */
export const running = (text: string): ContentNode => ({ text, alignment: 'left' })

/** A cell that a neighbour's span covers; pdfmake wants it written down. */
export const covered: ContentNode = {}

const coveredCells = (count: number): readonly Content[] => Array.from({ length: count }, () => ({}))

/** A cell that is merged over `columns` columns, with the cells that it covers. */
export const wide = (text: string, columns: number): readonly Content[] => [
  middle(text, { colSpan: columns }),
  ...coveredCells(columns - 1),
]

/** A vertical label: 单/位/推/荐/意/见. */
export const vertical = (text: string): ContentNode => middle([...text].join('\n'))

export interface Column {
  readonly label: string
  readonly width: number | string
  /** Long text is set from the left, short values stand in the middle. */
  readonly text?: boolean
}

/** A table of records under its heading. `repeatHeader` decides whether a page break repeats the header row. */
export const recordTable = (
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  repeatHeader = true,
): readonly Content[] => [
  heading(title),
  {
    table: {
      widths: columns.map(({ width }) => width),
      headerRows: repeatHeader ? 1 : 0,
      keepWithHeaderRows: repeatHeader ? 1 : 0,
      body: [
        columns.map(({ label }) => middle(label)),
        ...rows.map((row) => row.map((cell, i) => (columns[i]?.text ? running(cell) : middle(cell)))),
      ],
    },
    layout: ruled,
  },
]
