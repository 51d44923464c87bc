/**
 * pdf.js wants a canvas for pictures only. Text needs nothing but the names of three of its classes, so the native
 * `@napi-rs/canvas` (30 MB for each processor) stays at home.
 */
globalThis.DOMMatrix ??= class DOMMatrix {}
globalThis.ImageData ??= class ImageData {}
globalThis.Path2D ??= class Path2D {}

/** What `cdk/package-files.ts` puts beside the bundle (see shared/pdf/assets.ts, render.ts, ocr/models.ts). */
const beside = (path) => new URL(path, import.meta.url).pathname
process.env.ZHIYAN_PDF_ASSETS ??= beside('./pdf')
process.env.ZHIYAN_PDFIUM_WASM ??= beside('./pdf/pdfium.wasm')
process.env.ZHIYAN_ZXING_WASM ??= beside('./pdf/zxing_reader.wasm')
process.env.ZHIYAN_WEBP_WASM ??= beside('./pdf/webp_enc_simd.wasm')
process.env.ZHIYAN_FALLBACK_FONT ??= beside('./pdf/NotoSansHans-Regular.otf')
process.env.ZHIYAN_OCR_MODELS ??= beside('./ocr')
