/** Letters that OCR reads in the place of a digit; in a place where only digits stand they can mean nothing else. */
const digitOf: Readonly<Record<string, string>> = {
  O: '0',
  D: '0',
  Q: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  B: '8',
  G: '6',
}

/** Character class of one digit as OCR may print it. */
export const ocrDigit = '[0-9ODQILZSBG]'

export const toDigits = (text: string): string => [...text].map((c) => digitOf[c] ?? c).join('')

/** Replacements of one character that are tried, both ways (domain 2: 0↔O D Q, 1↔I l 7, 2↔Z, 5↔S, 8↔B, 6↔G). */
const confusions: Readonly<Record<string, string>> = {
  '0': 'ODQ',
  O: '0',
  D: '0',
  Q: '0',
  '1': 'IL7',
  I: '1',
  L: '1',
  '7': '1',
  '2': 'Z',
  Z: '2',
  '5': 'S',
  S: '5',
  '8': 'B',
  B: '8',
  '6': 'G',
  G: '6',
  X: 'K',
  K: 'X',
  '×': 'X',
}

export const swapOne = (text: string): readonly string[] =>
  [...text].flatMap((c, i) => [...(confusions[c] ?? '')].map((r) => text.slice(0, i) + r + text.slice(i + 1)))

/**
 * The one look-alike of `text` that passes, or nothing: when several pass, choosing would be guessing.
 * With `digitsOnly` every letter but a last X or K is first taken for the digit it looks like.
 */
export const repair = (
  text: string,
  passes: (candidate: string) => boolean,
  { digitsOnly }: { digitsOnly: boolean },
): string | undefined => {
  const base = digitsOnly ? toDigits(text.slice(0, -1)) + lastAsCheck(text.slice(-1)) : text
  if (base !== text && passes(base)) return base
  const variants = new Set(swapOne(base).filter(passes))
  return variants.size === 1 ? [...variants][0] : undefined
}

const lastAsCheck = (c: string): string => (c === '×' || c === 'K' ? 'X' : toDigits(c))
