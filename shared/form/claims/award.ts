import { normalise } from '#text/normalise'

export interface AwardWords {
  /** 广西科学技术进步奖, without year, grade and project. */
  readonly awardName?: string
  readonly grade?: string
  /** What was awarded, when the text says it behind a colon or inside 《》. */
  readonly project?: string
}

const gradeWord = '(?:特等|[一二三四]等|[1-4]等|金|银|铜|优秀|优胜|入围|提名)'
const grade = new RegExp(`(${gradeWord})奖`)
/** A name, perhaps with its grade before 奖 (科技进步一等奖) or behind it (科技进步奖一等奖). */
const named = new RegExp(
  `^(?:(?:19|20)\\d{2}年?度?)?(.{2,40}?)(?:奖[ ,]*(${gradeWord}奖)|(${gradeWord})奖|奖)(?!项|励)`,
)

const chineseGrade = (word: string): string => word.replace(/[1-4]/, (digit) => '一二三四'[Number(digit) - 1] ?? digit)

/** `广西科学技术进步奖三等奖：甘蔗收获机关键技术及应用` → name, grade, project. */
export const readAward = (raw: string): AwardWords => {
  const text = raw.normalize('NFKC').replace(/\s+/g, '')
  const [, head = text, project] = /^([^:《]*?奖[^:《]{0,6})[:《]\s*([^》]+)》?$/.exec(text) ?? []
  const match = named.exec(head)
  const word = match?.[2] ?? (match?.[3] && `${match[3]}奖`) ?? grade.exec(head)?.[0]
  const name = match?.[1]?.replace(/^(?:获得?|荣获)/, '')
  return {
    ...(name && { awardName: `${name}奖` }),
    ...(word && { grade: chineseGrade(word) }),
    ...(project && { project: project.trim() }),
  }
}

/** A grade cell: `三等奖`, `三等`, `二等奖(第2完成人)`. */
export const readGrade = (raw: string): string | undefined => {
  const word = new RegExp(`${gradeWord}(?=奖|$|\\()`).exec(normalise(raw))?.[0]
  return word ? `${chineseGrade(word)}奖` : undefined
}
