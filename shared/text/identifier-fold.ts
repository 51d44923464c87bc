/** What OCR prints for what (domain 2): both stand for the digit. */
const folds: Readonly<Record<string, string>> = {
  o: '0',
  d: '0',
  q: '0',
  i: '1',
  l: '1',
  '|': '1',
  z: '2',
  s: '5',
  g: '6',
  b: '8',
  '×': 'x',
}

/**
 * A second key of a number, under which look-alikes of print meet: `桂科ab24o10343` and `桂科AB24010343`. Only to find by: two numbers of one
 * folded key are near, never equal. What stands before a colon (the funder) is left as it is.
 */
export const foldIdentifierKey = (key: string): string => {
  const at = key.lastIndexOf(':') + 1
  return (
    key.slice(0, at) +
    [...key.slice(at).normalize('NFKC').toLowerCase()]
      .map((c) => folds[c] ?? c)
      .join('')
      .replace(/[^\p{L}\p{N}]/gu, '')
  )
}
