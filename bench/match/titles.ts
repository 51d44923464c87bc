import { readdir, readFile } from 'node:fs/promises'
import { readTables } from '#archive/readers/read-tables'
import { createRandom, shuffledIndices } from '#match/model/random'
import { below, pick } from '#match/train/random-choice'

export const titlesFolder = new URL('../../../shared/data/archive/', import.meta.url)
const titleHeaders = new Set(['项目名称', 'title'])

/** Every title of the tables of a folder, each once, in the order of the files. */
const realTitles = async (folder: URL): Promise<readonly string[]> => {
  const titles = new Set<string>()
  for (const name of (await readdir(folder)).filter((file) => /\.(csv|tsv)$/.test(file)).sort()) {
    const read = readTables(new Uint8Array(await readFile(new URL(name, folder))))
    if (read.kind === 'unreadable') continue
    for (const { rows } of read.tables) {
      const header = rows[0]?.cells ?? []
      const column = header.findIndex((cell) => titleHeaders.has(cell.trim()))
      if (column < 0) continue
      for (const { cells } of rows.slice(1)) {
        const title = cells[column]?.trim() ?? ''
        if (title.length >= 5) titles.add(title)
      }
    }
  }
  return [...titles]
}

/** Where titles can be taken apart: after 的, 与, 及, 和, 对, commas; pieces of a word or two stay with their neighbour. */
const fragmentsOf = (title: string): readonly string[] => {
  const pieces: string[] = []
  for (const piece of title.split(/(?<=[的与及和对中下：:，,、——]|研究|基于|面向)/u)) {
    const last = pieces.at(-1)
    if (last !== undefined && (piece.length < 4 || last.length < 4)) pieces[pieces.length - 1] = last + piece
    else pieces.push(piece)
  }
  return pieces
}

/** Pieces of a word or two, of which new fragments are made: fragments of real titles alone would be used hundreds of times each. */
const piecesOf = (fragment: string): readonly string[] =>
  fragment.length < 6
    ? [fragment]
    : [fragment.slice(0, Math.floor(fragment.length / 2)), fragment.slice(Math.floor(fragment.length / 2))]

/**
 * As many fragments as the measurement of matching.md had: an archive of a million then uses each some 15 times. Checked against life by
 * how many different grams there are: see docs/reference/matching-at-scale.md.
 */
const fragmentCount = 180_000

export interface TitleSet {
  readonly titles: readonly string[]
  readonly real: number
}

/** Real titles, and beyond them titles put together from two to four fragments of real ones. No title stands twice. */
export const makeTitles = async (count: number, seed: number, folder = titlesFolder): Promise<TitleSet> => {
  const real = await realTitles(folder)
  if (real.length < 100) throw new Error(`no titles to make an archive of in ${folder.pathname}`)
  const random = createRandom(seed)
  const order = shuffledIndices(real.length, random).subarray(0, count)
  const titles = new Set(Array.from(order, (at) => real[at] ?? ''))
  const printed = [...new Set(real.flatMap(fragmentsOf))].filter((piece) => piece.length >= 4 && piece.length <= 24)
  const pieces = printed.flatMap(piecesOf)
  const fragments = new Set(printed)
  while (fragments.size < fragmentCount) fragments.add(pick(random, pieces) + pick(random, pieces))
  const pool = [...fragments]
  while (titles.size < count) {
    const parts = 2 + below(random, 3)
    let title = ''
    for (let part = 0; part < parts && title.length < 40; part++) title += pick(random, pool)
    titles.add(title)
  }
  return { titles: [...titles], real: Math.min(count, real.length) }
}
