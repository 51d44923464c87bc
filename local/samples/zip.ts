import { crc32 } from 'node:zlib'

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1')

// 2026-01-05 00:00 as MS-DOS writes it; a fixed day, so that the same parts give the same archive.
const dosTime = 0
const dosDate = ((2026 - 1980) << 9) | (1 << 5) | 5

/** The members that a local and a central header share, from "version needed" to "extra length". */
const commonHeader = (name: string, content: Uint8Array): Buffer => {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(20, 0)
  header.writeUInt16LE(dosTime, 6)
  header.writeUInt16LE(dosDate, 8)
  header.writeUInt32LE(crc32(content), 10)
  header.writeUInt32LE(content.length, 14)
  header.writeUInt32LE(content.length, 18)
  header.writeUInt16LE(name.length, 22)
  return header
}

/** A ZIP archive whose members are stored as they are (APPNOTE 6.3.10, method 0). Names must be ASCII. */
export const toZip = (parts: readonly (readonly [name: string, content: Uint8Array])[]): Uint8Array => {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const [name, content] of parts) {
    const common = commonHeader(name, content)
    const local = Buffer.concat([ascii('PK\x03\x04'), common, ascii(name), content])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    centrals.push(Buffer.concat([ascii('PK\x01\x02\x14\x00'), common, place, ascii(name)]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(centrals)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Uint8Array.from(Buffer.concat([...locals, central, ascii('PK\x05\x06'), end]))
}
