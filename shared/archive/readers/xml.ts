/** A narrow reader for the XML that spreadsheets are made of: elements, attributes, text. No DTD, so no entity can expand. */

export interface XmlTag {
  /** Without its namespace prefix. */
  readonly name: string
  readonly opens: boolean
  readonly closes: boolean
  readonly attributes: string
  /** Index of the first character after the tag. */
  readonly end: number
  /** Index of the tag's `<`. */
  readonly start: number
}

const tagPattern = /<(\/?)(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/g

/** The tags of the document in order, one at a time; comments, declarations and processing instructions fall through. */
export function* tagsOf(xml: string): Generator<XmlTag> {
  for (const match of xml.matchAll(tagPattern)) {
    const [whole, slash = '', name = '', attributes = '', selfClosing = ''] = match
    yield {
      name,
      opens: slash === '',
      closes: slash === '/' || selfClosing === '/',
      attributes,
      start: match.index,
      end: match.index + whole.length,
    }
  }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decodeEntity = (entity: string): string => {
  const code = entity.startsWith('#x') ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1))
  if (entity.startsWith('#')) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  return named[entity] ?? ''
}

export const decodeXmlText = (text: string): string =>
  text.includes('&') ? text.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (_, entity: string) => decodeEntity(entity)) : text

/** An attribute by its local name: `id` finds `r:id`. */
export const attribute = (attributes: string, name: string): string | undefined => {
  const match = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return match ? decodeXmlText(match[1] ?? match[2] ?? '') : undefined
}
