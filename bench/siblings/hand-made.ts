import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClaimKind } from '#domain/claim'
import type { IdentifierScheme } from '#domain/identifier'
import type { MatchSide } from '#match/features/match-side'
import type { LabelledPair } from '#match/train/pairs'

/**
 * Pairs thought out one by one, no generator's; synthetic people. Nothing is trained on them. `open` may be looked at while features are
 * mended. `kept` was drawn by hash from those written before any score was seen, and is for counting only: who reads its misses has spent it.
 */
export type HandMadeHalf = 'open' | 'kept'

const schemes: Readonly<Partial<Record<string, IdentifierScheme>>> = {
  project: 'project',
  patent: 'patent-application',
  software: 'software-registration',
  standard: 'standard',
}
const kinds: readonly ClaimKind[] = ['project', 'patent', 'paper', 'award', 'software', 'standard', 'book']

/** `A/B` says the claim's and the record's, `A` is both, `A/` leaves the record's out. */
const both = (cell: string): readonly [claim: string, record: string] => {
  const at = cell.indexOf('/')
  return at < 0 ? [cell, cell] : [cell.slice(0, at), cell.slice(at + 1)]
}
const list = (cell: string): readonly string[] => cell.split('、').filter(Boolean)

const readLine = (line: string): LabelledPair => {
  const [label, type, why = '', claim = '', record = '', people = '', unit = '', year = '', number = ''] =
    line.split('\t')
  const kind = kinds.find((one) => one === type)
  if (kind === undefined || (label !== 'same' && label !== 'different')) throw new Error(`not a pair: ${line}`)
  const side = (which: 0 | 1, title: string): MatchSide => {
    const [scheme, key] = [schemes[kind], both(number)[which]]
    return {
      kind,
      titles: [title],
      identifiers: scheme && key ? [{ scheme, key }] : [],
      people: list(both(people)[which]),
      units: list(both(unit)[which]),
      years: list(both(year)[which]).map(Number),
    }
  }
  return { claim: side(0, claim), record: side(1, record), isSame: label === 'same', kind: why, group: line }
}

export const readHandMade = (half: HandMadeHalf): readonly LabelledPair[] =>
  readFileSync(join(import.meta.dirname, `${half}.tsv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map(readLine)
