import type { MatchScore, ScoreLine, TitleSegment } from '#domain/match-score'
import { matchVerdictWords, signedBits } from '#domain/match-words'
import { scoreStateWords, segmentWords, weightMeaning } from '#review/words'

/** Why a record is held to be the claim's: the signed sum, both titles with what differs, what would change the verdict. */
export const MatchExplained = ({ score }: { score: MatchScore }) => (
  <details class="match" open={score.verdict !== 'same'}>
    <summary>
      比对说明：{matchVerdictWords[score.verdict]}
      <span class="muted">
        （分量合计 {signedBits(score.bits)}，相当于可能性 {percent(score.probability)}）
      </span>
    </summary>
    {score.guard ? <p class="incomplete">{score.guard}</p> : null}
    <TitleDiff segments={score.titleDiff} />
    <Sum score={score} />
    {score.wouldChange.length > 0 ? (
      <>
        <h4>什么会改变结论</h4>
        <ul>
          {score.wouldChange.map((change) => (
            <li>{change}</li>
          ))}
        </ul>
      </>
    ) : null}
  </details>
)

/** Never 0 % or 100 %: the scorer is never certain. */
const percent = (probability: number): string =>
  probability > 0.999 ? '99.9% 以上' : probability < 0.001 ? '0.1% 以下' : `${(probability * 100).toFixed(1)}%`

const isApart = ({ kind }: TitleSegment): boolean => kind !== 'same'

/** Struck out and underlined beside their colours: print and colour-blind readers see them too. */
const TitleDiff = ({ segments }: { segments: readonly TitleSegment[] }) => (
  <table class="titles">
    <tbody>
      <tr>
        <th scope="row">申报名称</th>
        <td>{segments.map((one) => (isApart(one) && one.claim ? <del>{one.claim}</del> : one.claim))}</td>
      </tr>
      <tr>
        <th scope="row">档案名称</th>
        <td>{segments.map((one) => (isApart(one) && one.record ? <ins>{one.record}</ins> : one.record))}</td>
      </tr>
      <tr>
        <th scope="row">差异</th>
        <td>{segments.flatMap(differenceWords).join('；') || '无'}</td>
      </tr>
    </tbody>
  </table>
)

const differenceWords = ({ kind, claim, record }: TitleSegment): readonly string[] => {
  if (kind === 'same') return []
  if (claim !== '' && record !== '') return [`${segmentWords[kind]}：${claim}→${record}`]
  return [`${segmentWords[kind]}：${claim || record}`]
}

interface Step {
  readonly line: ScoreLine
  readonly from: number
  readonly to: number
}

/** Each line begins where the one before ended. */
const stepsOf = (lines: readonly ScoreLine[]): readonly Step[] => {
  const steps: Step[] = []
  let sum = 0
  for (const line of lines) {
    steps.push({ line, from: sum, to: sum + line.bits })
    sum += line.bits
  }
  return steps
}

const Sum = ({ score: { lines, bits } }: { score: MatchScore }) => {
  const steps = stepsOf(lines)
  const [low, high] = [Math.min(0, ...steps.map(({ to }) => to)), Math.max(0, ...steps.map(({ to }) => to))]
  return (
    <table>
      <caption>{weightMeaning}</caption>
      <thead>
        <tr>
          <th>比对内容</th>
          <th>结果</th>
          <th class="number">分量</th>
          <th>累计</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ line, from, to }) => (
          <tr>
            <th scope="row" class="wrap">
              {line.label}
            </th>
            <td class="nowrap">{line.feature === 'base' ? '—' : scoreStateWords[line.state]}</td>
            <td class="number">{signedBits(line.bits)}</td>
            <td class="bar">
              <Bar {...{ from, to, low, high }} />
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">合计</th>
          <td />
          <td class="number">{signedBits(bits)}</td>
          <td class="bar">
            <Bar from={0} to={bits} low={low} high={high} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

const barWidth = 160

/** From the sum before to the sum after; the line is zero. What lowers the sum is hollow, what raises it is filled. */
const Bar = ({ from, to, low, high }: { from: number; to: number; low: number; high: number }) => {
  const at = (bits: number): number => Math.round(((bits - low) / Math.max(high - low, 1e-9)) * barWidth * 10) / 10
  const [left, right] = [at(Math.min(from, to)), at(Math.max(from, to))]
  return (
    <svg width={barWidth + 4} height="14" viewBox={`-2 0 ${barWidth + 4} 14`} aria-hidden="true">
      <line x1={at(0)} x2={at(0)} y1="0" y2="14" class="zero" />
      <rect x={left} y="3" width={Math.max(right - left, 1)} height="8" class={to < from ? 'against' : 'for'} />
    </svg>
  )
}
