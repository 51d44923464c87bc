import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listRules, ruleSetVersion, rules } from '#rules/catalogue'
import { innocentWords } from '#rules/words/innocent'
import { stepWords } from '#rules/words/steps'
import { trapWords } from '#rules/words/traps'

const root = join(import.meta.dirname, '../../shared/rules')
const sources = globSync('**/*.ts', { cwd: root }).map((file) => ({
  file,
  text: readFileSync(join(root, file), 'utf8'),
}))
/** Words that conclude. A warning never does (domain 5.2). */
const verdicts = /造假|欺诈|骗|伪造|舞弊|作弊|剽窃|抄袭|冒充|虚假/

test('no word of any rule concludes', () => {
  expect(sources.length).toBeGreaterThan(30)
  expect(sources.filter(({ text }) => verdicts.test(text)).map(({ file }) => file)).toEqual([])
})

test('the test above would see such a word', () => {
  expect(verdicts.test('该专利系伪造')).toBe(true)
})

test('every rule of the part is there, each code once', () => {
  const codes = rules.map(({ code }) => code)
  expect(codes.toSorted()).toEqual(
    'AWD-001 AWD-002 CLM-001 CLM-002 CLM-003 CLM-004 CLM-005 DOC-001 DOC-002 DOC-003 DOC-004 DUP-001 DUP-002 IDN-001 IDN-002 INT-001 PAP-001 PAP-002 PAP-003 PAP-004 PAP-005 PAP-006 PAP-007 PAT-001 PAT-002 PAT-003 PAT-004 PAT-005 PAT-006 PAT-007 PAT-008 PAT-009 PAT-010 PRJ-001 PRJ-002 PRJ-003 QUA-001 QUA-002 QUA-003 QUA-004 QUA-005 QUA-006 REU-001 REU-002 STD-001 SW-001 TXT-001 TXT-002 TXT-003 UNT-001 UNT-002'.split(
      ' ',
    ),
  )
})

test('a listed rule says what it looks at, what it cannot see, and why a warning may be innocent', () => {
  for (const rule of listRules()) {
    expect(rule.name.zh).toMatch(/\p{Script=Han}/u)
    expect(rule.name.en).toMatch(/^[A-Z]/)
    expect(rule.inputs.length).toBeGreaterThan(0)
    expect(rule.cannotSee.length).toBeGreaterThan(0)
    expect(rule.innocentReasons.length).toBeGreaterThan(0)
    expect(rule.basis.length).toBeGreaterThan(3)
  }
  expect(ruleSetVersion).toMatch(/^\d{4}\.\d+$/)
})

test('every innocent reason, step and trap that is written is used by a rule', () => {
  const used = sources
    .filter(({ file }) => !file.startsWith('words'))
    .map(({ text }) => text)
    .join('\n')
  const unused = [innocentWords, stepWords, trapWords].flatMap((words) =>
    Object.keys(words).filter((key) => !used.includes(`'${key}'`)),
  )
  expect(unused).toEqual([])
})

test('red and orange rules tell which fault of a 复核 they support', () => {
  for (const { code, severity, tag } of rules)
    if (severity === 'red' || severity === 'orange') expect(`${code} ${tag}`).toMatch(/ [HPT]$/)
})
