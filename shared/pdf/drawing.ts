import { identity, type Matrix, multiply } from './matrix.ts'
import { draw, fills, op, quiet, strokes } from './operators.ts'
import type { RawFont, RawGlyph, RawPage } from './text-layer.ts'

/** One drawn character. Points on the page as seen, origin top-left; spaces are kept, they part words. */
export interface Glyph {
  readonly char: string
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly size: number
  /** Quarter turns clockwise of the baseline; -1 when it is slanted (a watermark). */
  readonly turn: number
  /** Position in the drawing order, shared with fills and images. */
  readonly order: number
  /** Which text object (BT … ET) it was drawn in. */
  readonly textObject: number
  readonly colour: number
  readonly invisible: boolean
  /** On a layer that is off: drawn only when somebody switches it on. */
  readonly switchedOff?: boolean
  /** 0..1 where the character was recognised in a picture. */
  readonly confidence?: number
}

/** An axis-parallel piece of ink that may be part of a table border. */
export interface Piece {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

export interface Patch extends Piece {
  readonly colour: number
  readonly order: number
}

export interface Drawing {
  readonly glyphs: readonly Glyph[]
  readonly pieces: readonly Piece[]
  readonly patches: readonly Patch[]
  /** Where images would be painted (they are never decoded). */
  readonly images: readonly Patch[]
}

export interface WalkedPage extends Drawing {
  /** Strings shown, and how many of them in a font that is broken: those are printed but not read. */
  readonly shown: number
  readonly lost: number
}

// A border is at most this thick: CSS `thick` is 3.75 pt, Word's heaviest common line 4.5 pt.
const maxBorder = 4.6
const white = 0xffffff
/** A gradient or a pattern: what lies under a character cannot be said, so it is taken as seen. */
export const unknownColour = -1
const invisibleModes = new Set([3, 7])

interface State {
  ctm: Matrix
  font: RawFont | 'broken' | undefined
  fontSize: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  mode: number
  fill: number
  stroke: number
  alpha: number
  clip: Piece
}

const startState = ({ view, width, height }: RawPage): State => ({
  ctm: view,
  clip: { x0: 0, y0: 0, x1: width, y1: height },
  font: undefined,
  fontSize: 0,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  leading: 0,
  rise: 0,
  mode: 0,
  fill: 0,
  stroke: 0,
  alpha: 1,
})

type Args = ArrayLike<unknown>
const num = (args: Args, index = 0): number => Number(args[index] ?? 0)
const colourOf = (value: unknown): number =>
  typeof value === 'string' && value.startsWith('#') ? Number.parseInt(value.slice(1), 16) : 0

/** Sets the graphics state, marks content or clips. */
const drawsNothing = (operator: number | undefined, args: Args): boolean =>
  (operator !== undefined && quiet.has(operator)) || (operator === op.constructPath && num(args) === op.endPath)

/** Walks a page's operators once and keeps what reading needs: glyphs, border pieces, coloured areas, images. */
export const walkPage = (page: RawPage): WalkedPage => {
  const glyphs: Glyph[] = []
  const pieces: Piece[] = []
  const patches: Patch[] = []
  const images: Patch[] = []
  const stack: State[] = []
  let state = startState(page)
  let text: Matrix = identity
  let x = 0
  let y = 0
  let lineX = 0
  let lineY = 0
  let textObject = 0
  let shown = 0
  let lost = 0
  let clips = false
  // Marks begin and end anywhere, but always in turns: what is off switches off all marks within it.
  const marks: boolean[] = []
  let off = false

  const move = (dx: number, dy: number) => {
    x = lineX += dx
    y = lineY += dy
  }
  const show = (items: readonly (RawGlyph | number)[], order: number) => {
    const { font, fontSize, scale, charSpacing, wordSpacing } = state
    shown++
    if (font === 'broken') {
      lost++
      return
    }
    const m = multiply(state.ctm, text)
    const vertical = font?.vertical ?? false
    const unit = font?.isType3Font ? (font.fontMatrix?.[0] ?? 0.001) : 0.001
    const em = Math.abs(fontSize)
    const height = Math.hypot(m[2], m[3])
    const size = em * height
    const turn = quarterTurn(m[0] * fontSize, m[1] * fontSize)
    const up = em * sane(font?.ascent, 0.6, 0.98, 0.88)
    const down = em * sane(font?.descent, -0.3, -0.05, -0.12)
    const invisible = invisibleModes.has(state.mode) || state.alpha < 0.05
    for (const item of items) {
      if (typeof item === 'number') {
        const shift = (-item * fontSize) / 1000
        if (vertical) y += shift
        else x += shift * scale
        continue
      }
      const spacing = charSpacing + (item.isSpace ? wordSpacing : 0)
      const width = item.width * unit * fontSize
      let left = x
      let base = y + state.rise
      let advance = width
      if (vertical) {
        const metric = item.vmetric ?? font?.defaultVMetrics ?? [-1000, item.width / 2, 880]
        left = x - metric[1] * unit * fontSize
        base = y - metric[2] * unit * fontSize
        advance = em
        y += metric[0] * unit * fontSize - spacing
      } else {
        x += (width + spacing) * scale
      }
      const right = left + (vertical ? width || advance : width * scale)
      // Corners of the glyph's box, in page points.
      const ax = m[0] * left + m[2] * (base + down) + m[4]
      const ay = m[1] * left + m[3] * (base + down) + m[5]
      const bx = m[0] * right + m[2] * (base + up) + m[4]
      const by = m[1] * right + m[3] * (base + up) + m[5]
      glyphs.push({
        char: item.unicode,
        x0: Math.min(ax, bx),
        y0: Math.min(ay, by),
        x1: Math.max(ax, bx),
        y1: Math.max(ay, by),
        size,
        turn,
        order,
        textObject,
        colour: state.fill,
        invisible: invisible || off,
        ...(off && { switchedOff: true }),
      })
    }
  }
  const paint = (args: Args, order: number) => {
    const how = num(args)
    if (clips && args[2]) state.clip = outline(args[2] as ArrayLike<number>, state.ctm)
    clips = false
    const data = (args[1] as readonly (Float32Array | null)[] | undefined)?.[0]
    if (!data) return
    if (off) return
    const { ctm } = state
    if (strokes.has(how) && !isPaper(state.stroke)) addStrokes(data, ctm, pieces)
    if (fills.has(how)) addFills(data, ctm, state.fill, order, pieces, patches)
  }

  const { operators, args: allArgs } = page
  let lastTransform = -2
  for (let i = 0; i < operators.length; i++) {
    const args = allArgs[i] ?? []
    switch (operators[i]) {
      case op.save:
        stack.push({ ...state })
        break
      case op.restore:
        // An image is `q … cm Do Q`; the dropped `Do` leaves a transform that nothing was drawn with.
        if (lastTransform === i - 1 && !off) images.push(unitSquare(state.ctm, i))
        state = stack.pop() ?? state
        break
      case op.transform:
        state.ctm = multiply(state.ctm, args as ArrayLike<number>)
        lastTransform = i
        break
      case op.paintFormXObjectBegin:
      case op.beginGroup: {
        stack.push({ ...state })
        const matrix = operators[i] === op.beginGroup ? (args[0] as { matrix?: Matrix } | undefined)?.matrix : args[0]
        if (operators[i] === op.paintFormXObjectBegin && matrix)
          state.ctm = multiply(state.ctm, matrix as ArrayLike<number>)
        break
      }
      case op.paintFormXObjectEnd:
      case op.endGroup:
        state = stack.pop() ?? state
        break
      case op.setGState:
        for (const [key, value] of (args[0] ?? []) as readonly (readonly [string, unknown])[]) {
          if (key === 'ca') state.alpha = Number(value)
          if (key === 'Font' && Array.isArray(value)) {
            state.font = page.font(String(value[0]))
            state.fontSize = Number(value[1])
          }
        }
        break
      case op.beginText:
        textObject = i
        text = identity
        x = y = lineX = lineY = 0
        break
      case op.setCharSpacing:
        state.charSpacing = num(args)
        break
      case op.setWordSpacing:
        state.wordSpacing = num(args)
        break
      case op.setHScale:
        state.scale = num(args) / 100
        break
      case op.setLeading:
        state.leading = -num(args)
        break
      case op.setFont:
        state.font = page.font(String(args[0]))
        state.fontSize = num(args, 1)
        break
      case op.setTextRenderingMode:
        state.mode = num(args)
        break
      case op.setTextRise:
        state.rise = num(args)
        break
      case op.setLeadingMoveText:
        state.leading = num(args, 1)
        move(num(args), num(args, 1))
        break
      case op.moveText:
        move(num(args), num(args, 1))
        break
      case op.setTextMatrix: {
        // pdf.js 5 hands over one Float32Array, either as the argument list itself or as its first member.
        const values = typeof args[0] === 'number' ? args : (args[0] as Args)
        text = Array.from(values as ArrayLike<number>) as unknown as Matrix
        x = y = lineX = lineY = 0
        break
      }
      case op.nextLine:
        move(0, state.leading)
        break
      case op.showText:
        show((args[0] ?? []) as readonly (RawGlyph | number)[], i)
        break
      case op.setStrokeRGBColor:
        state.stroke = colourOf(args[0])
        break
      case op.setFillRGBColor:
        state.fill = colourOf(args[0])
        break
      case op.setFillColorN:
        state.fill = unknownColour
        break
      case op.beginMarkedContent:
      case op.beginMarkedContentProps:
        marks.push(off)
        off ||= args[0] === 'OC' && !page.isOn(args[1])
        break
      case op.endMarkedContent:
        off = marks.pop() ?? false
        break
      case op.shadingFill:
        if (!off) patches.push({ ...state.clip, colour: unknownColour, order: i })
        break
      case op.clip:
      case op.eoClip:
        clips = true
        break
      case op.constructPath:
        paint(args, i)
        break
    }
    // Browsers set colours between the transform and the image, scanners' programs clip to its outline.
    if (lastTransform === i - 1 && drawsNothing(operators[i], args)) lastTransform = i
  }
  if (lastTransform === operators.length - 1 && operators.length > 0 && !off)
    images.push(unitSquare(state.ctm, lastTransform))
  return { glyphs, pieces, patches, images, shown, lost }
}

// Fonts that lie about their height (Noto says 1.16 up, Type3 says nothing) would make boxes of two lines overlap.
const sane = (value: number | undefined, least: number, most: number, otherwise: number): number =>
  value === undefined || Number.isNaN(value) || value === 0 ? otherwise : Math.min(most, Math.max(least, value))

// 10°: more than the skew of any text layer that belongs to a page, less than any watermark.
const quarterTurn = (dx: number, dy: number): number => {
  const degrees = (Math.atan2(dy, dx) * 180) / Math.PI
  const quarter = Math.round(degrees / 90)
  return Math.abs(degrees - quarter * 90) <= 10 ? (quarter + 4) % 4 : -1
}

const isPaper = (colour: number): boolean =>
  colour !== unknownColour && colour >> 16 >= 0xfa && ((colour >> 8) & 0xff) >= 0xfa && (colour & 0xff) >= 0xfa

const unitSquare = ([a, b, c, d, e, f]: Matrix, order: number): Patch => ({
  x0: Math.min(e, e + a, e + c, e + a + c),
  y0: Math.min(f, f + b, f + d, f + b + d),
  x1: Math.max(e, e + a, e + c, e + a + c),
  y1: Math.max(f, f + b, f + d, f + b + d),
  colour: white,
  order,
})

const outline = (corners: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): Piece => {
  const [left = 0, bottom = 0, right = 0, top = 0] = Array.from(corners)
  const points = [left, right].flatMap((x) => [bottom, top].map((y) => [a * x + c * y + e, b * x + d * y + f] as const))
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) }
}

const addStrokes = (data: Float32Array, m: Matrix, pieces: Piece[]): void => {
  let startX = 0
  let startY = 0
  let fromX = 0
  let fromY = 0
  const line = (toX: number, toY: number) => {
    const dx = Math.abs(toX - fromX)
    const dy = Math.abs(toY - fromY)
    if (dy <= 0.6 || dx <= 0.6)
      pieces.push({
        x0: Math.min(fromX, toX),
        y0: Math.min(fromY, toY),
        x1: Math.max(fromX, toX),
        y1: Math.max(fromY, toY),
      })
    fromX = toX
    fromY = toY
  }
  eachPoint(data, m, (command, px, py) => {
    if (command === draw.moveTo) {
      startX = fromX = px
      startY = fromY = py
    } else if (command === draw.lineTo) line(px, py)
    else if (command === draw.closePath) line(startX, startY)
    else {
      fromX = px
      fromY = py
    }
  })
}

const addFills = (
  data: Float32Array,
  m: Matrix,
  colour: number,
  order: number,
  pieces: Piece[],
  patches: Patch[],
): void => {
  let x0 = Number.POSITIVE_INFINITY
  let y0 = Number.POSITIVE_INFINITY
  let x1 = Number.NEGATIVE_INFINITY
  let y1 = Number.NEGATIVE_INFINITY
  const flush = () => {
    if (x1 < x0) return
    const thin = Math.min(x1 - x0, y1 - y0) <= maxBorder
    if (!thin) patches.push({ x0, y0, x1, y1, colour, order })
    else if (!isPaper(colour)) pieces.push({ x0, y0, x1, y1 })
    x0 = y0 = Number.POSITIVE_INFINITY
    x1 = y1 = Number.NEGATIVE_INFINITY
  }
  eachPoint(data, m, (command, px, py) => {
    if (command === draw.moveTo) flush()
    if (command === draw.closePath) return
    x0 = Math.min(x0, px)
    y0 = Math.min(y0, py)
    x1 = Math.max(x1, px)
    y1 = Math.max(y1, py)
  })
  flush()
}

const eachPoint = (data: Float32Array, m: Matrix, visit: (command: number, x: number, y: number) => void): void => {
  const at = (i: number, command: number) => {
    const px = data[i] ?? 0
    const py = data[i + 1] ?? 0
    visit(command, m[0] * px + m[2] * py + m[4], m[1] * px + m[3] * py + m[5])
  }
  for (let i = 0; i < data.length; ) {
    const command = data[i++] ?? 0
    if (command === draw.closePath) visit(command, 0, 0)
    else if (command === draw.curveTo) {
      at(i + 4, command)
      i += 6
    } else {
      at(i, command)
      i += 2
    }
  }
}
