import { type AlignmentSettings, alignDocuments, alignment, type Passage } from './align.ts'
import { type PassageDocument, prepareDocument } from './document.ts'
import { findMasks, type KnownDetails } from './mask.ts'
import type { Templates } from './templates.ts'

/** The three cells of an achievement row (domain 1.2): 名称 · 内容与作用 · 完成情况. They are compared apart, never as one text. */
export const cellNames = ['title', 'content', 'outcome'] as const
export type CellName = (typeof cellNames)[number]

export type RowTexts = Readonly<Record<CellName, string>>
export type Row = Readonly<Record<CellName, PassageDocument>>

export interface CellComparison {
  /** Letters and digits of either cell that no template says; a masked number or name is one. */
  readonly lengthA: number
  readonly lengthB: number
  /** Share of the shorter cell that the longer one says too, 0..1. */
  readonly containment: number
  /** Offsets in the raw text of the cells. */
  readonly passages: readonly Passage[]
}

/** A cell is short: a clause counts that would be a turn of phrase in a report. */
export const cellAlignment: AlignmentSettings = { ...alignment, minLength: 12, minSeeds: 6, minDensity: 0.35 }

/** Cells with numbers, dates, bodies, names and places masked, because those are what a resold text changes. */
export const prepareRow = (texts: RowTexts, details?: KnownDetails, templates?: Templates): Row => {
  const cell = (raw: string) =>
    prepareDocument(raw, { masks: findMasks(raw, details), ...(templates && { templates }) })
  return { title: cell(texts.title), content: cell(texts.content), outcome: cell(texts.outcome) }
}

const ownLength = ({ codes }: PassageDocument): number => codes.reduce((sum, code) => sum + (code === 0 ? 0 : 1), 0)

export const compareCells = (a: PassageDocument, b: PassageDocument): CellComparison => {
  const passages = alignDocuments(a, b, cellAlignment)
  const [lengthA, lengthB] = [ownLength(a), ownLength(b)]
  const equal = passages.reduce((sum, passage) => sum + passage.equal, 0)
  return { lengthA, lengthB, containment: Math.min(1, equal / Math.max(1, Math.min(lengthA, lengthB))), passages }
}

/** What TXT-001 weighs: each cell apart. How long a cell must be and what its containment means is the rule's to say. */
export const compareRows = (a: Row, b: Row): Readonly<Record<CellName, CellComparison>> => ({
  title: compareCells(a.title, b.title),
  content: compareCells(a.content, b.content),
  outcome: compareCells(a.outcome, b.outcome),
})
