import type { MatchVerdict } from './match-score.ts'

/** Words of a comparison that the scorer writes into its sentences and every surface shows. */
export const matchVerdictWords: Readonly<Record<MatchVerdict, string>> = {
  same: '同一成果',
  review: '需人工核对',
  different: '不是同一成果',
}

/** `+5.28`, `−0.33`: with the sign that print has. */
export const signedBits = (bits: number): string => `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(2)}`
