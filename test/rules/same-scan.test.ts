import { expect, test } from 'vitest'
import type { Claim } from '#domain/claim'
import type { ScanMeeting } from '#domain/scan-meeting'
import { aCertificate, anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { anAward, aPatent, aRank } from '#test/builders/claim'
import { aClaimant } from '#test/builders/claimant'
import { anEvidence } from '#test/builders/evidence'
import { aRecordOf } from '#test/builders/record'

const proof = anEvidence({ page: 20, from: 'certificate', quote: '获奖证书' })
const anAwardWith = (rank: string): Claim => {
  const claim = anAward({ rank })
  return { ...claim, evidence: [...claim.evidence, proof] }
}
const sameScanPicture = { nearBits: 1, fineShare: 0.04, isSameScan: true } as const
const otherScanPicture = { nearBits: 2, fineShare: 0.48, isSameScan: false } as const
const own = { printed: '2022-J-2-045-R01', kind: 'own' } as const
const shared = { printed: '桂科奖字045', kind: 'shared' } as const

type Given = Partial<ScanMeeting> & {
  readonly claim?: Claim
  readonly more?: Parameters<typeof assessed>[1]
  readonly isNumberUnread?: boolean
  readonly isText?: boolean
}

/** 覃一某 hands in a certificate that 韦二某's application holds too, each with their own name on it. */
const met = ({ claim = anAwardWith('1/3'), more, isNumberUnread, isText, ...given }: Given = {}) =>
  assessed(
    anApplication()
      .claiming(claim)
      .provedBy(aCertificate('award', { evidence: proof })),
    {
      scans: [
        {
          kind: 'award',
          documentId: 'form',
          page: 20,
          textSource: 'ocr',
          nameBox: [0.3, 0.4, 0.4, 0.43],
          ...(isNumberUnread ? {} : { number: own }),
          likeness: 1,
          ...(isText ? {} : { picture: sameScanPicture }),
          scanned: !isText,
          confidence: 0.98,
          areNamesAlike: false,
          saysChanged: false,
          line: aClaimant(claim, { page: 12 }),
          otherRank: aRank('1/3'),
          ...given,
        },
      ],
      ...more,
    },
  )
const level = (given: Given = {}) => met(given).severity('CLM-004')

test('CLM-004 is red for a certificate’s own number with two names, and shows the name’s place, the other side and what agrees', () => {
  const result = met()
  const warning = result.warning('CLM-004')
  expect(warning).toMatchObject({
    severity: 'red',
    counterpart: { kind: 'claim', person: '韦*某', page: 12 },
    loweredBy: [],
  })
  expect(warning?.evidence[0]).toMatchObject({ page: 20, box: [0.3, 0.4, 0.4, 0.43], from: 'certificate' })
  expect(warning?.evidence.some(({ from }) => from === 'form')).toBe(true)
  expect(warning?.statement).toMatch(
    /2022-J-2-045-R01.*韦\*某.*除姓名外文字相同.*应只对应一份证书.*同一次扫描.*待核对原件/,
  )
  expect(warning?.innocentReasons).toContain('同一奖项或项目的各完成人各持一份个人证书，编号相同')
  expect(result.duplication?.hasHardFact).toBe(true)
})

test('CLM-004 is red without a picture too: a text layer’s words and number say it', () => {
  expect(level({ isText: true, textSource: 'text' })).toBe('red')
})

test('CLM-004 is red for copies of one scan under a number that all winners share, when both claim one place', () => {
  expect(level({ number: shared })).toBe('red')
})

test('CLM-004 speaks of a title’s certificate that no row claims', () => {
  const result = met({ kind: 'title', page: 31, number: { printed: 'GX2018045210', kind: 'own' } })
  expect(result.warning('CLM-004')).toMatchObject({ severity: 'red' })
  expect(result.warning('CLM-004')?.claimId).toBeUndefined()
})

test('CLM-004 and what many hold is one warning of the group', () => {
  const result = met({ people: 40 })
  expect(result.all('CLM-004')).toHaveLength(1)
  expect(result.warning('CLM-004')?.statement).toContain('40 人')
})

const traps: Readonly<Record<string, readonly [Given, string | undefined, RegExp]>> = {
  'template-like certificates: another scan under the prize’s number, one place': [
    { number: shared, picture: otherScanPicture },
    'orange',
    /各持一份个人证书/,
  ],
  'template-like certificates: another scan under the prize’s number, two places': [
    { number: shared, picture: otherScanPicture, otherRank: aRank('2/3') },
    'blue',
    /各持一份个人证书/,
  ],
  'template-like certificates: copies of one scan, two places': [
    { number: shared, otherRank: aRank('2/3') },
    'yellow',
    /各持一份个人证书/,
  ],
  'places not said under the prize’s number': [
    { number: shared, picture: otherScanPicture, claim: { ...anAwardWith('1/3'), rank: { raw: '' } } },
    'yellow',
    /各持一份个人证书/,
  ],
  'another reading and another picture': [
    { likeness: 0.9, picture: { nearBits: 9, fineShare: 0.6, isSameScan: false } },
    'orange',
    /图像不同/,
  ],
  'a person without an id number may have another name now': [
    { line: aClaimant(anAward(), { personKnownBy: 'name-and-unit' }) },
    'orange',
    /更名前后/,
  ],
  'other row is background': [{ line: aClaimant(anAward(), { counted: false }) }, 'orange', /任现职前/],
  'a page that was read badly': [{ confidence: 0.8 }, 'yellow', /识别/],
  'names that look or sound alike': [{ areNamesAlike: true }, 'yellow', /姓名字形或读音相近/],
  'a page that speaks of a change or a second copy': [{ saysChanged: true }, 'yellow', /变更、更正、换发或补发/],
  'background row': [
    { claim: { ...anAwardWith('1/3'), counted: false, section: 'before-present-title' } },
    'blue',
    /任现职前/,
  ],
}

test.each(Object.entries(traps))('CLM-004 is lower, and says why: %s', (_, [given, expected, words]) => {
  const warning = met(given).warning('CLM-004')
  expect(warning?.severity).toBe(expected)
  expect(warning?.loweredBy.join()).toMatch(words)
})

test('CLM-004 is lower where the archive has the applicant at the claimed place', () => {
  const claim = { ...aPatent({ rank: '1/3', people: ['覃一某', '韦二某', '黄三某'] }) }
  const proven = { ...claim, evidence: [...claim.evidence, proof] }
  const more = { records: [aRecordOf(claim, { people: ['覃一某', '韦二某', '黄三某'] })] }
  expect(level({ claim: proven, kind: 'utility-patent', more })).toBe('orange')
  expect(level({ claim: proven, number: shared, more })).toBe('blue')
})

test('CLM-004 says nothing of one form without a number, scanned twice; of copies of one scan it does', () => {
  expect(level({ isNumberUnread: true, picture: otherScanPicture })).toBeUndefined()
  const copies = met({ isNumberUnread: true })
  expect(copies.severity('CLM-004')).toBe('orange')
  expect(copies.warning('CLM-004')?.loweredBy.join()).toMatch(/未读出编号/)
})
