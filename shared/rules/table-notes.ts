import { holdsKind } from '#domain/archive-record'
import type { RuleContext } from './context.ts'
import { papersWithoutAuthors } from './paper-authors.ts'

/** What could not be checked for want of a table or a page: said in the report, never guessed (无法核验). */
export const tableNotes = (context: RuleContext): readonly string[] => {
  const { archive } = context.input
  const papers = context.claims.filter(({ kind, counted }) => kind === 'paper' && counted).length
  return [
    ...authorNote(papersWithoutAuthors(context)),
    ...(papers > 0 && !holdsKind(archive, 'issue') ? ['档案库未存期刊各期目录，论文是否刊于所报期次无法核验。'] : []),
    ...(papers > 0 && !holdsKind(archive, 'retraction') ? ['档案库未存撤稿、关注声明，论文是否已撤稿无法核验。'] : []),
    ...(context.application && !holdsKind(archive, 'integrity')
      ? ['档案库未存失信登记，是否在失信期内无法核验。']
      : []),
  ]
}

const authorNote = (papers: number): readonly string[] =>
  papers === 0 ? [] : [`${papers} 篇论文未见正文首页的作者行，也无档案作者名单，作者位次无法核验。`]
