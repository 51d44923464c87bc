import type { HiddenReason } from '#domain/pages'
import { type Drawing, type Glyph, type Patch, unknownColour } from './drawing.ts'
import { foldGlyph } from './fold-glyph.ts'

interface Sized {
  readonly width: number
  readonly height: number
}

export interface SortedGlyphs {
  readonly visible: readonly Glyph[]
  readonly hidden: readonly (Glyph & { readonly hidden: HiddenReason })[]
}

// A stripe of a scan is cut into as many as a page has lines; a dot laid under hidden words is far smaller.
const scannedShare = 0.01
// Smaller type cannot be read on paper; forms go down to about 5 pt.
const tiny = 2

/** Folds look-alike characters, removes what was drawn twice, and sets apart what a reader does not see. */
export const sortGlyphs = (drawing: Drawing, size: Sized): SortedGlyphs => {
  const visible: Glyph[] = []
  const hidden: (Glyph & { hidden: HiddenReason })[] = []
  const seen = isOverprinted(drawing.glyphs) ? () => false : createTwinFinder()
  const ground = createGround(drawing)
  const pictures = drawing.images.filter((image) => area(image) > size.width * size.height * scannedShare)
  for (const glyph of drawing.glyphs) {
    const char = foldGlyph(glyph.char)
    if (char === '') continue
    const folded = char === glyph.char ? glyph : { ...glyph, char }
    const reason = hiddenReason(folded, size, { ground, pictures })
    if (reason) hidden.push({ ...folded, hidden: reason })
    else if (char === ' ' || !seen(folded)) visible.push(folded)
  }
  return { visible, hidden }
}

interface Under {
  readonly ground: Ground
  /** Pictures that are large enough to have been scanned with words in them. */
  readonly pictures: readonly Patch[]
}

const area = ({ x0, y0, x1, y1 }: Patch): number => (x1 - x0) * (y1 - y0)

const hiddenReason = (
  glyph: Glyph,
  { width, height }: Sized,
  { ground, pictures }: Under,
): HiddenReason | undefined => {
  const x = (glyph.x0 + glyph.x1) / 2
  const y = (glyph.y0 + glyph.y1) / 2
  if (glyph.invisible && pictures.some((picture) => holds(picture, x, y))) return 'ocr-layer'
  if (glyph.invisible) return glyph.switchedOff ? 'switched-off' : 'invisible-mode'
  if (x < 0 || y < 0 || x > width || y > height) return 'off-page'
  if (glyph.size < tiny) return 'tiny'
  return ground(glyph, x, y) ? 'background-colour' : undefined
}

type Ground = (glyph: Glyph, x: number, y: number) => boolean

/** Does the glyph have the colour of what lies under it? Over an image nothing is known, so it is taken as visible. */
const createGround = ({ patches, images }: Drawing): Ground => {
  let lastOrder = -1
  let lastColour = -1
  let lastAnswer = false
  return (glyph, x, y) => {
    if (patches.length === 0 && contrast(glyph.colour, 0xffffff) > 60) return false
    if (glyph.order === lastOrder && glyph.colour === lastColour) return lastAnswer
    lastOrder = glyph.order
    lastColour = glyph.colour
    const under = topmost(patches, glyph.order, x, y)
    const image = topmost(images, glyph.order, x, y)
    const onImage = image !== undefined && (under === undefined || image.order > under.order)
    // 30 of 255: light grey on white is faint but read, #fdfdfd is not.
    lastAnswer = !onImage && contrast(glyph.colour, under?.colour ?? 0xffffff) <= 30
    return lastAnswer
  }
}

const topmost = (patches: readonly Patch[], before: number, x: number, y: number): Patch | undefined => {
  for (let i = patches.length - 1; i >= 0; i--) {
    const patch = patches[i]
    if (patch && patch.order < before && holds(patch, x, y)) return patch
  }
  return undefined
}

const holds = ({ x0, y0, x1, y1 }: Patch, x: number, y: number): boolean => x >= x0 && x <= x1 && y >= y0 && y <= y1

const contrast = (a: number, b: number): number =>
  a === unknownColour || b === unknownColour
    ? 255
    : Math.max(
        Math.abs((a >> 16) - (b >> 16)),
        Math.abs(((a >> 8) & 0xff) - ((b >> 8) & 0xff)),
        Math.abs((a & 0xff) - (b & 0xff)),
      )

/**
 * Fake bold draws a character again a little to the side. Only here, in glyph space, can that be told from a real
 * repetition: on text, removing doubles would destroy 2011 and 44.
 */
const createTwinFinder = () => {
  // By character and by stripe of the page: a table of thousands of zeros has few on one line.
  const stripes = new Map<string, Glyph[]>()
  const stripeOf = (y: number) => Math.floor(y / stripeHeight)
  return (glyph: Glyph): boolean => {
    // 20 % of its own width: a true neighbour stands a whole width away.
    const reach = Math.min(farthest, Math.max(0.6, (glyph.x1 - glyph.x0) * 0.2))
    const isTwin = (one: Glyph) =>
      Math.abs(one.x0 - glyph.x0) <= reach &&
      Math.abs(one.y0 - glyph.y0) <= reach &&
      Math.abs(one.size - glyph.size) <= glyph.size * 0.1
    const first = stripeOf(glyph.y0 - reach)
    // Counted by steps: far off any page adding one to a number gives the same number.
    const steps = stripeOf(glyph.y0 + reach) - first
    for (let step = 0; step <= steps; step++)
      if (stripes.get(`${first + step} ${glyph.char}`)?.some(isTwin)) return true
    const key = `${stripeOf(glyph.y0)} ${glyph.char}`
    const own = stripes.get(key)
    if (own) own.push(glyph)
    else stripes.set(key, [glyph])
    return false
  }
}

const stripeHeight = 8
// Characters as wide as a page are no print.
const farthest = 100

/**
 * Chromium's vertical writing comes out with all characters of a word on one spot (a fault of Skia's PDF text): there
 * geometry says nothing, and the drawing order is all there is. A fake bold repeats characters, it does not pile
 * different ones up.
 */
export const isOverprinted = (glyphs: readonly Glyph[]): boolean => {
  let piled = 0
  let steps = 0
  for (let i = 1; i < glyphs.length; i++) {
    const a = glyphs[i - 1]
    const b = glyphs[i]
    if (!a || !b?.char.trim() || a.char === b.char) continue
    steps++
    if (Math.abs(a.x0 - b.x0) < b.size * 0.3 && Math.abs(a.y0 - b.y0) < b.size * 0.3) piled++
  }
  return steps >= 10 && piled > steps * 0.3
}
