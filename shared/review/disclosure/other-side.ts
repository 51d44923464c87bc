import type { Evidences } from '#domain/ports'
import type { Run } from '#domain/run'
import type { ComparedText } from '#domain/texts'
import type { Counterpart, Warning } from '#domain/warning'
import { scanClaimId } from '#verify/scan-lines'

export type ClaimCounterpart = Extract<Counterpart, { readonly kind: 'claim' }>

/** The longest passages of one warning stand on no more pages, as a rule; a grant is no way to read a whole file. */
export const mostPages = 6

/** The pages of the other side that the warning speaks of: that of the row or certificate, and those of the passages. */
export const pagesOf = ({ counterpart, overlap }: Warning): readonly number[] => {
  if (counterpart?.kind !== 'claim') return []
  const ofPassages = (overlap?.passages ?? []).flatMap(({ other }) => [other.page, ...other.places.map((p) => p.page)])
  const pages = [...new Set([counterpart.page, ...ofPassages])].filter((page) => page > 0)
  return pages.slice(0, mostPages).toSorted((a, b) => a - b)
}

/** The file of the other application on whose pages the other side stands; undefined where several files may be meant. */
export const documentOf = async (
  { claimId, page }: ClaimCounterpart,
  run: Run,
  evidences: Pick<Evidences, 'texts'>,
): Promise<string | undefined> => {
  const readable = run.documents.filter(({ pages }) => pages >= page).map(({ documentId }) => documentId)
  if (readable.length <= 1) return readable[0]
  const ofScan = readable.find((documentId) => scanClaimId({ documentId, page }) === claimId)
  if (ofScan) return ofScan
  const texts = await Promise.all(readable.map((documentId) => evidences.texts(run.applicationId, documentId)))
  const claim = run.application?.claims.find((one) => one.claimId === claimId)
  const places = [
    ...(claim?.evidence.filter((place) => place.page === page) ?? []),
    ...texts.flat().filter((text) => text !== undefined && isOn(text, claimId, page)),
  ]
  const documents = new Set(places.map((place) => place?.documentId))
  return documents.size === 1 ? [...documents][0] : undefined
}

const isOn = (text: ComparedText, id: string, page: number): boolean =>
  (text.textId === id || text.claimId === id) &&
  text.pieces.some(({ lines }) => lines.some((line) => line.page === page))
