import { expect, test } from 'vitest'
import { foldGlyph } from '#pdf/fold-glyph'

test('radicals that Chrome prints for characters become the characters', () => {
  expect([...'⼯⽇⻔⻓⺠⻢⻘⻚⻅⼾'].map(foldGlyph).join('')).toBe('工日门长民马青页见户')
})
test('what is printed differently stays different', () => {
  expect([...'：（）³①Ⅱ㎡，'].map(foldGlyph).join('')).toBe('：（）³①Ⅱ㎡，')
})
test('unseen characters are dropped, blanks of any width are spaces', () => {
  expect(['\u200b', '\ufeff', '\u3000', '\u00a0'].map(foldGlyph)).toEqual(['', '', ' ', ' '])
})
