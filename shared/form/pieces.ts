import type { Box } from '#domain/pages'
import type { Line } from '#pdf/rulings'
import { isKnownLabel } from './labels.ts'

/** A run of the page in points, which distances and font sizes are judged in. */
export interface Piece {
  readonly text: string
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly size: number
  /** One for each character of the text, in the shares of the page that evidence is kept in. */
  readonly boxes: readonly Box[]
}

export interface PageSize {
  readonly number: number
  readonly width: number
  readonly height: number
  /** Horizontal lines that belong to no ruled table: they part the rows of tables without vertical lines. */
  readonly bars: readonly Line[]
}

/** Points on a page → the shares of the page that evidence is kept in. */
export const toBox = (
  { width, height }: Pick<PageSize, 'width' | 'height'>,
  place: { x0: number; y0: number; x1: number; y1: number },
): Box => [place.x0 / width, place.y0 / height, place.x1 / width, place.y1 / height]

export interface LineItem {
  readonly kind: 'line'
  readonly page: PageSize
  readonly pieces: readonly Piece[]
  readonly text: string
  readonly y0: number
  readonly y1: number
}

export const middle = (piece: Piece) => ({ x: (piece.x0 + piece.x1) / 2, y: (piece.y0 + piece.y1) / 2 })

/** Pieces side by side make a line; the lines of the page, top to bottom. */
export const toLines = (pieces: readonly Piece[], page: PageSize): LineItem[] => {
  const lines: Piece[][] = []
  for (const piece of [...pieces].sort((a, b) => a.y0 + a.y1 - b.y0 - b.y1)) {
    const { y } = middle(piece)
    const line = lines.at(-1)
    const first = line?.[0]
    if (
      line &&
      first &&
      Math.abs(middle(first).y - y) < 0.35 * Math.max(1, Math.min(first.y1 - first.y0, piece.y1 - piece.y0))
    )
      line.push(piece)
    else lines.push([piece])
  }
  return lines.map((line) => {
    const ordered = mergeSpread(line.sort((a, b) => a.x0 - b.x0))
    return {
      kind: 'line',
      page,
      pieces: ordered,
      text: ordered.map((piece) => piece.text).join('  '),
      y0: Math.min(...ordered.map((piece) => piece.y0)),
      y1: Math.max(...ordered.map((piece) => piece.y1)),
    }
  })
}

/** `姓` and `名`, far apart to fill the width of a column, are one label. */
const mergeSpread = (pieces: readonly Piece[]): Piece[] => {
  const merged: Piece[] = []
  for (let i = 0; i < pieces.length; ) {
    const whole = spreadLabel(pieces.slice(i, i + 4))
    const piece = whole?.piece ?? pieces[i]
    if (piece) merged.push(piece)
    i += whole?.used ?? 1
  }
  return merged
}

/** A colon stands right behind the last character. */
const lettersOf = (text: string): string[] => [...text.replace(/[:：]$/, '')]

const spreadLabel = (pieces: readonly Piece[]): { piece: Piece; used: number } | undefined => {
  for (let used = pieces.length; used >= 2; used--) {
    const parts = pieces.slice(0, used)
    const [first, last] = [parts[0], parts.at(-1)]
    if (!first || !last || parts.some((part) => lettersOf(part.text).length > 2)) continue
    // Labels are spread character by character: words far apart (`本人` over 作用, `排名`) are two columns.
    const reach = parts.every((part) => lettersOf(part.text).length === 1) ? 5 : 1.2
    const close = parts.every((part, i) => i === 0 || part.x0 - (parts[i - 1]?.x1 ?? 0) < reach * (part.y1 - part.y0))
    const text = parts.map((part) => part.text).join('')
    if (close && lettersOf(text).length <= 4 && isKnownLabel(text))
      return {
        piece: {
          ...first,
          text,
          boxes: parts.flatMap(({ boxes }) => boxes),
          x1: last.x1,
          y0: Math.min(first.y0, last.y0),
          y1: Math.max(first.y1, last.y1),
        },
        used,
      }
  }
  return undefined
}

/** Characters that stand under each other, one a line (`单\n位\n推\n荐`), are one piece: a label down the side of a table. */
export const mergeStacks = (pieces: readonly Piece[]): Piece[] => {
  const merged: Piece[] = []
  const stacks: Piece[][] = []
  for (const piece of [...pieces].sort((a, b) => a.y0 - b.y0)) {
    if ([...piece.text].length !== 1) {
      merged.push(piece)
      continue
    }
    const height = piece.y1 - piece.y0
    const stack = stacks.find((one) => {
      const last = one.at(-1)
      return (
        last && Math.abs(last.x0 - piece.x0) < height * 0.3 && piece.y0 - last.y1 < height * 0.6 && piece.y0 > last.y0
      )
    })
    if (stack) stack.push(piece)
    else stacks.push([piece])
  }
  for (const stack of stacks) {
    const [first, last] = [stack[0], stack.at(-1)]
    if (!first || !last) continue
    if (stack.length < 3) merged.push(...stack)
    else
      merged.push({
        ...first,
        text: stack.map((piece) => piece.text).join(''),
        boxes: stack.flatMap(({ boxes }) => boxes),
        x1: Math.max(first.x1, last.x1),
        y1: last.y1,
      })
  }
  return merged
}

/** A piece of several characters that is higher than wide. */
export const isStack = (piece: Piece): boolean =>
  [...piece.text].length >= 3 && piece.y1 - piece.y0 > 2 * (piece.x1 - piece.x0)
