import { expect, test } from 'vitest'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { aPatent } from '#test/builders/claim'
import { aRecordOf } from '#test/builders/record'

test('an honest application whose patent the archive confirms raises nothing at all', () => {
  const patent = aPatent({ rank: '1/2', dates: { filed: '2023-02-01', granted: '2024-03-15' } })
  const result = assessed(anApplication().claiming(patent), {
    records: [aRecordOf(patent, { people: ['覃一某', '韦二某'], dates: { granted: '2024-03-15' } })],
  })
  expect(result.warnings).toEqual([])
  expect(result.verdict(patent)).toEqual({ kind: 'agrees' })
  expect(result.priority).toEqual({ total: 0, parts: [] })
})
