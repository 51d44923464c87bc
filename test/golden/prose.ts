import { createRandom } from '#match/model/random'

/** The 3,755 characters in daily use, as GB 2312 orders them: every font has them. */
const common: readonly string[] = (() => {
  const decoder = new TextDecoder('gbk')
  const characters: string[] = []
  for (let high = 0xb0; high <= 0xd7; high++)
    for (let low = 0xa1; low <= (high === 0xd7 ? 0xf9 : 0xfe); low++)
      characters.push(decoder.decode(new Uint8Array([high, low])))
  // Words that forms, masks and discriminators go by would give the text a meaning of its own.
  return characters.filter(
    (character) => !/[年月日期号市县区省级第一二三四五六七八九十百千万零等与及和]/.test(character),
  )
})()

/** Text that no other seed's has anything in common with: what it says is nothing, as it matters only who else says it. About 50 characters a sentence. */
export const prose = (seed: number, sentences: number): string => {
  const random = createRandom(seed * 7_919 + 17)
  const clause = () =>
    Array.from(
      { length: 12 + Math.floor(random() * 9) },
      () => common[Math.floor(random() * common.length)] ?? '',
    ).join('')
  return Array.from({ length: sentences }, () => `${clause()}，${clause()}，${clause()}。`).join('')
}
