import type { RuleContext } from './context.ts'
import { papersWithoutAuthors } from './paper-authors.ts'

/** What could not be checked for want of a table or a page: said in the report, never guessed (无法核验). */
export const tableNotes = (context: RuleContext): readonly string[] => [...authorNote(papersWithoutAuthors(context))]

const authorNote = (papers: number): readonly string[] =>
  papers === 0 ? [] : [`${papers} 篇论文未见正文首页的作者行，也无档案作者名单，作者位次无法核验。`]
