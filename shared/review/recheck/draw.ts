/**
 * How likely each is chosen: of `size`, the part `baseShare` is spread evenly and the rest by points. Who would be chosen more than surely is
 * chosen surely, and the others share what is left. The probabilities add up to the size.
 */
export const inclusionOf = (points: readonly number[], size: number, baseShare: number): readonly number[] => {
  const sure = new Set<number>()
  for (;;) {
    const rest = points.filter((_, i) => !sure.has(i))
    const left = Math.min(size, points.length) - sure.size
    const sum = rest.reduce((all, own) => all + own, 0)
    const share = sum === 0 ? 1 : baseShare
    const of = (own: number) => (left * share) / rest.length + (sum === 0 ? 0 : (left * (1 - share) * own) / sum)
    const over = points.flatMap((own, i) => (!sure.has(i) && of(own) >= 1 ? [i] : []))
    if (over.length === 0) return points.map((own, i) => (sure.has(i) ? 1 : of(own)))
    for (const i of over) sure.add(i)
  }
}

/**
 * Systematic draw: the probabilities are laid end to end and every whole step from a random start (0..1) chooses who lies there. Each is chosen
 * with its probability, their number is the sum of all, and neighbours are chosen from in proportion.
 */
export const drawSystematic = (probabilities: readonly number[], start: number): readonly number[] => {
  const chosen: number[] = []
  let [end, next] = [0, Math.floor(start * unit)]
  for (const [i, probability] of probabilities.entries()) {
    if (probability === 1) chosen.push(i)
    else {
      end += probability
      // Whole units, so that the last bits of many fractions neither add a step nor lose one.
      if (next >= Math.round(end * unit)) continue
      chosen.push(i)
      next += unit
    }
  }
  return chosen
}
const unit = 1e9
