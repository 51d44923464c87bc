import { type Gray, resize } from './image.ts'
import type { Models } from './models.ts'

/** A line of text in pixels: its middle, its length along `angle` (radians, −45° to 45°) and its height across. */
export interface TextBox {
  readonly x: number
  readonly y: number
  readonly length: number
  readonly height: number
  readonly angle: number
  readonly score: number
}

// Of ImageNet, as the model was trained.
const channels = [
  { mean: 0.485, deviation: 0.229 },
  { mean: 0.456, deviation: 0.224 },
  { mean: 0.406, deviation: 0.225 },
]
const inkThreshold = 0.3
const minScore = 0.55
const minPixels = 12
// The model shrinks a line to its core; this grows it back (PaddleOCR's unclip ratio).
const unclip = 1.6
// 960 / 1280 / 1600 / 2016 px gave 3.0 / 3.1 / 2.4 / 4.0 % character error without the red channel; 1280 costs least.
const longestSide = 1280

/** Where lines of text are. Side lengths go through the network in multiples of 32. */
export const detectLines = async (models: Models, image: Gray): Promise<readonly TextBox[]> => {
  const scale = Math.min(1, longestSide / Math.max(image.width, image.height))
  const width = by32(image.width * scale)
  const height = by32(image.height * scale)
  const output = await models.detect({ data: toPlanes(resize(image, width, height)), height, width })
  const sx = image.width / width
  const sy = image.height / height
  return components(output.data, width, height).map((box) => ({
    ...box,
    x: box.x * sx,
    y: box.y * sy,
    length: box.length * sx,
    height: box.height * sy,
  }))
}

const by32 = (side: number): number => Math.max(32, Math.round(side / 32) * 32)

const toPlanes = ({ data }: Gray): Float32Array => {
  const planes = new Float32Array(data.length * channels.length)
  channels.forEach(({ mean, deviation }, channel) => {
    const table = Float32Array.from({ length: 256 }, (_, value) => (value / 255 - mean) / deviation)
    for (let i = 0; i < data.length; i++) planes[channel * data.length + i] = table[data[i] ?? 255] ?? 0
  })
  return planes
}

/** Connected regions of the probability map, each in the smallest rectangle around it. */
const components = (map: Float32Array, width: number, height: number): TextBox[] => {
  const seen = new Uint8Array(map.length)
  const stack = new Int32Array(map.length)
  const boxes: TextBox[] = []
  for (let start = 0; start < map.length; start++) {
    if (seen[start] || (map[start] ?? 0) <= inkThreshold) continue
    // Of each row only the outermost pixels can touch the rectangle.
    const rows = new Map<number, { left: number; right: number }>()
    let top = 0
    let sum = 0
    let count = 0
    stack[top++] = start
    seen[start] = 1
    while (top > 0) {
      const at = stack[--top] ?? 0
      const x = at % width
      const y = (at - x) / width
      const row = rows.get(y)
      if (!row) rows.set(y, { left: x, right: x })
      else if (x < row.left) row.left = x
      else if (x > row.right) row.right = x
      sum += map[at] ?? 0
      count++
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++)
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx
          if (seen[next] || (map[next] ?? 0) <= inkThreshold) continue
          seen[next] = 1
          stack[top++] = next
        }
    }
    if (count < minPixels || sum / count < minScore) continue
    boxes.push(boxAround(rows, sum / count))
  }
  return boxes
}

type Point = readonly [x: number, y: number]

const boxAround = (rows: ReadonlyMap<number, { left: number; right: number }>, score: number): TextBox => {
  const hull = convexHull(
    [...rows].flatMap(([y, { left, right }]): Point[] => [
      [left, y],
      [right, y],
    ]),
  )
  let best = rectangle(hull, 0)
  hull.forEach((a, i) => {
    const b = hull[(i + 1) % hull.length] ?? a
    const candidate = rectangle(hull, Math.atan2(b[1] - a[1], b[0] - a[0]))
    if (candidate.length * candidate.height < best.length * best.height) best = candidate
  })
  const grow = (best.length * best.height * unclip) / (2 * (best.length + best.height))
  return toReading({ ...best, length: best.length + 2 * grow, height: best.height + 2 * grow, score })
}

/** The rectangle around the points whose sides lie along `angle`. */
const rectangle = (points: readonly Point[], angle: number): Omit<TextBox, 'score'> => {
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  let [u0, u1, v0, v1] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [x, y] of points) {
    const u = x * cos + y * sin
    const v = y * cos - x * sin
    u0 = Math.min(u0, u)
    u1 = Math.max(u1, u)
    v0 = Math.min(v0, v)
    v1 = Math.max(v1, v)
  }
  const u = (u0 + u1) / 2
  const v = (v0 + v1) / 2
  return { x: u * cos - v * sin + 0.5, y: u * sin + v * cos + 0.5, length: u1 - u0 + 1, height: v1 - v0 + 1, angle }
}

/** The same rectangle with its angle within 45° of a line; one that stands upright is then higher than long. */
const toReading = (box: TextBox): TextBox => {
  const quarters = Math.round(box.angle / (Math.PI / 2))
  const angle = box.angle - (quarters * Math.PI) / 2
  return quarters % 2 === 0 ? { ...box, angle } : { ...box, angle, length: box.height, height: box.length }
}

const convexHull = (points: readonly Point[]): Point[] => {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  const half = (list: readonly Point[]): Point[] => {
    const chain: Point[] = []
    for (const point of list) {
      while (chain.length >= 2 && !isLeftTurn(chain.at(-2), chain.at(-1), point)) chain.pop()
      chain.push(point)
    }
    chain.pop()
    return chain
  }
  const hull = [...half(sorted), ...half(sorted.toReversed())]
  return hull.length > 0 ? hull : sorted.slice(0, 1)
}

const isLeftTurn = (o: Point | undefined, a: Point | undefined, b: Point): boolean =>
  o !== undefined && a !== undefined && (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]) > 0
