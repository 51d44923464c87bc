import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { Evidence } from '#domain/evidence'
import type { PagePicture } from '#domain/page-picture'
import { type Box, isRead, type Page } from '#domain/pages'
import type { DocumentLayers } from '#domain/ports'
import { readDocument } from '#form/read-document'
import { drawPages } from '#pdf/page-picture'

/** What was read, by what it was read as; each kind has its colour, and can be switched off on the page. */
const kinds = {
  runs: { word: '文字', colour: '#7a8794' },
  rulings: { word: '表线', colour: '#c08a00' },
  rows: { word: '表格行', colour: '#1f5fa8' },
  fields: { word: '字段', colour: '#b3261e' },
  certificates: { word: '证书字段', colour: '#7b2fa0' },
  claims: { word: '成果', colour: '#00803c' },
} as const
type Kind = keyof typeof kinds

export interface Mark {
  readonly kind: Kind
  readonly page: number
  readonly box: Box
  readonly words: string
}

/** Everything of the layers that has a place on a page. */
export const marksOf = ({ pages, form, application }: DocumentLayers): readonly Mark[] => [
  ...(pages.kind === 'read' ? pages.pages.filter(isRead) : []).flatMap((page) => [
    ...page.runs.map(({ text, box }): Mark => ({ kind: 'runs', page: page.page, box, words: text })),
    ...page.rulings.map((box): Mark => ({ kind: 'rulings', page: page.page, box, words: '' })),
  ]),
  ...(form?.tables ?? []).flatMap(({ rows, rowPlaces }) =>
    rowPlaces.map(({ page, bbox }, r): Mark => ({ kind: 'rows', page, box: bbox, words: rows[r]?.join(' | ') ?? '' })),
  ),
  ...(form?.fields ?? []).map(
    ({ label, value, page, bbox }): Mark => ({ kind: 'fields', page, box: bbox, words: `${label}：${value}` }),
  ),
  ...(form?.certificates ?? []).flatMap(({ page, fields }) =>
    fields.map(
      ({ label, value, bbox }): Mark => ({ kind: 'certificates', page, box: bbox, words: `${label}：${value}` }),
    ),
  ),
  ...(application?.claims ?? []).flatMap(({ title, evidence }) =>
    evidence.map(
      ({ page, box, quote }: Evidence): Mark => ({ kind: 'claims', page, box, words: `${title}：${quote}` }),
    ),
  ),
]

/** One HTML file a document: each page with its boxes, for looking at. Written beside the pictures of its pages. */
export const drawVisual = async (file: string, folder: string): Promise<string> => {
  const bytes = new Uint8Array(await readFile(file))
  const name = basename(file, extname(file))
  const layers = await readDocument(bytes.slice(), createHash('sha256').update(bytes).digest('hex'))
  const pages = layers.pages.kind === 'read' ? layers.pages.pages : []
  await mkdir(folder, { recursive: true })
  const drawn = await drawPages(
    bytes,
    pages.map((page) => ({ page })),
  )
  const pictures = new Map(pages.map(({ page }, i) => [page, drawn[i]]))
  for (const [page, picture] of pictures)
    if (picture?.kind === 'drawn') await writeFile(join(folder, pictureName(name, page)), picture.webp)
  const marks = marksOf(layers)
  const figures = pages.map((page) => figureOf(name, page, pictures.get(page.page), marks))
  const target = join(folder, `${name}.html`)
  await writeFile(target, [head(name, layers.pages.outcome), ...figures].join('\n'))
  return target
}

const pictureName = (name: string, page: number) => `${name}-${page}.webp`

const head = (
  name: string,
  outcome: string,
): string => `<!doctype html><meta charset="utf-8"><title>${escaped(name)}</title>
<style>body { font: 14px sans-serif; margin: 16px } figure { position: relative; margin: 8px 0 32px; max-width: 1240px }
img { display: block; width: 100%; border: 1px solid #ccc } svg { position: absolute; left: 0; top: 0; width: 100%; height: 100% }
rect, line { fill: none; stroke-width: 1.5; vector-effect: non-scaling-stroke; pointer-events: all }
${Object.entries(kinds)
  .map(
    ([kind, { colour }]) => `.${kind} { stroke: ${colour} } #${kind}:not(:checked) ~ figure .${kind} { display: none }`,
  )
  .join('\n')}
</style><h1>${escaped(name)} <small>${outcome}</small></h1>
${Object.entries(kinds)
  .map(
    ([kind, { word, colour }]) =>
      `<input type="checkbox" id="${kind}" checked><label for="${kind}" style="color:${colour}">${word}</label>`,
  )
  .join('\n')}`

const figureOf = (name: string, page: Page, picture: PagePicture | undefined, marks: readonly Mark[]): string => {
  const state = page.source === 'unread' ? `unread: ${page.reason}` : page.source
  if (picture?.kind !== 'drawn') return `<p>${page.page} ${state}: ${picture?.reason ?? 'not drawn'}</p>`
  const rects = marks.filter((mark) => mark.page === page.page).map(shapeOf)
  return `<figure><figcaption>${page.page} ${state}</figcaption><div style="position:relative">
<img src="${encodeURIComponent(pictureName(name, page.page))}" width="${picture.width}" height="${picture.height}" alt="" style="height:auto">
<svg viewBox="0 0 1 1" preserveAspectRatio="none">${rects.join('')}</svg></div></figure>`
}

/** A ruling has no area, and a rectangle without area is not drawn. */
const shapeOf = ({ kind, box: [x0, y0, x1, y1], words }: Mark): string =>
  kind === 'rulings'
    ? `<line class="${kind}" x1="${x0}" y1="${y0}" x2="${x1}" y2="${y1}"/>`
    : `<rect class="${kind}" x="${x0}" y="${y0}" width="${x1 - x0}" height="${y1 - y0}"><title>${escaped(words)}</title></rect>`

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

if (import.meta.main) {
  const [file, folder] = process.argv.slice(2)
  if (!file || !folder) {
    process.stderr.write('usage: visual FILE DIR\n')
    process.exit(2)
  }
  console.log(await drawVisual(file, folder))
}
