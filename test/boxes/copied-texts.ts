import type { Content } from '#local/samples/pdf'
import { createRandom } from '#match/model/random'
import { readAbstracts } from '../../bench/passages/abstracts.ts'
import {
  anyCharacterOf,
  clausesFrom,
  type DisguiseName,
  disguiseNames,
  disguises,
} from '../../bench/passages/disguise.ts'
import { goldenCases } from '../golden/cases.ts'
import { titleOf, who } from '../golden/cast.ts'
import { achievementTable, sinceTable } from '../golden/form.ts'
import type { GoldenCase, Submitted } from '../golden/golden-case.ts'
import { prose } from '../golden/prose.ts'

/** Published prose where it is here, and sentences of characters in random order where it is not. */
const abstracts = readAbstracts()?.filter((text) => text.length >= 180 && text.length <= 600)
const sentences = (n: number, characters: number): string => {
  let text = ''
  for (let i = 0; text.length < characters; i++)
    text += abstracts?.[(n * 37 + i * 101) % abstracts.length] ?? prose(n * 31 + i, 4)
  return text
}

/** As a form of that kind prints a text. */
const layouts: Readonly<Record<string, (n: number, text: string) => Omit<Submitted, 'committee'>>> = {
  summary: (n, text) => ({ form: { person: who(n), summary: text } }),
  report: (n, text) => ({ form: { person: who(n) }, pages: [() => reportPage(`${titleOf(n)}技术报告`, text)] }),
  'two columns': (n, text) => ({ form: { person: who(n) }, pages: [() => twoColumns(`${titleOf(n)}技术报告`, text)] }),
  'row of three cells': (n, text) => ({
    form: {
      person: who(n),
      tables: [
        sinceTable([
          '2021.03-2022.11',
          `${titleOf(n + 10_000)}工程设计`,
          `主持。${text.slice(0, text.length / 2)}`,
          text.slice(text.length / 2),
        ]),
      ],
    },
  }),
  'one long cell': (n, text) => ({
    form: {
      person: who(n),
      tables: [
        achievementTable(['2021.03', '2022.11', `${titleOf(n + 10_000)}工程设计。主持。${text}`, '市厅级', '1/3']),
      ],
    },
  }),
}

const heading = (text: string): Content => ({
  text,
  fontSize: 20,
  bold: true,
  alignment: 'center',
  margin: [0, 10, 0, 20],
})
const reportPage = (title: string, body: string): Content => ({
  pageBreak: 'before',
  stack: [heading(title), { text: body, fontSize: 11, lineHeight: 1.5, leadingIndent: 22 }],
})
const twoColumns = (title: string, body: string): Content => ({
  pageBreak: 'before',
  stack: [
    heading(title),
    {
      columns: [body.slice(0, body.length / 2), body.slice(body.length / 2)].map(
        (text): Content => ({ text, fontSize: 9, margin: [0, 0, 12, 0] }),
      ),
    },
  ],
})

/** One text of two people, the second in a disguise and with a beginning and an end of their own. */
const pair = (n: number, layout: string, how: DisguiseName): GoldenCase => {
  const random = createRandom(n)
  const isRow = !['summary', 'report', 'two columns'].includes(layout)
  const anyCharacter = anyCharacterOf([prose(n + 7, 40)], random)
  const noise = { ocr: 0.03, edits: 0.02, anyCharacter, anyClause: clausesFrom(anyCharacter, random) }
  const copied = sentences(n, isRow ? 420 : 1_100)
  const print = layouts[layout]
  if (!print) throw new Error(`no layout ${layout}`)
  const changed = disguises[how](copied, random, noise)
  return {
    id: `boxes ${layout} ${how} ${n}`,
    rule: isRow ? 'TXT-001' : 'TXT-002',
    own: {
      ...print(n, isRow ? changed : `${prose(n + 1, 2)}${changed}${prose(n + 2, 3)}`),
      committee: '桂示范第一评审委员会',
    },
    others: [
      {
        ...print(n + 1, isRow ? copied : `${prose(n + 3, 3)}${copied}${prose(n + 4, 1)}`),
        committee: '桂示范第二评审委员会',
      },
    ],
    expects: [],
  }
}

/** Every layout in every disguise, and the golden set's own texts. */
export const copiedTexts: readonly GoldenCase[] = [
  ...Object.keys(layouts).flatMap((layout, i) =>
    disguiseNames.map((how, j) => pair(2_000 + 20 * (i * disguiseNames.length + j), layout, how)),
  ),
  ...goldenCases.filter(({ rule, trap }) => trap === undefined && /^TXT|^PAP-006/.test(rule)),
]
