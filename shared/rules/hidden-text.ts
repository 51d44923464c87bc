import type { HiddenText } from '#domain/application'
import type { RuleContext } from './context.ts'
import type { Finding, Rule } from './rule.ts'
import { rule } from './rule.ts'

// The reviewer sees where to look; a file full of hidden words is one warning all the same.
const mostPlaces = 10

export const hiddenText: Rule<'DOC-004'> = rule({
  code: 'DOC-004',
  version: 1,
  name: { zh: '存在隐藏文字', en: 'Hidden text' },
  severity: 'yellow',
  tag: 'T',
  basis: '看不见的文字不作为申报内容，须由人工查看其内容与来由',
  needs: ['hidden-texts'],
  innocent: ['template-remains', 'cropped-page', 'software-made-text', 'ocr-layer'],
  steps: ['see-original', 'ask-applicant'],
  *check({ application, input }) {
    const byDocument = Map.groupBy(application?.hiddenTexts ?? [], ({ documentId }) => documentId)
    for (const [documentId, texts] of byDocument) yield hiddenIn(documentId, texts, input)
  },
})

const hiddenIn = (
  documentId: string,
  texts: readonly HiddenText[],
  { documents }: RuleContext['input'],
): Finding<'DOC-004'> => ({
  subject: 'hidden-text',
  counterpartKey: documentId,
  evidence: texts.slice(0, mostPlaces).map(({ hidden: _, ...evidence }) => evidence),
  facts: {
    file: documents.find((document) => document.documentId === documentId)?.name ?? '',
    places: texts.length,
    pages: [...new Set(texts.map(({ page }) => page))],
    ways: [...new Set(texts.map(({ hidden }) => hidden))],
  },
  // What a printer's crop marks or a cut-out article leave beside the page is beside it in good faith.
  ...(texts.every(({ hidden }) => hidden === 'off-page') && {
    lowered: [{ trap: 'only-beside-the-page', to: 'blue' }],
  }),
})
