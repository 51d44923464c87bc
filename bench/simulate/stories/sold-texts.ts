import { pick, type Random } from '#match/train/random-choice'
import type { TextPlan } from '#test/builders/compared-text'
import { misread } from '../../passages/disguise.ts'
import { claimOf, type Person, paperOf } from '../cast.ts'
import { ofKind, type Plan, plan, type Stories, type Supply, season, strangers } from '../plan.ts'
import { type Outline, outlineOf, reworded } from '../writing/outline.ts'
import { detailsOf, type RowOutline, rowOutline, rowText, wholeText } from '../writing/texts.ts'

/** Whoever bought a text may have been granted the title with it long ago. */
const anySeason = (random: Random): Pick<Plan, 'season' | 'outcome'> =>
  pick(random, [
    { season },
    { season: '2025', outcome: 'failed' },
    { season: '2025', outcome: 'granted' },
    { season: '2024', outcome: 'granted' },
  ])

/** The same row for each of them, with their own project, place, names, dates and sums in it. */
const soldRow = (
  supply: Supply,
  buyers: readonly Person[],
  change: (row: RowOutline, i: number) => RowOutline = (row) => row,
) => {
  const { random } = supply
  const outline = rowOutline(random)
  return buyers.map((person, i): Plan => {
    const year = 2021 + (i % 3)
    const claim = claimOf(ofKind(supply, ['project'], [person], year), 1)
    return plan(supply, person, [claim], {
      ...anySeason(random),
      texts: [rowText(claim, change(outline, i), detailsOf(random, person, year))],
      planted: ['TXT-001'],
    })
  })
}

/** One character in thirty is misread, and the recogniser is sure of most. */
const onScan = (one: Plan, random: Random): Plan => {
  const anyCharacter = () => pick(random, lookAlikes)
  const noise = { ocr: 1 / 30, edits: 0, anyCharacter, anyClause: () => '' }
  const scanned = ({ parts, ...text }: TextPlan): TextPlan => ({
    ...text,
    confidence: 0.93,
    parts: Object.fromEntries(Object.entries(parts).map(([part, raw]) => [part, misread(raw, random, noise)])),
  })
  return { ...one, texts: (one.texts ?? []).map((text, at) => (at === 0 ? scanned(text) : text)) }
}

const lookAlikes = [...'己已末未土士千干天夫人入日曰大犬木本']

const soldWhole = (
  supply: Supply,
  buyers: readonly Person[],
  kind: 'summary' | 'report',
  change: (outline: Outline, i: number) => Outline = (outline) => outline,
) => {
  const { random } = supply
  const outline = outlineOf('both', kind === 'report' ? 44 : 30, random)
  return buyers.map((person, i): Plan => {
    const title = kind === 'report' ? `${ofKind(supply, ['project'], [person]).title}技术报告` : '专业技术工作总结'
    return plan(supply, person, [], {
      ...anySeason(random),
      texts: [wholeText(kind, title, change(outline, i), detailsOf(random, person))],
      planted: ['TXT-002'],
    })
  })
}

/** Words of one in the papers of others: names, places, dates and sums are changed, sometimes sentences too. */
export const soldTexts: Stories = {
  'a row sold twice': (supply) => soldRow(supply, strangers(supply, 2)),
  'a row sold twice, sentences changed': (supply) =>
    soldRow(supply, strangers(supply, 2), (row, i) =>
      i === 0
        ? row
        : {
            content: reworded(row.content, 20, 'work', supply.random),
            outcome: reworded(row.outcome, 20, 'outcome', supply.random),
          },
    ),
  'a row of one long cell sold twice': (supply) =>
    soldRow(supply, strangers(supply, 2), ({ content, outcome }) => ({
      content: [...content, ...outcome],
      outcome: [],
    })),
  'a row sold twice, once on a scan': (supply) =>
    soldRow(supply, strangers(supply, 2)).map((one, i) => (i === 0 ? one : onScan(one, supply.random))),
  'a row sold to twelve': (supply) => soldRow(supply, strangers(supply, 12)),
  'a row copied inside a unit': (supply) => {
    const first = supply.person()
    return soldRow(supply, [first, supply.person(first.unit)])
  },
  'a summary sold twice': (supply) => soldWhole(supply, strangers(supply, 2), 'summary'),
  'a report sold twice, a third rewritten': (supply) =>
    soldWhole(supply, strangers(supply, 2), 'report', (outline, i) =>
      i === 0 ? outline : reworded(outline, 35, 'both', supply.random),
    ),
  'a report sold to nine': (supply) => soldWhole(supply, strangers(supply, 9), 'report'),
  'a paper sold twice': (supply) => {
    const { random } = supply
    const outline = outlineOf('both', 50, random)
    return strangers(supply, 2).map((person, i) => {
      const claim = paperOf(supply.number(), [person.name], 1)
      const words = i === 0 ? outline : reworded(outline, 25, 'both', random)
      return plan(supply, person, [claim], {
        ...anySeason(random),
        texts: [wholeText('paper', claim.title, words, detailsOf(random, person))],
        planted: ['TXT-003'],
      })
    })
  },
  'one paper in two journals': (supply) => {
    const { random } = supply
    const person = supply.person()
    const outline = outlineOf('both', 50, random)
    const papers = [supply.number(), supply.number()].map((n) => paperOf(n, [person.name], 1))
    return [
      plan(supply, person, papers, {
        texts: papers.map(({ title }, i) =>
          wholeText(
            'paper',
            title,
            i === 0 ? outline : reworded(outline, 10, 'both', random),
            detailsOf(random, person),
          ),
        ),
        planted: ['PAP-006'],
      }),
    ]
  },
}
