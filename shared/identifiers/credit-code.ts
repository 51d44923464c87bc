import { compact } from './fold.ts'
import { repair } from './look-alikes.ts'
import { malformed, type Reading, type ReadOptions, type Scheme } from './scheme.ts'

/** GB 32100-2015: no I O S V Z; weights 3^i mod 31. Early pilot codes fail this check, see domain 2.5. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
/** GB 11714 organisation code inside it, characters 9-17. */
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2]
const innerAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

export const creditCodeCheck = (body: string): string => {
  const sum = [...body].reduce((total, c, i) => total + alphabet.indexOf(c) * (weights[i] ?? 0), 0)
  return alphabet[(31 - (sum % 31)) % 31] ?? ''
}

const innerPasses = (code: string): boolean => {
  const sum = [...code.slice(8, 16)].reduce(
    (total, c, i) => total + innerAlphabet.indexOf(c) * (innerWeights[i] ?? 0),
    0,
  )
  return '0X987654321'[sum % 11] === code[16]
}

const shape = /^[1-9ANY][1-9]\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/

const outerPasses = (code: string): boolean => shape.test(code) && creditCodeCheck(code.slice(0, 17)) === code[17]

const read = (raw: string, { ocr }: ReadOptions): Reading => {
  const printed = compact(raw)
  const mustRepair =
    ocr && printed.length === 18 && !outerPasses(printed) && !(shape.test(printed) && innerPasses(printed))
  const repaired = mustRepair ? repairCode(printed) : undefined
  const code = repaired ?? printed
  if (code.length !== 18) return malformed(printed, 'bad-length')
  if (!shape.test(code)) return malformed(printed, 'bad-character')
  const passes = outerPasses(code)
  return {
    canonical: code,
    key: code,
    status: repaired ? 'repaired' : passes ? 'valid-checksum' : 'invalid-checksum',
    says: {
      innerCheckPasses: innerPasses(code),
      regionCode: code.slice(2, 8),
      ...(!passes && { expectedCheck: creditCodeCheck(code.slice(0, 17)) }),
    },
  }
}

/** The five letters that no code holds are first read as the digits they look like, the first eight places are digits. */
const repairCode = (printed: string): string | undefined => {
  const clean = printed.replace(/[IOSZ]/g, (c) => ({ I: '1', O: '0', S: '5', Z: '2' })[c] ?? c)
  return clean !== printed && outerPasses(clean) ? clean : repair(clean, outerPasses, { digitsOnly: false })
}

const anchor = /信用代码|社会信用|统一代码/

export const creditCode: Scheme = {
  scheme: 'credit-code',
  read,
  patterns: () => [
    { regex: /(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])/g, anchor },
    { regex: /(?<![0-9A-Z])[0-9A-Z]{8}\s[0-9A-Z]{9}\s?-?[0-9A-Z](?![0-9A-Z])/g, anchor },
    {
      regex: /(?<![0-9A-Z])[1-9ANY][1-9]\d{6}[0-9A-Z]{10}(?![0-9A-Z])/g,
      // With a letter inside, one of the two checks is enough: pilot codes pass only the inner one.
      accept: ({ canonical, status, says }) =>
        /[A-Z]/.test(canonical)
          ? status === 'valid-checksum' || says.innerCheckPasses === true
          : status === 'valid-checksum' && says.innerCheckPasses === true,
    },
  ],
}
