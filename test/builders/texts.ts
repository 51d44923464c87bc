import type { ComparedTextResult, TextComparison, TextMatch } from '#domain/passages'

export const ownTexts: TextComparison['own'] = {
  applicationId: 'app',
  personKey: 'own',
  personKnownBy: 'resident-id',
  maskedPerson: '覃*某',
  unitKey: '甲设计院',
  committee: '南宁市工程系列评委会',
  season: '2026',
  submittedAt: '2026-09-01T00:00:00Z',
  allClaimKeys: [],
}

const cell = (containment: number, length = 90) => ({ lengthOwn: length, lengthOther: length, containment })
export const cells = (
  title: number,
  content: number,
  outcome: number,
  length = 90,
): NonNullable<TextMatch['cells']> => ({
  title: cell(title, 14),
  content: cell(content, length),
  outcome: cell(outcome, length),
})

/** A text of a stranger in another unit and committee, with one passage. */
export const aMatch = ({
  other,
  ...given
}: Partial<Omit<TextMatch, 'other'>> & { readonly other?: Partial<TextMatch['other']> } = {}): TextMatch => ({
  isOwn: false,
  passages: [
    {
      part: 'whole',
      own: { page: 4, places: [{ page: 4, box: [0.1, 0.2, 0.8, 0.4] }] },
      other: { page: 7, places: [{ page: 7, box: [0.1, 0.1, 0.8, 0.3] }] },
      segments: [
        { isSame: true, own: '完成施工图设计与现场服务', other: '完成施工图设计与现场服务' },
        { isSame: false, own: '甲水库', other: '□□□' },
      ],
    },
  ],
  passageCount: 1,
  ...given,
  other: {
    ...ownTexts,
    applicationId: 'other',
    personKey: 'stranger',
    maskedPerson: '韦*',
    unitKey: '乙工程局',
    committee: '柳州市工程系列评委会',
    textId: 'row-2',
    kind: 'row',
    title: '',
    documentId: 'theirs',
    page: 7,
    ...other,
  },
})

export const body = (share: number, of = 2000) => ({ characters: Math.round(share * of), of, share })

export const aResult = (
  text: Partial<ComparedTextResult['text']>,
  matches: readonly TextMatch[],
  more: Partial<ComparedTextResult> = {},
): ComparedTextResult => ({
  text: { textId: 'row-1', kind: 'row', title: '', documentId: 'form', page: 4, textSource: 'text', ...text },
  matches,
  ...more,
})
