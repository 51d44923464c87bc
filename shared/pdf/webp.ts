import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import encode, { init } from '@jsquash/webp/encode.js'
import type { Picture } from './render.ts'

// 70 keeps the strokes of 9-point characters; effort 2 of 0..6 takes half the time of the usual 4 for 1 % more bytes (docs/adr/0004).
const options = { quality: 70, method: 2 } as const

let engine: Promise<unknown> | undefined

/** libwebp as WebAssembly, read from disk and started once a thread. A bundle names the file by `ZHIYAN_WEBP_WASM`. */
const start = (): Promise<unknown> => {
  engine ??= init({ wasmBinary: new Uint8Array(readFileSync(process.env.ZHIYAN_WEBP_WASM ?? installedWasm())).buffer })
  return engine
}

// Every Node that runs this has the SIMD that this build wants.
const installedWasm = (): string =>
  join(createRequire(import.meta.url).resolve('@jsquash/webp/encode.js'), '..', 'codec', 'enc', 'webp_enc_simd.wasm')

export const toWebp = async ({ width, height, rgba }: Picture): Promise<Uint8Array> => {
  await start()
  const data = new Uint8ClampedArray(rgba.buffer, rgba.byteOffset, rgba.byteLength)
  return new Uint8Array(await encode({ data, width, height, colorSpace: 'srgb' }, options))
}
