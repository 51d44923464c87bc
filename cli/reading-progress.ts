import type { ReadingProgress } from '#domain/ports'
import { readingWords } from '#review/words'

/** How many scanned pages are recognised, on one line of stderr, and only for a person: nothing in a pipe. */
export const createReadingProgress = (stream: NodeJS.WriteStream = process.stderr) => {
  const live = stream.isTTY === true && !process.env.CI
  return {
    show(reading: ReadingProgress): void {
      if (live) stream.write(`\r\x1b[K${readingWords(reading)}`)
    },
    end(): void {
      if (live) stream.write('\r\x1b[K')
    },
  }
}
