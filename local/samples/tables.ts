import type { Content, ContentNode, TableLayout } from './pdf.ts'

/** Thin black rulings around every cell, as the printed forms have them. */
export const ruled: TableLayout = {
  hLineWidth: () => 0.7,
  vLineWidth: () => 0.7,
  paddingTop: () => 4.5,
  paddingBottom: () => 4.5,
  paddingLeft: () => 4,
  paddingRight: () => 4,
}

export const heading = (text: string): ContentNode => ({
  text,
  fontSize: 11.5,
  bold: true,
  margin: [0, 12, 0, 5],
})

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

const coveredCells = (count: number): readonly ContentNode[] => Array.from({ length: count }, () => ({}))

/** A cell that is merged over `columns` columns, with the cells that it covers. */
export const wide = (text: string, columns: number): readonly ContentNode[] => [
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

interface TableShape {
  /** Whether a page break repeats the header row. */
  readonly repeatHeader?: boolean
  /** A short table stays in one piece with its heading; a long one runs over the page's foot, through the middle of a row. */
  readonly long?: boolean
}

/** A table of records under its heading. */
export const recordTable = (
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { repeatHeader = true, long = false }: TableShape = {},
): Content => ({
  unbreakable: !long,
  stack: [
    heading(title),
    {
      table: {
        widths: columns.map(({ width }) => width),
        headerRows: repeatHeader ? 1 : 0,
        keepWithHeaderRows: repeatHeader ? 1 : 0,
        body: [
          columns.map(({ label }) => middle(label)),
          ...rows.map((row) => row.map((cell, i) => (columns[i]?.text ? running(cell) : middle(cell)))),
        ].map((cells) => cells.map(long ? airy : centred)),
      },
      layout: ruled,
    },
  ],
})

// pdfmake loses the rest of a table when a page break falls into vertically centred cells, so only whole tables have them.
const centred = (cell: ContentNode): ContentNode =>
  cell.text === undefined ? {} : { ...cell, verticalAlignment: 'middle' }

const airy = (cell: ContentNode): ContentNode => ({ ...cell, lineHeight: 1.4 })

/** A grid of labels and values in merged cells. It must fit on its page. */
export const grid = (widths: readonly (number | string)[], body: readonly (readonly ContentNode[])[]): Content => ({
  table: { widths, body: body.map((row) => row.map(centred)) },
  layout: ruled,
})
