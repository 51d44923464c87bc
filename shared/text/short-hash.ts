import { createHash } from 'node:crypto'

/** Hex SHA-256 of the parts; the separator cannot stand inside normalised text. */
export const sha256 = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('hex')

/** First characters of the SHA-256: enough where the hash is unique inside one application or one scheme. */
export const shortHash = (length: number, ...parts: readonly string[]): string => sha256(...parts).slice(0, length)
