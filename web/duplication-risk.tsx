import type { Risk } from '#domain/run'
import type { Report } from '#review/report'
import { riskMeaning, riskOutputsLine, riskOutputWords } from '#review/words'

/** 重复风险: its three outputs apart, and each sign with what it adds. Shown below the achievements, never beside the name. */
export const DuplicationRiskParts = ({ report }: { report: Report }) => {
  const { duplication } = report
  if (!duplication) return null
  return (
    <>
      <h2 id="duplication">重复风险构成</h2>
      <p>{duplication.parts.length > 0 ? riskOutputsLine(duplication) : '未见指向重复使用的迹象；未核验之处除外。'}</p>
      {duplication.parts.length > 0 ? (
        <table>
          <caption>{riskMeaning}</caption>
          <thead>
            <tr>
              <th>迹象</th>
              <th>类别</th>
              <th class="number">分值</th>
            </tr>
          </thead>
          <tbody>
            {duplication.parts.map(({ label, points, output, isHard }) => (
              <tr>
                <th scope="row">{label}</th>
                <td>
                  {output ? riskOutputWords[output] : ''}
                  {isHard ? '（确凿）' : ''}
                </td>
                <td class="number">{points > 0 ? `+${points}` : points}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">合计</th>
              <td />
              <td class="number">{duplication.total}</td>
            </tr>
          </tbody>
        </table>
      ) : null}
    </>
  )
}

/** One claim's risk in a line. */
export const ClaimRisk = ({ risk }: { risk: Risk | undefined }) =>
  risk && risk.total > 0 ? (
    <p class="muted">
      <a href="#duplication">重复风险</a> {riskOutputsLine(risk)}
    </p>
  ) : null
