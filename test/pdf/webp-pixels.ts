import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Box } from '#domain/pages'

/** A drawn page with its pixels: red, green, blue, alpha. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

// The decoder hands its result to the browser's class, of which Node has none.
Reflect.set(
  globalThis,
  'ImageData',
  class {
    readonly data: Uint8ClampedArray
    readonly width: number
    readonly height: number
    constructor(data: Uint8ClampedArray, width: number, height: number) {
      this.data = data
      this.width = width
      this.height = height
    }
  },
)

const package_ = createRequire(import.meta.url).resolve('@jsquash/webp/decode.js')
let started: Promise<(bytes: ArrayBuffer) => Promise<Pixels>> | undefined

const start = async () => {
  const { default: decode, init } = await import('@jsquash/webp/decode.js')
  const wasm = readFileSync(join(package_, '..', 'codec', 'dec', 'webp_dec.wasm'))
  await init({ wasmBinary: new Uint8Array(wasm).buffer })
  return decode
}

export const pixelsOf = async (webp: Uint8Array): Promise<Pixels> => {
  started ??= start()
  return (await started)(new Uint8Array(webp).buffer)
}

/** Whether anything dark is printed in the box. */
export const hasInk = ({ width, height, data }: Pixels, [x0, y0, x1, y1]: Box): boolean => {
  for (let y = Math.max(0, Math.floor(y0 * height)); y < Math.min(height, y1 * height); y++)
    for (let x = Math.max(0, Math.floor(x0 * width)); x < Math.min(width, x1 * width); x++) {
      const at = (y * width + x) * 4
      const [red = 255, green = 255, blue = 255] = [data[at], data[at + 1], data[at + 2]]
      if (red + green + blue < 3 * 140) return true
    }
  return false
}
