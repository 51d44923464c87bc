import { createHash } from 'node:crypto'
import { isRead } from '#domain/pages'
import type { DocumentLayers } from '#domain/ports'
import { readDocument } from '#form/read-document'
import { budgetOfSeconds } from '#pdf/limits'
import { outcomeWords, partWords, unreadWords } from '#review/words'
import { readNamed } from './named-files.ts'
import { createReadingProgress } from './reading-progress.ts'
import { type ExitCode, exits } from './usage.ts'

/** What `zhiyan parse FILE --json` prints (design 5): stable, measured. */
export const toParsed = (layers: DocumentLayers, sha256: string) => {
  const { pages, form, application } = layers
  const read = pages.kind === 'read' ? pages.pages : []
  return {
    document: { sha256, pages: read.length, outcome: pages.outcome, parserVersion: pages.parserVersion },
    pages: read.map((page) => ({
      page: page.page,
      source: page.source,
      text: isRead(page) ? page.text : '',
      width: page.width,
      height: page.height,
      ...(!isRead(page) && { reason: page.reason }),
      ...(isRead(page) &&
        page.hidden.length > 0 && { hidden: page.hidden.map(({ text, box, hidden }) => ({ text, box, hidden })) }),
    })),
    form: form ?? { fields: [], tables: [], sections: [], certificates: [], parts: [] },
    application: application ?? null,
    ...(pages.kind === 'read' && pages.active.length > 0 && { active: pages.active }),
  }
}

/** Somebody waits at the terminal; the pipeline and `verify` take as long as Lambda lets them. */
export const parseSeconds = 40

export const parseCommand = async (file: string, json: boolean, seconds = parseSeconds): Promise<ExitCode> => {
  const bytes = await readNamed(file)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const progress = createReadingProgress()
  const layers = await readDocument(new Uint8Array(bytes), sha256, {
    budget: budgetOfSeconds(seconds),
    recognition: { earlier: async () => [], add: async (_page, _version, reading) => progress.show(reading) },
  })
  progress.end()
  const parsed = toParsed(layers, sha256)
  console.log(json ? JSON.stringify(parsed) : parsedText(file, parsed))
  return layers.pages.kind === 'unreadable' ? exits.unreadable : exits.clean
}

const parsedText = (file: string, { document, pages, form, application }: ReturnType<typeof toParsed>): string => {
  const { word, advice } = outcomeWords[document.outcome]
  return [
    `${file}：${word}，${document.pages} 页${advice ? `（${advice}）` : ''}`,
    ...pages.flatMap((p) => ('reason' in p && p.reason ? [`  第 ${p.page} 页未读：${unreadWords[p.reason]}`] : [])),
    ...form.fields.map((f) => `  [${f.section}] ${f.label}：${oneLine(f.value)}`),
    ...form.tables.map(
      (t) => `  表 ${t.title || '（无标题）'}：${t.columns.map(oneLine).join(' | ')}，${t.rows.length} 行`,
    ),
    ...form.certificates.map(
      (c) => `  证书 第 ${c.page} 页 ${c.kind}：${c.fields.map((f) => `${f.label} ${oneLine(f.value)}`).join('；')}`,
    ),
    ...(form.parts ?? []).map((p) =>
      `  材料 第 ${p.pages.join('、')} 页 ${partWords[p.kind]} ${oneLine(p.title ?? '')}`.trimEnd(),
    ),
    ...(application?.claims ?? []).map((c, i) =>
      `  成果 ${i + 1}${c.counted ? '' : '（背景）'} ${c.title} ${c.identifiers.map(({ canonical }) => canonical).join(' ')}`.trimEnd(),
    ),
  ].join('\n')
}

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ')
