import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { listRules } from '#rules/catalogue'
import { rulesReference, rulesReferencePath } from '../../cli/rules-reference.ts'

test('the page of rules says what the catalogue says: npm run docs:rules writes it again', async () => {
  expect(await readFile(rulesReferencePath, 'utf8')).toBe(rulesReference())
})

test('each rule has its own section, with its name in both languages', () => {
  const page = rulesReference()
  for (const { code, name } of listRules()) {
    expect(page.split(`## ${code} `)).toHaveLength(2)
    expect(page).toContain(name.en)
  }
})
