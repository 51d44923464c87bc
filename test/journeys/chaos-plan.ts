import { createRandom } from '#match/model/random'
import type { LightFile } from './light-knowledge.ts'

export interface PlannedUpload {
  readonly applicationId: string
  readonly file: LightFile
}

const titles = 160
const hotTitle = '全区公路养护管理平台'

/**
 * Uploads of applications with two or three files each. Most achievements are one person's, many are shared by a few, one by a dozen;
 * some people have an application in two committees.
 */
export const planUploads = (count: number, seed: number): readonly PlannedUpload[] => {
  const random = createRandom(seed)
  const below = (n: number) => Math.floor(random() * n)
  const uploads: PlannedUpload[] = []
  for (let application = 0; uploads.length < count; application++) {
    const applicationId = `app-${String(application).padStart(3, '0')}`
    const person = application % 10 === 9 ? application - 1 : application
    for (let file = 0; file < 2 + below(2) && uploads.length < count; file++) {
      const claims = Array.from({ length: 1 + below(3) }, () => `第${below(titles)}号桥梁监测系统`)
      if (file === 0 && application % 7 === 0) claims.push(hotTitle)
      claims.push(`${applicationId} 自己的第${file}项成果`)
      uploads.push({
        applicationId,
        file: { person: `甲${person}`, residentId: `45010219900101${String(person).padStart(4, '0')}`, claims },
      })
    }
  }
  return uploads
}

/** Application → claims that others share, as `title ← application`: what every report must say in the end, worked out without the product. */
export const expectedDuplicates = (uploads: readonly PlannedUpload[]): Readonly<Record<string, readonly string[]>> => {
  const holders = new Map<string, Map<string, string>>()
  for (const { applicationId, file } of uploads)
    for (const title of file.claims) {
      const known = holders.get(title) ?? new Map<string, string>()
      holders.set(title, known.set(applicationId, file.residentId))
    }
  const duplicates: Record<string, string[]> = {}
  for (const { applicationId } of uploads) duplicates[applicationId] ??= []
  for (const [title, known] of holders)
    for (const [applicationId, person] of known)
      for (const [other, otherPerson] of known)
        if (otherPerson !== person) duplicates[applicationId]?.push(`${title} ← ${other}`)
  return Object.fromEntries(
    Object.entries(duplicates).map(([applicationId, found]) => [applicationId, found.toSorted()]),
  )
}
