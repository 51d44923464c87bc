import type { Heading } from './interpret-table.ts'
import type { LineItem } from './pieces.ts'

const numbered =
  /^\s*((第?[一二三四五六七八九十]{1,3}[、.．章节部分]+)|[(（][一二三四五六七八九十]{1,3}[)）]|附[表件]\s*\d*|表\s*\d+)\s*[^\s]/
const tail = /[。；;!！?？]$/

/** `8-1 业绩成果`, `6 工作简历`: portals number their sections like this, and call them by what forms have sections for. */
const counted =
  /^(\d{1,2}-\d{1,2}[、.．]?\s*|\d{1,2}(\.\d{1,2})?([、.．]\s*|\s+))(?=\p{Script=Han})[^\s:：。；，,]{1,26}(信息|情况|经历|简历|成果|业绩|证书|记录|总结|材料|承诺|意见|登记表?|论文|著作|专利|奖励|获奖)$/u

/** `二、学习经历`: numbered, on a line of its own, no sentence. */
export const headingOf = (line: LineItem): Heading | undefined => {
  const text = line.text.replace(/\s+/g, ' ').trim()
  const isCounted = line.pieces.length === 1 && counted.test(text)
  if (!(numbered.test(text) || isCounted) || text.length > 60 || tail.test(text)) return undefined
  return toHeading(text)
}

/** A short line right above a table is its title, numbered or not. */
export const captionOf = (line: LineItem): Heading | undefined => {
  const text = line.text.replace(/\s+/g, ' ').trim()
  if (text.length > 40 || tail.test(text) || /[:：]\s*\S/.test(text) || /^\d+[.、]/.test(text)) return undefined
  return toHeading(text)
}

const toHeading = (text: string): Heading => {
  const title = text.replace(/ +/g, (space, at: number, all: string) =>
    isHan(all[at - 1]) && isHan(all[at + space.length]) ? '' : ' ',
  )
  const section = title
    .replace(
      /^\s*(第?[一二三四五六七八九十]{1,3}[、.．章节部分]+|[(（][一二三四五六七八九十]{1,3}[)）]|附[表件]\s*\d*[:：]?|表\s*\d+[-—.\d]*|\d{1,2}-\d{1,2}[、.．]?|\d{1,2}(?:\.\d{1,2})?(?:[、.．]|\s))\s*/u,
      '',
    )
    .replace(/[:：]$/, '')
  return { title, section }
}

const isHan = (char: string | undefined): boolean => char !== undefined && /\p{Script=Han}/u.test(char)
