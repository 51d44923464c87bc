import type { ArchiveRecord } from '#domain/archive-record'
import { normalisationVersion, toComparable } from '#text/normalise'
import { titleCore } from './candidate-keys.ts'
import { hash48 } from './hash48.ts'
import { levelOf, type Sketch, saturatedLevel } from './sketch.ts'

/**
 * Rare-gram keys `g#<kind>#<version>#<hash>`: three characters in a row of a title's core. The archive writes one for every gram of a record;
 * a claim reads the few rarest. They find a record whose title was mangled and that shares no holder either.
 *
 * A short core has few grams, and what tells it from others is often what it leaves out (miRNA-145的用途, 抗CD47抗体). So short titles have the
 * grams of the whole title too, and those of two characters: of six characters of which three are misread nothing longer may be left.
 */
type Kind = ArchiveRecord['kind']

/** Keys and sketch of one version belong together: another normalisation, or another length, makes other grams. */
export const gramVersion = `${normalisationVersion}g2`
/** Three hold up to some 10⁶ titles a kind; four would carry further and double the writes. Not compared here yet. */
const gramLength = 3
/** With fewer characters in its core a title has the grams of its whole text too. */
const shortCore = 12
/** With fewer characters in all it has grams of two as well. */
const shortTitle = 10

export interface Gram {
  /** 48 bits of kind and characters. */
  readonly hash: number
  /** Where it begins in its text, 0…1. */
  readonly at: number
}

const seedOf = (kind: Kind): number => hash48(kind, 0, kind.length) % 0x100000000

/** Each gram of the title once; none for a title of one character. */
export const gramsOf = (kind: Kind, title: string): readonly Gram[] => {
  const seed = seedOf(kind)
  const grams: Gram[] = []
  const seen = new Set<number>()
  const add = (text: string, length: number) => {
    for (let at = 0; at + length <= text.length; at++) {
      const hash = hash48(text, at, at + length, seed)
      if (!seen.has(hash)) grams.push({ hash, at: at / text.length })
      seen.add(hash)
    }
  }
  const core = titleCore(title)
  add(core, gramLength)
  if (core.length >= shortCore) return grams
  const whole = toComparable(title)
  add(whole, gramLength)
  if (whole.length < shortTitle) add(whole, gramLength - 1)
  return grams
}

/** Grams under which the archive keeps the record. An award to a person has no title of its own: the prize is everybody's. */
export const recordGrams = (record: ArchiveRecord): readonly number[] =>
  record.title === record.awardName
    ? []
    : [
        ...new Set(
          [record.title, ...(record.otherTitles ?? [])].flatMap((title) =>
            gramsOf(record.kind, title).map(({ hash }) => hash),
          ),
        ),
      ]

export const gramKey = (kind: Kind, hash: number): string => `g#${kind}#${gramVersion}#${hash.toString(36)}`

/** Grams a claim reads: 12 items of at most 4 KB are 6 read units (matching.md 3.2). */
export const gramsPerClaim = 12
const parts = 3

/**
 * The rarest grams of the title. Those that the sketch has never seen are mostly misread ones and are left out, saturated ones lead nowhere.
 * Without a sketch: spread over the title.
 */
export const chooseGrams = (kind: Kind, title: string, sketch: Sketch | undefined): readonly number[] => {
  const grams = gramsOf(kind, title)
  if (!sketch) return spread(grams).map(({ hash }) => hash)
  const known = grams
    .map(({ hash, at }) => ({ hash, at, level: levelOf(sketch, hash) }))
    .filter(({ level }) => level < saturatedLevel && (level > 0 || !sketch.isComplete))
  return pickRarest(known).map(({ hash }) => hash)
}

interface RatedGram extends Gram {
  /** Larger for commoner ones. */
  readonly level: number
}

/** The rarest twelve, a third of them from each third of the title, so that one misread word does not take them all. */
export const pickRarest = (grams: readonly RatedGram[]): readonly RatedGram[] => {
  const known = grams.toSorted((a, b) => a.level - b.level || a.at - b.at)
  if (known.length <= gramsPerClaim) return known
  const chosen = new Set<RatedGram>()
  for (let part = 0; part < parts; part++)
    known
      .filter(({ at }) => Math.floor(at * parts) === part)
      .slice(0, gramsPerClaim / parts)
      .forEach((gram) => {
        chosen.add(gram)
      })
  for (const gram of known) if (chosen.size < gramsPerClaim) chosen.add(gram)
  return [...chosen]
}

const spread = (grams: readonly Gram[]): readonly Gram[] =>
  grams.length <= gramsPerClaim
    ? grams
    : Array.from({ length: gramsPerClaim }, (_, i) =>
        grams.slice(Math.floor((i * grams.length) / gramsPerClaim)).slice(0, 1),
      ).flat()
