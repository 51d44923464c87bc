/**
 * pdf.js wants a canvas for pictures only. Text needs nothing but the names of three of its classes, so the native
 * `@napi-rs/canvas` (30 MB, one build per processor) stays at home and the bundles run on arm64 and x86_64 alike.
 */
globalThis.DOMMatrix ??= class DOMMatrix {}
globalThis.ImageData ??= class ImageData {}
globalThis.Path2D ??= class Path2D {}

/** The CMaps and fonts that `cdk/bundle.ts` puts beside the bundle (see shared/pdf/assets.ts). */
process.env.ZHIYAN_PDF_ASSETS ??= new URL('./pdf', import.meta.url).pathname
