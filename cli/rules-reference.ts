import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { severityWords, tagWords } from '#review/words'
import { listRules, type RuleDescription, ruleSetVersion } from '#rules/catalogue'

/** Where `npm run docs:rules` writes; a test compares it with what the catalogue says now. */
export const rulesReferencePath = new URL('../docs/reference/rules.md', import.meta.url)

const bullets = (label: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`- ${label}：${lines.join('；')}`]

const section = ({
  code,
  version,
  name,
  severity,
  tag,
  basis,
  inputs,
  cannotSee,
  innocentReasons,
}: RuleDescription): string =>
  [
    `## ${code} ${name.zh}`,
    '',
    `${name.en} · version ${version}`,
    '',
    `- 最高等级：${severityWords[severity].icon} ${severityWords[severity].word}${tag ? `；复核情形：${tagWords[tag]}` : ''}`,
    `- 依据：${basis}`,
    ...bullets('看', inputs),
    ...bullets('看不到', cannotSee),
    ...bullets('可能的正当原因', innocentReasons),
  ].join('\n')

/** Every rule of the catalogue on one page, in its own words: nothing here is written by hand. */
export const rulesReference = (): string => {
  const rules = listRules()
  return `${[
    '# 规则目录 · Rules',
    [
      `Rule set ${ruleSetVersion}, ${rules.length} rules. Made from the catalogue by \`npm run docs:rules\`; a test fails when it differs.`,
      'The level is the highest that a rule can give: its trigger and its traps may lower it, and a trap that did is named in the warning.',
      '没有一条规则认定造假：每条只提示应看哪一页、哪条记录，以及为什么。',
    ].join('\n'),
    ...rules.map(section),
  ].join('\n\n')}\n`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await writeFile(rulesReferencePath, rulesReference())
