import type { AlignedPassage, OverlapMeasure, PassageSegment, PassageSide, TextOverlap } from '#domain/passages'
import { overlapPartWords } from '#review/overlap-words'
import { percent } from '#rules/words/format'

/** How much two texts share, of what, and the passages side by side: what differs is struck out on one side and underlined on the other. */
export const Overlap = ({ overlap: { measures, passages, passageCount } }: { overlap: TextOverlap }) => (
  <div class="overlap">
    {measures.length > 0 ? <Measures measures={measures} /> : null}
    {passages.length > 0 ? (
      <details open>
        <summary>
          双方文字对照（
          {passages.length === passageCount
            ? `${passageCount} 段`
            : `共 ${passageCount} 段，列出最长的 ${passages.length} 段`}
          ）
        </summary>
        <p class="muted">
          相同文字照录；本件与对方不同之处，本件加删除线，对方加下划线。对方独有的文字以 □ 遮盖，需要时按程序申请调阅。
        </p>
        {passages.map((passage) => (
          <Passage passage={passage} />
        ))}
      </details>
    ) : null}
  </div>
)

const Measures = ({ measures }: { measures: readonly OverlapMeasure[] }) => (
  <table>
    <thead>
      <tr>
        <th>重合</th>
        <th class="number">比例</th>
        <th class="number">相同字数</th>
        <th class="number">分母（字）</th>
      </tr>
    </thead>
    <tbody>
      {measures.map(({ label, share, characters, of }) => (
        <tr>
          <th scope="row">{label}</th>
          <td class="number">{percent(share)}</td>
          <td class="number">{characters}</td>
          <td class="number">{of}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Passage = ({ passage: { part, own, other, segments } }: { passage: AlignedPassage }) => (
  <table class="passage">
    <thead>
      <tr>
        <th scope="col">
          本件{overlapPartWords[part]} {pagesOf(own)}
        </th>
        <th scope="col">
          对方{overlapPartWords[part]} {pagesOf(other)}
        </th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <td>{segments.map((one) => side(one, one.own, 'own'))}</td>
        <td>{segments.map((one) => side(one, one.other, 'other'))}</td>
      </tr>
    </tbody>
  </table>
)

const side = ({ isSame }: PassageSegment, text: string, whose: 'own' | 'other') => {
  if (text === '' || isSame) return text
  return whose === 'own' ? <del>{text}</del> : <ins>{text}</ins>
}

const pagesOf = ({ page, places }: PassageSide): string => {
  const last = Math.max(page, ...places.map((place) => place.page))
  return last === page ? `第 ${page} 页` : `第 ${page}–${last} 页`
}
