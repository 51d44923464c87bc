import { beforeAll, expect, test } from 'vitest'
import { type Verified, verifySamples } from './verify-samples.ts'

let verified: readonly Verified[]
beforeAll(async () => {
  verified = await verifySamples()
}, 240_000)

const claimText = ({ application }: Verified, claimId: string | undefined): string =>
  application?.claims.find((claim) => claim.claimId === claimId)?.text.replace(/\s/g, '') ?? ''

const isAbove = (severity: string): boolean => severity === 'red' || severity === 'orange'

test('every planted fault is found, on the claim that bears it', () => {
  const missed = verified.flatMap((one) =>
    one.sample.expect.warnings
      .filter(
        ({ code, severity, claim }) =>
          !one.assessment.warnings.some(
            (w) => w.code === code && w.severity === severity && claimText(one, w.claimId).includes(claim),
          ),
      )
      .map(({ code, severity, claim }) => `${one.sample.id}: ${code} ${severity} ${claim}`),
  )
  expect(missed).toEqual([])
})

test('nothing else is above yellow', () => {
  const falseAlarms = verified.flatMap(({ sample, assessment }) =>
    assessment.warnings
      .filter(({ severity }) => isAbove(severity))
      .filter(({ code }) => !sample.expect.mayAlso.includes(code))
      .filter(({ code }) => !sample.expect.warnings.some((wanted) => wanted.code === code))
      .map(({ code, severity, statement }) => `${sample.id}: ${code} ${severity} ${statement}`),
  )
  expect(falseAlarms).toEqual([])
})

test('no rule is tempted by a case that was made to tempt it', () => {
  const tempted = verified.flatMap(({ sample, assessment }) =>
    assessment.warnings
      .filter(({ code, severity }) => severity !== 'blue' && sample.expect.never.includes(code))
      .map(({ code, severity, statement }) => `${sample.id}: ${code} ${severity} ${statement}`),
  )
  expect(tempted).toEqual([])
})

test('what reviewers must see is said, below orange', () => {
  const silent = verified.flatMap(({ sample, assessment }) =>
    sample.expect.notes
      .filter((code) => !assessment.warnings.some((w) => w.code === code && !isAbove(w.severity)))
      .map((code) => `${sample.id}: ${code}`),
  )
  expect(silent).toEqual([])
})
