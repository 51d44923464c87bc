import table from './look-alikes.json' with { type: 'json' }
import { soundsOf } from './names.ts'

let opened: ReadonlyMap<string, ReadonlySet<string>> | undefined

/** Both ways: the file names each pair once. Opened at the first question, because most processes never ask one. */
const open = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const alike = new Map<string, Set<string>>()
  const add = (a: string, b: string) => alike.set(a, (alike.get(a) ?? new Set()).add(b))
  for (const [char, others] of Object.entries(table))
    for (const other of others) {
      add(char, other)
      add(other, char)
    }
  return alike
}

/** Whether one character is easily read for the other in print: 器 and 嚣, 土 and 士. */
export const looksLike = (a: string, b: string): boolean => {
  opened ??= open()
  return opened.get(a)?.has(b) ?? false
}

/** Whether somebody who types by pinyin may get one character for the other: 权 and 全. */
export const soundsLike = (a: string, b: string): boolean => {
  const sounds = soundsOf(b)
  return soundsOf(a).some((sound) => sounds.includes(sound))
}

/** Groups that are taken for each other in Latin and Greek letters and digits, as OCR and keyboards print them. */
const latin = ['0odq', '1il7', '2z', '5s', '8bβ', '6g', '9gq', 'uvμν', 'xkκ', 'nhη', 'ec', 'aα', 'ryγ', 'wω', 'pρ']

/** Whether a slip of the eye or of the keyboard turns one character into the other. */
export const isConfusable = (a: string, b: string): boolean =>
  looksLike(a, b) || soundsLike(a, b) || latin.some((group) => group.includes(a) && group.includes(b))
