import type { ScanFacts } from '#domain/pages'
import type { Drawing, Glyph, Piece } from '../drawing.ts'
import type { Picture } from '../render.ts'
import { setCheckBoxes } from './check-boxes.ts'
import { detectLines, type TextBox } from './detect.ts'
import { type Gray, quarterTurns, redChannel, redness, straighten } from './image.ts'
import { imageRulings, inkOf } from './image-rulings.ts'
import { inReadingOrder } from './line-order.ts'
import { median } from './median.ts'
import type { Models } from './models.ts'
import { type ReadLine, recogniseLines } from './recognise.ts'
import { findSeals, isOfSeal } from './seals.ts'
import { lookAgain } from './second-opinion.ts'
import { undoSlips } from './slips.ts'
import { markUnknown } from './unknown.ts'

/** How a scanned page was set upright before it was read; its picture is shown the same way, so that boxes sit on words. */
export type Uprighting = Pick<ScanFacts, 'turns' | 'radians'>

export interface Scan {
  readonly uprighting: Uprighting
  /** Size of the upright page in pixels; the drawing is in pixels too. */
  readonly width: number
  readonly height: number
  readonly drawing: Drawing
  /** What stamps say, apart from the page's text. */
  readonly sealText: readonly string[]
  /** Mean confidence over all characters, 0..1. */
  readonly confidence: number
}

// Shorter boxes do not know their own angle.
const isLong = ({ length, height }: TextBox): boolean => length > 5 * height
const minLineConfidence = 0.5
// Eight characters tell which way is up, and cost a fifth of a whole line.
const probeLength = 8
// Print that stands on its head reads at 0 to 0.3, upright print at 0.98.
const surelyUpright = 0.93

/** Reads a picture of a page: upright, straight, then line by line. */
export const readScan = async (models: Models, picture: Picture): Promise<Scan> => {
  const upright = await setUpright(models, redChannel(picture))
  const red = straighten(quarterTurns(redness(picture), upright.turns), upright.radians)
  // Outside of the turned page `straighten` gives white, which is not red.
  const seals = findSeals(upright.radians === 0 ? red : darkOutside(red))
  const lines = (await recogniseLines(models, upright.image, upright.boxes)).filter(
    ({ glyphs, confidence }) => glyphs.length > 0 && confidence >= minLineConfidence,
  )
  const [ofSeals, ofPage] = part(lines, ({ box }) => isOfSeal(box, seals, upright.image, red))
  const known = inReadingOrder(ofPage).map((line) => undoSlips(markUnknown(line, upright.image)))
  const ink = inkOf(upright.image)
  const marked = lookAgain(setCheckBoxes(known, upright.image, ink), upright.image, models.knows)
  const characters = marked.flatMap(({ glyphs }) => glyphs)
  return {
    uprighting: { turns: upright.turns, radians: upright.radians },
    width: upright.image.width,
    height: upright.image.height,
    drawing: {
      glyphs: marked.flatMap(toGlyphs),
      pieces: rulingsOf(upright.image, ink, lines),
      patches: [],
      images: [],
    },
    sealText: ofSeals.map(textOf),
    confidence: characters.length === 0 ? 0 : characters.reduce((sum, g) => sum + g.confidence, 0) / characters.length,
  }
}

interface Upright {
  readonly image: Gray
  readonly boxes: readonly TextBox[]
  readonly turns: Uprighting['turns']
  readonly radians: number
}

const setUpright = async (models: Models, scanned: Gray): Promise<Upright> => {
  let turns: Uprighting['turns'] = 0
  let image = scanned
  let boxes = await detectLines(models, image)
  if (standsOnEdge(boxes)) {
    turns = 1
    image = quarterTurns(image, 1)
    boxes = await detectLines(models, image)
  }
  if (await isUpsideDown(models, image, boxes)) {
    turns = turns === 0 ? 2 : 3
    const { width, height } = image
    image = quarterTurns(image, 2)
    boxes = boxes.map((box) => ({ ...box, x: width - box.x, y: height - box.y }))
  }
  const radians = median(boxes.filter(isLong).map(({ angle }) => angle))
  if (Math.abs(radians) < 0.0008) return { image, boxes, turns, radians: 0 } // less than a pixel across a page
  return { image: straighten(image, radians), boxes: boxes.map((box) => turnBox(box, radians, image)), turns, radians }
}

const standsOnEdge = (boxes: readonly TextBox[]): boolean => {
  const upright = boxes.filter(({ length, height }) => height > 2 * length).length
  return upright > boxes.filter(({ length, height }) => length > 2 * height).length
}

/** The model that ships for this turned 1 of 49 good pages over; reading a few lines both ways did not. */
const isUpsideDown = async (models: Models, image: Gray, boxes: readonly TextBox[]): Promise<boolean> => {
  const probes = boxes
    .filter(({ length, height }) => length > 3 * height)
    .toSorted((a, b) => Math.abs(a.length / a.height - probeLength) - Math.abs(b.length / b.height - probeLength))
    .slice(0, 6)
  if (probes.length === 0) return false
  const sum = (lines: readonly ReadLine[]) => lines.reduce((total, { confidence }) => total + confidence, 0)
  const asItStands = sum(await recogniseLines(models, image, probes))
  if (asItStands > surelyUpright * probes.length) return false
  const turned = probes.map((box) => ({ ...box, angle: box.angle + Math.PI }))
  return sum(await recogniseLines(models, image, turned)) > asItStands + 0.02 * probes.length
}

/** Only a long line keeps what is left of its own angle (a photograph's perspective); a short one lies straight. */
const turnBox = (box: TextBox, radians: number, { width, height }: Gray): TextBox => {
  const dx = box.x - width / 2
  const dy = box.y - height / 2
  const cos = Math.cos(radians)
  const sin = Math.sin(radians)
  return {
    ...box,
    x: width / 2 + cos * dx + sin * dy,
    y: height / 2 - sin * dx + cos * dy,
    angle: box.length > 8 * box.height ? box.angle - radians : 0,
  }
}

const darkOutside = (red: Gray): Gray => ({ ...red, data: red.data.map((value) => (value >= 250 ? 0 : value)) })

const part = <T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] => {
  const yes: T[] = []
  const no: T[] = []
  for (const item of items) (test(item) ? yes : no).push(item)
  return [yes, no]
}

const textOf = ({ glyphs }: ReadLine): string => glyphs.map(({ char }) => char).join('')

/** Characters as a PDF would have drawn them; detected boxes are a little higher than the type. */
const toGlyphs = ({ box, glyphs }: ReadLine, lineNumber: number): Glyph[] =>
  glyphs.map(({ char, confidence, from, to }, i) => {
    const size = box.height * 0.76
    const middle = box.y + Math.sin(box.angle) * ((from + to) / 2 - 0.5) * box.length
    const left = box.x - box.length / 2
    return {
      char,
      x0: left + from * box.length,
      x1: left + to * box.length,
      y0: middle - size / 2,
      y1: middle + size / 2,
      size,
      turn: 0,
      order: lineNumber * 1000 + i,
      textObject: lineNumber,
      colour: 0,
      invisible: false,
      confidence,
    }
  })

/** Lines of ink that do not run through a line of text (its own strokes join into dashes). */
const rulingsOf = (image: Gray, ink: Uint8Array, lines: readonly ReadLine[]): readonly Piece[] =>
  imageRulings(image, ink).filter(
    ({ x0, y0, x1, y1 }) =>
      y1 - y0 > x1 - x0 ||
      !lines.some(
        ({ box }) =>
          Math.abs(box.y - y0) < box.height * 0.3 && x0 > box.x - box.length / 2 - 4 && x1 < box.x + box.length / 2 + 4,
      ),
  )
