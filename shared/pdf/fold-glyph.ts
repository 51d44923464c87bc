/**
 * pdf.js ignores /ActualText (mozilla/pdf.js#12237), so PDFs that Chrome printed with Noto or Source Han fonts give
 * radicals for characters: ⼯⽇⻔⺠. NFKC knows the Kangxi block only, and makes ⼾ a 戶. This is Unicode's
 * EquivalentUnifiedIdeograph.txt for the supplement, and the two look-alikes that matter for simplified text.
 */
const supplement =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗㣺⺘扌⺙攵⺛旡⺜冃⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫' +
  '⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺶羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長' +
  '⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟⼾户―—'

const table = new Map<string, string>()
{
  const characters = [...supplement]
  for (let i = 0; i + 1 < characters.length; i += 2) table.set(characters[i] ?? '', characters[i + 1] ?? '')
}

// Kangxi radicals, compatibility ideographs, vertical punctuation, Latin ligatures: the print looks like what NFKC gives.
const printedAlike = /[\u2F00-\u2FD5\uF900-\uFAFF\uFB00-\uFB06\uFE10-\uFE1F\uFE30-\uFE4F\u{2F800}-\u{2FA1F}]/u
const unseen = /^[\p{Cf}\p{Variation_Selector}]*$/u
const blank = /^[\s\u00A0\u3000]+$/

const fold = (char: string): string => {
  if (char === '' || unseen.test(char)) return ''
  if (blank.test(char)) return ' '
  const folded = table.get(char)
  if (folded) return folded
  return printedAlike.test(char) ? char.normalize('NFKC') : char
}

/** The character that a reader sees: radicals folded to their ideograph, blanks to a space, unseen characters dropped. */
export const foldGlyph = (char: string): string => {
  const known = table.get(char)
  if (known !== undefined) return known
  const folded = fold(char)
  table.set(char, folded)
  return folded
}
