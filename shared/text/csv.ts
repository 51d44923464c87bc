/**
 * CSV as Excel opens it on any desktop: a byte-order mark, CRLF, every cell quoted. A cell that a spreadsheet would run as a formula is made
 * text (CSV injection); full-width signs are formulas for a Chinese Excel too.
 */
export const toCsv = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map((cells) => `${cells.map(toCell).join(',')}\r\n`).join('')}`

const toCell = (text: string) => `"${(/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
