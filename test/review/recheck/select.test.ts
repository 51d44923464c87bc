import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawSystematic, inclusionOf } from '#review/recheck/draw'
import { noFacts, type RecheckApplication, recheckFacts } from '#review/recheck/frame'
import { recheckCsv } from '#review/recheck/sample-csv'
import { selectForRecheck } from '#review/recheck/select'

const counts = { red: 0, orange: 0, yellow: 0, blue: 0 }
const anEntry = (applicationId: string, given: Partial<RecheckApplication> = {}): RecheckApplication => ({
  applicationId,
  committee: '南宁市工程系列高级评委会',
  series: '工程',
  level: 'associate',
  outcome: 'granted',
  warnings: counts,
  faults: { H: 0, P: 0, T: 0 },
  ...given,
})
const season = (count: number, given: (i: number) => Partial<RecheckApplication> = () => ({})) =>
  Array.from({ length: count }, (_, i) => anEntry(`A${i}`, given(i)))
const ids = ({ chosen }: ReturnType<typeof selectForRecheck>) => chosen.map(({ applicationId }) => applicationId)

test('the same seed gives the same sample, in whatever order the applications come', () => {
  const frame = season(60, (i) => ({ committee: `评委会${i % 4}`, warnings: { ...counts, red: i % 7 === 0 ? 1 : 0 } }))
  const expected = selectForRecheck(frame, noFacts, { seed: '2026', size: 12 })
  fc.assert(
    fc.property(fc.shuffledSubarray(frame, { minLength: 60 }), (shuffled) => {
      expect(selectForRecheck(shuffled, noFacts, { seed: '2026', size: 12 })).toEqual({
        ...expected,
        frame: expected.frame,
      })
    }),
    { numRuns: 30 },
  )
  expect(ids(selectForRecheck(frame, noFacts, { seed: '2027', size: 12 }))).not.toEqual(ids(expected))
})

test('the frame hash tells that the applications or what is known of them has changed', () => {
  const hashOf = (frame: readonly RecheckApplication[], facts = noFacts) =>
    selectForRecheck(frame, facts, { seed: 's', size: 2 }).frame.hash
  const frame = season(5)
  expect(hashOf(frame)).toBe(hashOf(frame.toReversed()))
  expect(hashOf(frame)).not.toBe(hashOf(frame.slice(1)))
  expect(hashOf(frame)).not.toBe(hashOf(frame, recheckFacts.parse({ newCommittees: ['南宁市工程系列高级评委会'] })))
  expect(hashOf(frame)).not.toBe(hashOf([anEntry('A0', { warnings: { ...counts, red: 1 } }), ...frame.slice(1)]))
})

test('the probabilities add up to the size, none is over one, and as many are chosen', () => {
  const points = fc.array(fc.nat(12), { minLength: 1, maxLength: 80 })
  const unit = fc.double({ min: 0, max: 0.999_999, noNaN: true })
  fc.assert(
    fc.property(points, fc.integer({ min: 1, max: 100 }), unit, unit, (all, size, share, start) => {
      const inclusion = inclusionOf(all, size, share)
      const asked = Math.min(size, all.length)
      expect(inclusion.reduce((sum, one) => sum + one, 0)).toBeCloseTo(asked, 6)
      expect(Math.max(...inclusion)).toBeLessThanOrEqual(1)
      const drawn = drawSystematic(inclusion, start)
      // With nothing for everybody, more may be asked for than have points at all.
      expect(drawn).toHaveLength(asked)
      expect(new Set(drawn).size).toBe(asked)
    }),
  )
})

test('over many seeds each application is chosen as often as its probability says', () => {
  const frame = season(40, (i) => ({ committee: `评委会${i % 3}`, warnings: { ...counts, red: i < 6 ? 1 : 0 } }))
  const seeds = 4_000
  const times = new Map<string, number>()
  const said = new Map<string, number>()
  for (let seed = 0; seed < seeds; seed++)
    for (const { applicationId, probability } of selectForRecheck(frame, noFacts, { seed: `${seed}`, size: 8 })
      .chosen) {
      times.set(applicationId, (times.get(applicationId) ?? 0) + 1)
      said.set(applicationId, probability)
    }
  expect(said.size).toBe(40)
  for (const [id, probability] of said) {
    // Five standard deviations: one false failure in a hundred thousand runs, and the seeds are fixed anyway.
    const error = 5 * Math.sqrt((probability * (1 - probability)) / seeds)
    expect(Math.abs((times.get(id) ?? 0) / seeds - probability)).toBeLessThanOrEqual(error)
  }
  expect(said.get('A0')).toBeGreaterThan(3 * (said.get('A39') ?? 1))
})

test('new committees, new criteria, many complaints and warnings are reasons, each said in Chinese', () => {
  const frame = [
    ...season(30),
    anEntry('new', { committee: '新评委会' }),
    anEntry('criteria', { series: '经济' }),
    anEntry('complained', { committee: '卫生系列评委会', series: '卫生' }),
    anEntry('own', { warnings: { ...counts, red: 2, orange: 3 } }),
    { ...anEntry('unread'), warnings: undefined },
  ].map(({ warnings, ...one }) => ({ ...one, ...(warnings && { warnings }) }))
  const facts = recheckFacts.parse({
    newCommittees: ['新评委会'],
    newCriteria: [{ series: '经济', name: '桂职办〔2026〕1号' }],
    complaints: [
      { committee: '卫生系列评委会', count: 4 },
      { applicationId: 'own', count: 1 },
      { series: '农业', count: 1 },
    ],
  })
  const { chosen, unmatched } = selectForRecheck(frame, facts, { seed: 's', size: frame.length })
  const wordsOf = (id: string) => chosen.find(({ applicationId }) => applicationId === id)?.words
  expect(wordsOf('new')).toBe('所在评委会为新核准组建')
  expect(wordsOf('criteria')).toBe('使用新评审条件（桂职办〔2026〕1号）')
  expect(wordsOf('complained')).toBe('所在评委会信访、举报较多（4 件）')
  expect(wordsOf('own')).toBe(
    '本件有信访、举报 1 件；有红色预警 2 条（待核，不表示属实）；有橙色预警 3 条（待核，不表示属实）',
  )
  expect(wordsOf('unread')).toBe('尚无核验报告')
  expect(wordsOf('A1')).toBe('随机抽取')
  expect(unmatched).toEqual(['农业'])
})

test('complaints in proportion to the size are not many', () => {
  const frame = season(100, (i) => ({ committee: i < 60 ? '大评委会' : '小评委会' }))
  const facts = recheckFacts.parse({
    complaints: [
      { committee: '大评委会', count: 6 },
      { committee: '小评委会', count: 6 },
    ],
  })
  const { chosen } = selectForRecheck(frame, facts, { seed: 's', size: 100 })
  expect(new Set(chosen.map(({ words }) => words))).toEqual(new Set(['随机抽取']))
})

test('a committee with twice the usual share of warned applications is a reason, a small one is not', () => {
  const frame = season(120, (i) => ({
    committee: i < 80 ? '甲' : i < 110 ? '乙' : '丙',
    warnings: { ...counts, orange: i >= 80 ? 1 : 0 },
  }))
  const { chosen } = selectForRecheck(frame, noFacts, { seed: 's', size: 120 })
  const words = (committee: string) => chosen.find((one) => one.committee === committee)?.words
  expect(words('乙')).toBe('所在评委会有红、橙预警的申报较多（30/30 件）')
  expect(words('丙')).toBe('随机抽取')
})

test('each committee is chosen from in proportion', () => {
  const frame = season(100, (i) => ({ committee: i % 10 === 0 ? '小' : '大' }))
  for (const seed of ['a', 'b', 'c']) {
    const { strata } = selectForRecheck(frame, noFacts, { seed, size: 20 })
    for (const { expected, chosen } of strata) expect(Math.abs(chosen - expected)).toBeLessThanOrEqual(1)
  }
})

test('more asked for than there are: all of them; none: none', () => {
  expect(ids(selectForRecheck(season(3), noFacts, { seed: 's', size: 10 }))).toEqual(['A0', 'A1', 'A2'])
  expect(selectForRecheck([], noFacts, { seed: 's', size: 10 }).chosen).toEqual([])
})

test('the CSV opens in Excel: a byte-order mark, CRLF, and no cell is a formula', () => {
  const frame = [anEntry('A1', { committee: '=HYPERLINK("http://x")', faults: { H: 1, P: 0, T: 2 } })]
  const csv = recheckCsv(selectForRecheck(frame, noFacts, { seed: '+1', size: 1 }))
  expect(csv.startsWith('\uFEFF"序号"')).toBe(true)
  expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`)
  expect(csv).toContain('"硬件条件（待核预警数）","推荐评审程序（待核预警数）","材料属实（待核预警数）"')
  expect(csv.split('\r\n').every((line) => !/(^|,)"?[=+@]/.test(line))).toBe(true)
})

test('facts name one thing each, and nothing that nobody reads', () => {
  expect(recheckFacts.safeParse({ complaints: [{ committee: '甲', series: '乙', count: 1 }] }).success).toBe(false)
  expect(recheckFacts.safeParse({ complaints: [{ count: 1 }] }).success).toBe(false)
  expect(recheckFacts.safeParse({ newComittees: ['甲'] }).success).toBe(false)
})
