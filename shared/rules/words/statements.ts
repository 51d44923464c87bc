import type { Code, FactsByCode } from '../facts.ts'
import { achievementWords } from './achievements.ts'
import { applicationWords } from './application.ts'
import { claimantWords } from './claimants.ts'
import { crossDocumentWords } from './cross-document.ts'
import { patentWords } from './patents.ts'
import { qualificationWords } from './qualification.ts'
import type { RuleWords, WordsOf } from './rule-words.ts'
import { textWords } from './texts.ts'

export const ruleWords: WordsOf<Code> = {
  ...patentWords,
  ...achievementWords,
  ...claimantWords,
  ...applicationWords,
  ...crossDocumentWords,
  ...textWords,
  ...qualificationWords,
}

export const statementOf = <C extends Code>(code: C, facts: FactsByCode[C]): string => {
  const words: RuleWords<C> = ruleWords[code]
  return words.statement(facts)
}
