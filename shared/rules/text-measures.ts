import type { ComparedTextResult, OverlapMeasure, TextMatch } from '#domain/passages'

const cellWords = { title: '名称', content: '内容与作用', outcome: '完成情况' } as const

/** How much of the shorter cell the longer one says too, cell by cell; a cell that one side does not have is left out. */
export const cellMeasures = ({ cells }: TextMatch): readonly OverlapMeasure[] =>
  (['title', 'content', 'outcome'] as const).flatMap((name) => {
    const cell = cells?.[name]
    const of = Math.min(cell?.lengthOwn ?? 0, cell?.lengthOther ?? 0)
    return cell && of > 0
      ? [{ label: cellWords[name], share: cell.containment, characters: Math.round(cell.containment * of), of }]
      : []
  })

/** With this counterpart, and the four figures of the whole text with everybody: each over its stated denominator. */
export const bodyMeasures = ({ ratios }: ComparedTextResult, { body }: TextMatch): readonly OverlapMeasure[] => [
  ...(body ? [{ label: '与对方重合（去除引用，以较短一方为分母）', ...body }] : []),
  ...(ratios
    ? (
        [
          ['总文字复制比', ratios.total],
          ['去除本人文献复制比', ratios.withoutOwn],
          ['去除引用文献复制比', ratios.withoutQuotations],
          ['单篇最大文字复制比', ratios.largestSingle],
        ] as const
      ).map(([label, figure]) => ({ label, ...figure, of: ratios.denominator }))
    : []),
]
