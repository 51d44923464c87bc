import type { ArchiveRecord } from '#domain/archive-record'
import { joinLists, splitNames } from '#text/names'
import { all, type Cells, first } from './row-cells.ts'

type People = Pick<ArchiveRecord, 'people' | 'peopleComplete'>
const ranked = (names: readonly string[]) => names.map((name, i) => ({ name, rank: i + 1 }))

/** A list in the official order is complete; a leader alone is only the first of it; a person without a list has no rank. */
export const readPeople = (cells: Cells): People => {
  const list = joinLists(all(cells, 'list').map(splitNames))
  if (list.length > 0) return { people: ranked(list), peopleComplete: !endsInEtc(all(cells, 'list').at(-1) ?? '') }
  const leader = all(cells, 'leader').flatMap(splitNames)
  const members = all(cells, 'members').flatMap(splitNames)
  if (leader.length > 0)
    return {
      people: ranked(joinLists([leader, members])),
      peopleComplete: members.length > 0 && !endsInEtc(all(cells, 'members').at(-1) ?? ''),
    }
  const rank = Number(/\d+/.exec((first(cells, 'rank') ?? '').normalize('NFKC'))?.[0])
  const people = all(cells, 'person').flatMap(splitNames)
  const rankOf = people.length === 1 && rank > 0 ? { rank } : {}
  return { people: people.map((name) => ({ name, ...rankOf })), peopleComplete: false }
}
/** `张三、李四等`: the list goes on where we cannot see it. */
const endsInEtc = (cell: string) => /等\s*(?:\d+\s*[人名位])?[\s。.]*$/.test(cell)

const roleRemark =
  /[（(](?:参与|参加|主持|牵头|第[一二三四五六七八九十\d]+完成单位|排名第?[一二三四五六七八九十\d]+)[）)]/g
export const readUnits = (cells: Cells): readonly string[] => [
  ...new Set(
    all(cells, 'units')
      .flatMap((cell) => cell.replace(roleRemark, '').split(/[;；、，\n|]|,(?!\s*(?:Ltd|Inc|Co|LLC)\b)/i))
      .map((unit) => unit.trim())
      .filter((unit) => unit.length > 1),
  ),
]
