import { expect, test } from 'vitest'
import type { Certificate } from '#domain/application'
import type { Claim } from '#domain/claim'
import { aCertificate, anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { aPaper } from '#test/builders/claim'
import { anEvidence } from '#test/builders/evidence'
import { aRecordOf } from '#test/builders/record'

const title = '基于离散元的甘蔗切割过程仿真'
const first = aPaper({ rank: '第一作者' })

const firstPage = (people: readonly string[], given: Partial<Omit<Certificate, 'dates'>> = {}) =>
  aCertificate('paper', {
    title,
    people,
    evidence: anEvidence({ page: 12, from: 'certificate', quote: people.join('，') }),
    ...given,
  })

const read = (claim: Claim, page: Certificate, applicant = {}) =>
  assessed(anApplication({ applicant }).claiming(claim).provedBy(page))
const pap = (...given: Parameters<typeof read>) => read(...given).warning('PAP-005')

test('PAP-005 is red where the first page names other authors, and shows that page', () => {
  const warning = pap(first, firstPage(['韦二某', '黄三某']))
  expect(warning).toMatchObject({ severity: 'red', evidence: [{ page: 12, quote: '韦二某，黄三某' }] })
  expect(warning?.statement).toBe('证书页的作者名单（2 人）中未见申报人姓名，待核实。')
})

test.each(['第一作者', '独著', '1/3'])(
  'PAP-005 is orange where %s is claimed and the page has the name second',
  (rank) => {
    const warning = pap(aPaper({ rank }), firstPage(['韦二某', '覃一某', '黄三某']))
    expect(warning?.severity).toBe('orange')
    expect(warning?.comparison).toEqual([{ field: '排名', claimed: rank, recorded: '第 2', result: 'different' }])
  },
)

test('PAP-005 is red or orange by the archive’s authors too', () => {
  const by = (people: readonly string[]) =>
    assessed(anApplication().claiming(first), { records: [aRecordOf(first, { people })] })
  expect(by(['韦二某', '黄三某']).codes).toContain('PAP-005')
  expect(by(['韦二某', '覃一某', '黄三某']).codes).toContain('PAP-005')
  expect(by(['覃一某', '韦二某']).codes).not.toContain('PAP-005')
})

test('who is first as claimed, or second as claimed, or corresponding, is told nothing', () => {
  expect(pap(first, firstPage(['覃一某', '韦二某']))).toBeUndefined()
  expect(pap(aPaper({ rank: 2 }), firstPage(['韦二某', '覃一某']))).toBeUndefined()
  expect(pap(aPaper({ rank: 2 }), firstPage(['韦二某', '黄三某', '覃一某']))).toBeUndefined()
  expect(pap(aPaper({ rank: '通讯作者' }), firstPage(['韦二某', '覃一某']))).toBeUndefined()
})

test('trap: pinyin order says nothing of who did most', () => {
  const warning = pap(first, firstPage(['黄三某', '蒙四某', '覃一某']))
  expect(warning?.severity).toBe('yellow')
  expect(warning?.loweredBy.join()).toContain('音序')
})

test('trap: a former name on the page is the applicant’s', () => {
  expect(pap(first, firstPage(['覃旧某', '韦二某']), { formerName: '覃旧某' })).toBeUndefined()
})

test('trap: a 共同第一作者 or 通讯作者 mark beside the name is information', () => {
  const warning = pap(first, firstPage(['韦二某', '覃一某'], { markedPeople: ['覃一某'] }))
  expect(warning?.severity).toBe('blue')
  expect(pap(first, firstPage(['韦二某', '覃一某'], { saysSharedFirst: true }))?.severity).toBe('blue')
  expect(pap(first, firstPage(['韦二某', '覃一某'], { markedPeople: ['韦二某'] }))?.severity).toBe('orange')
  expect(
    pap(aPaper({ rank: { role: 'first', raw: '第一作者（共同）' } }), firstPage(['韦二某', '覃一某'])),
  ).toBeUndefined()
})

test('trap: marks that recognition lost, and names that it misread, are never above yellow', () => {
  const scan = { evidence: anEvidence({ page: 12, from: 'certificate' as const, textSource: 'ocr' }) }
  expect(pap(first, firstPage(['韦二某', '覃一某'], scan))?.severity).toBe('yellow')
  expect(pap(first, firstPage(['韦二某', '黄三某'], scan))?.severity).toBe('yellow')
})

test('a name that is nearly the applicant’s, authors in letters and another paper’s page accuse nobody', () => {
  expect(['blue', 'yellow', undefined]).toContain(pap(first, firstPage(['覃一莫', '韦二某']))?.severity)
  expect(pap(first, firstPage(['Zhang S', 'Li M']))).toBeUndefined()
  expect(pap(first, firstPage(['韦二某'], { title: '木薯淀粉废水处理' }))).toBeUndefined()
})

test('without an author line and a record the report says that nothing could be checked', () => {
  const unchecked = assessed(anApplication().claiming(first))
  expect(unchecked.policyNotes.join()).toContain('1 篇论文未见正文首页的作者行')
  expect(read(first, firstPage(['覃一某'])).policyNotes.join()).not.toContain('作者行')
})
