import type { Box, PictureMarks } from '#domain/pages'

export interface PictureLikeness {
  /** Of the 64 cells of the coarse mark, how many differ. */
  readonly nearBits: number
  /** Of the cells that either picture marks, the share that differs, 0..1; cells beside names left out. */
  readonly fineShare: number
  readonly isSameScan: boolean
}

/**
 * Copies of one scan with another name, compressed to JPEG 30 or brought to half their size, differ in 0.03 to 0.10; a second scan of the same
 * paper by 0.34 and more (test/pdf/picture-marks.test.ts). Two prints of one electronic certificate differ as little as two copies.
 */
const mostOfOneScan = 0.2
const leastCells = 60

/** `names` are the places where the two say who it is for: what differs there is what is asked, not an answer. */
export const comparePictures = (a: PictureMarks, b: PictureMarks, names: readonly Box[]): PictureLikeness => {
  const { differing: nearBits } = compareCells(Buffer.from(a.near, 'hex'), Buffer.from(b.near, 'hex'), names)
  const { differing, marked } = compareCells(Buffer.from(a.fine, 'base64'), Buffer.from(b.fine, 'base64'), names)
  const fineShare = marked === 0 ? 1 : Math.round((1000 * differing) / marked) / 1000
  return { nearBits, fineShare, isSameScan: marked >= leastCells && fineShare <= mostOfOneScan }
}

/** Of the cells that either marks, how many only one does; those beside names are left out. */
const compareCells = (a: Uint8Array, b: Uint8Array, names: readonly Box[]) => {
  const cells = Math.sqrt(a.length * 8)
  const isAtName = (row: number, column: number) =>
    names.some(
      ([x0, y0, x1, y1]) =>
        column >= Math.floor(x0 * cells) - 1 &&
        column <= Math.ceil(x1 * cells) &&
        row >= Math.floor(y0 * cells) - 1 &&
        row <= Math.ceil(y1 * cells),
    )
  let [differing, marked] = [0, 0]
  for (let bit = 0; bit < cells * cells; bit++) {
    const [mine, theirs] = [bitOf(a, bit), bitOf(b, bit)]
    if (mine + theirs === 0 || isAtName(Math.floor(bit / cells), bit % cells)) continue
    marked++
    if (mine !== theirs) differing++
  }
  return { differing, marked }
}

const bitOf = (bits: Uint8Array, at: number): number => ((bits[at >> 3] ?? 0) >> (at & 7)) & 1
