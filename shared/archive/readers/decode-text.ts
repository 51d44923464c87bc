import type { TextEncoding } from './table.ts'

export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
  /** Characters that no encoding could read; their rows are rejected, never guessed. */
  readonly damaged: number
}

const marks: readonly { readonly encoding: TextEncoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

export const replacement = '\uFFFD'
const countDamaged = (text: string): number => text.split(replacement).length - 1
const decode = (bytes: Uint8Array, encoding: TextEncoding) => new TextDecoder(encoding).decode(bytes)

/**
 * Byte order mark → strict UTF-8 → GB18030, because a Chinese Excel saves CSV as GBK. Where neither is clean, the one
 * with fewer broken characters wins: a UTF-8 file with one bad byte must not turn into a page of wrong Chinese.
 */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  const marked = marks.find((mark) => mark.bytes.every((byte, i) => bytes[i] === byte))
  const encodings: readonly TextEncoding[] = marked ? [marked.encoding] : ['utf-8', 'gb18030']
  const readings = encodings.map((encoding) => {
    const text = decode(bytes, encoding)
    return { text, encoding, damaged: countDamaged(text) }
  })
  return readings.reduce((best, next) => (next.damaged < best.damaged ? next : best))
}
