import { expect, test } from 'vitest'
import { createRandom } from '#match/model/random'
import { kindsOfFraud } from '../../../bench/simulate/kinds-of-fraud.ts'
import { play } from '../../../bench/simulate/simulate.ts'
import { doubtfulStories, honestStories, tellEachStory, tellStories } from '../../../bench/simulate/stories.ts'

const random = () => createRandom(11)

test('every kind of fraud has a story, every doubtful story is of a kind, and no name is told twice', () => {
  const names = [...Object.keys(honestStories), ...Object.keys(doubtfulStories)]
  expect(new Set(names).size).toBe(names.length)
  const played = Object.values(kindsOfFraud).flat()
  expect(played.filter((name) => !names.includes(name))).toEqual([])
  expect(Object.keys(doubtfulStories).filter((name) => !played.includes(name))).toEqual([])
  expect(Object.values(kindsOfFraud).every((stories) => stories.length > 0)).toBe(true)
})

test('a doubtful story says on some side what is planted, and an honest one plants nothing', () => {
  for (const { name, plans } of tellEachStory(random()))
    expect([name, plans.some(({ planted }) => planted !== undefined)]).toEqual([name, name in doubtfulStories])
})

test('the same seed tells the same people, titles and words', () => {
  const told = () =>
    tellStories(120, random()).map(({ name, plans }) => [
      name,
      plans.map(({ person, claims, texts }) => [
        person,
        claims.map(({ title }) => title),
        texts?.map(({ parts }) => parts),
      ]),
    ])
  expect(told()).toEqual(told())
})

test('hardly a sentence is written twice by people who did not copy', () => {
  const sentences = tellStories(1_500, random())
    .filter(({ name }) => name === 'alone')
    .flatMap(({ plans }) => plans)
    .flatMap(({ texts = [] }) =>
      texts.flatMap(({ parts }) => `${parts.content ?? ''}${parts.outcome ?? ''}`.split('。')),
    )
    .filter((sentence) => sentence.length > 0)
  expect(sentences.length).toBeGreaterThan(200)
  expect(new Set(sentences).size).toBe(sentences.length)
})

/** Each kind of text and list in a few applications; the seasons of the other test have the claims. */
const told = new Set([
  'own words again after a refusal',
  'colleagues of one project with one wording',
  'a template of the house',
  'the phrases of a machine',
  'a rule that two reports quote',
  'a paper of two authors',
  'winners on a whole list',
  'a row sold twice, sentences changed',
  'a row copied inside a unit',
  'a report sold twice, a third rewritten',
  'a paper sold twice',
  'one paper in two journals',
  'a name that is not on the list',
  'a better place than the list gives',
  'an issue that was never printed so',
  'a prize that the whole list has not',
])

test('sold texts and names that no list has are found, and honest words and lists are left in peace', async () => {
  const stories = tellEachStory(random()).filter(({ name }) => told.has(name))
  expect(stories).toHaveLength(told.size)
  const result = await play(stories, { seed: 11, random: random() })
  expect(result.missed).toEqual({})
  expect(result.honestSaid).toEqual({})
  expect(result.untrue).toEqual({})
  expect(result.rules['TXT-001']).toMatchObject({ recall: 1 })
  expect(result.rules['CLM-005']).toMatchObject({ recall: 1, red: { precision: 1 } })
}, 240_000)
