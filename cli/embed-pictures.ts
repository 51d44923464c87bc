import type { Evidence } from '#domain/evidence'
import type { Box } from '#domain/pages'
import type { Report } from '#review/report'
import type { PagePictures } from '#storage/page-pictures'
import { cropAround } from '#web/crop.ts'
import type { Places, ShownPicture } from '#web/shown-picture.ts'

/** A file of three megabytes still goes by mail and opens at once; base64 makes four characters of three bytes. */
const maxCharacters = 3 * 1024 * 1024

/** Said in the file itself: it goes by mail, and whoever gets it does not know with which option it was made. */
const notice =
  '本文件含有申报材料的图像片段，其中的姓名、证件号码等个人信息没有遮盖。请只在评审工作需要的范围内保存和传递，用后删除。'

interface Wanted {
  readonly evidence: Evidence
  readonly crop: Box
  readonly width: number
  readonly height: number
}

/**
 * Pictures for a report that is one file, where they were asked for (docs/adr/0005): for red and orange warnings, the most urgent first, the
 * words and what stands around them. Never the whole page: what the report masks would lie in the file all the same.
 */
export const embedPictures = async (
  pictures: Pick<PagePictures, 'outline' | 'crops'>,
  report: Report,
): Promise<Places> => {
  const shown = new Map<string, ShownPicture>()
  let characters = 0
  for (const [documentId, evidence] of byDocument(report)) {
    const wanted = await cropsOf(pictures, report.applicationId, documentId, evidence)
    const drawn = await pictures.crops(
      report.applicationId,
      documentId,
      wanted.map(({ evidence: { page }, crop }) => ({ page, crop })),
    )
    for (const [i, picture] of drawn.entries()) {
      const it = wanted[i]
      if (!it || picture.kind !== 'drawn') continue
      const href = `data:image/webp;base64,${Buffer.from(picture.webp).toString('base64')}`
      characters += href.length
      if (characters > maxCharacters) return { notice, picture: (place) => shown.get(keyOf(place)) }
      shown.set(keyOf(it.evidence), { href, region: it.crop, width: it.width, height: it.height })
    }
  }
  return { notice, picture: (place) => shown.get(keyOf(place)) }
}

const keyOf = ({ documentId, page, box }: Evidence): string => `${documentId}/${page}/${box.join()}`

/** Each place once, red before orange. */
const byDocument = (report: Report): ReadonlyMap<string, readonly Evidence[]> => {
  const warnings = [...report.general, ...report.claims.flatMap((claim) => claim.warnings)]
  const urgent = (['red', 'orange'] as const).flatMap((severity) => warnings.filter((w) => w.severity === severity))
  const places = new Map(urgent.flatMap(({ evidence }) => evidence).map((place) => [keyOf(place), place]))
  return Map.groupBy(places.values(), ({ documentId }) => documentId)
}

const cropsOf = async (
  pictures: Pick<PagePictures, 'outline'>,
  applicationId: string,
  documentId: string,
  evidence: readonly Evidence[],
): Promise<readonly Wanted[]> => {
  const outline = await pictures.outline(applicationId, documentId)
  return evidence.flatMap((place) => {
    const page = outline.find((it) => it.page === place.page)
    if (!page) return []
    const { width, height } = page
    return [{ evidence: place, crop: cropAround(place.box, page), width, height }]
  })
}
