/**
 * Brings the printed variants of numbers to one alphabet, character for character, so that every index into the folded
 * text is an index into the printed text: full width to ASCII, dashes to `-`, letters to capitals, dots between digits
 * to `.`. Zero-width characters and `·` become spaces; line breaks stay, because patterns say where a number may break.
 */
export const foldNumber = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u200B-\u200D\u2060\uFEFF\u3000\u00A0·•]/g, ' ')
    .replace(/[‐‑‒–—―−－]/g, '-')
    .replace(/(?<=\d\s?)[。．](?=\s?[\dX])/gi, '.')
    .replace(/[〔［【]/g, '[')
    .replace(/[〕］】]/g, ']')
    .replace(/[a-z]/g, (c) => c.toUpperCase())

/** The folded number without any white space. */
export const compact = (raw: string): string => foldNumber(raw).replace(/\s+/g, '')
