/** Days as `YYYY-MM-DD`, so that strings compare as days do. */

const dayLength = 86_400_000

const nextDay = (day: string): string => new Date(Date.parse(day) + dayLength).toISOString().slice(0, 10)

export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(Date.parse(day)).getUTCDay())

/** Every day from the first to the last, both included; at most `most` of them. */
export const eachDay = (from: string, to: string, most = 400): readonly string[] => {
  const days: string[] = []
  for (let day = from; day <= to && days.length < most; day = nextDay(day)) days.push(day)
  return days
}
