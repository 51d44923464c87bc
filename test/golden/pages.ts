import type { Content } from '#local/samples/pdf'

/** An evidence page on a sheet of its own: a heading, and lines as they are given. */
export const linesPage = (heading: string, lines: readonly string[]): Content => ({
  pageBreak: 'before',
  stack: [
    { text: heading, fontSize: 22, bold: true, alignment: 'center', margin: [0, 40, 0, 30] },
    ...lines.map((text): Content => ({ text, fontSize: 12.5, margin: [16, 0, 12, 12] })),
  ],
})
