import { maskName } from '#domain/mask'
import type { MatchScore, ScoreLine } from '#domain/match-score'

/** The lines that print people: whom both sides name, and how common the name is. */
const ofPeople: ReadonlySet<string> = new Set(['people', 'name-frequency'])

/** The same comparison with the names of people masked. */
export const maskedScore = (score: MatchScore): MatchScore => {
  const names = score.lines.flatMap(({ feature, claim, record }) =>
    feature === 'people' ? [claim, record].flatMap((name) => (name ? [name] : [])) : [],
  )
  const hide = (text: string) => names.reduce((shown, name) => shown.replaceAll(name, maskName(name)), text)
  return { ...score, lines: score.lines.map((line) => (ofPeople.has(line.feature) ? masked(line, hide) : line)) }
}

const masked = (line: ScoreLine, hide: (text: string) => string): ScoreLine => ({
  ...line,
  label: hide(line.label),
  words: hide(line.words),
  ...(line.claim !== undefined && { claim: hide(line.claim) }),
  ...(line.record !== undefined && { record: hide(line.record) }),
})
