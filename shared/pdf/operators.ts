/**
 * The drawing operators of pdf.js that we read (its `OPS`, stable since 2011; pdf-parse does not export them).
 * Everything else of a page's operator list is passed over.
 */
export const op = {
  setLineWidth: 2,
  setGState: 9,
  save: 10,
  restore: 11,
  transform: 12,
  stroke: 20,
  closeStroke: 21,
  fill: 22,
  eoFill: 23,
  fillStroke: 24,
  eoFillStroke: 25,
  closeFillStroke: 26,
  closeEOFillStroke: 27,
  endPath: 28,
  clip: 29,
  eoClip: 30,
  beginText: 31,
  setCharSpacing: 33,
  setWordSpacing: 34,
  setHScale: 35,
  setLeading: 36,
  setFont: 37,
  setTextRenderingMode: 38,
  setTextRise: 39,
  moveText: 40,
  setLeadingMoveText: 41,
  setTextMatrix: 42,
  nextLine: 43,
  showText: 44,
  setStrokeRGBColor: 58,
  setFillColorN: 55,
  setFillRGBColor: 59,
  shadingFill: 62,
  beginMarkedContent: 69,
  beginMarkedContentProps: 70,
  endMarkedContent: 71,
  paintFormXObjectBegin: 74,
  paintFormXObjectEnd: 75,
  beginGroup: 76,
  endGroup: 77,
  constructPath: 91,
  setStrokeTransparent: 92,
  setFillTransparent: 93,
  dependency: 1,
} as const

/** Path commands inside `constructPath`. */
export const draw = { moveTo: 0, lineTo: 1, curveTo: 2, closePath: 3 } as const

export const strokes: ReadonlySet<number> = new Set([20, 21, 24, 25, 26, 27])
export const fills: ReadonlySet<number> = new Set([22, 23, 24, 25, 26, 27])
/** Line styles, colours, graphics states, clips and marks: nothing is drawn by them. */
export const quiet: ReadonlySet<number> = new Set([
  op.dependency,
  op.save,
  ...[2, 3, 4, 5, 6, 7, 8, 9],
  op.clip,
  op.eoClip,
  ...[50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61],
  ...[op.beginMarkedContent, op.beginMarkedContentProps, op.endMarkedContent, 92, 93],
])
