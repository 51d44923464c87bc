import type { Applicant } from '#domain/application'
import type { Form } from '#domain/form'

type Degree = NonNullable<Applicant['degree']>

/** Highest first; 研究生 alone may be either of two and says nothing. */
const degreeWords: readonly (readonly [RegExp, Degree])[] = [
  [/博士(?!后)/, 'doctor'],
  [/硕士/, 'master'],
  [/学士|本科/, 'bachelor'],
  [/大专|专科|中专|高中/, 'none'],
]

const isOfDegree = (label: string): boolean => /学历|学位/.test(label) && !/证书|编号|授予单位|院校/.test(label)

/** The highest degree that the form's fields and its table of studies name. */
export const readDegree = ({ fields, tables }: Form): Degree | undefined => {
  const stated = fields.filter(({ label }) => isOfDegree(label)).map(({ value }) => value)
  const studied = tables.flatMap(({ columns, rows }) => {
    const at = columns.flatMap((column, index) => (isOfDegree(column) ? [index] : []))
    return rows.flatMap((row) => at.map((index) => row[index] ?? ''))
  })
  const said = [...stated, ...studied].join(' ')
  return degreeWords.find(([words]) => words.test(said))?.[1]
}
