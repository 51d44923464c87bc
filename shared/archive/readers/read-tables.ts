import { decodeText } from './decode-text.ts'
import { findDelimiter, readDelimited } from './read-delimited.ts'
import { readJson } from './read-json.ts'
import { readXlsx } from './read-xlsx.ts'
import { limits, type TablesResult, type UnreadableTablesReason } from './table.ts'

const unreadable = (reason: UnreadableTablesReason): TablesResult => ({ kind: 'unreadable', reason })
const startsWith = (bytes: Uint8Array, ...signature: readonly number[]) =>
  signature.every((byte, i) => bytes[i] === byte)

const isZip = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)
const isOleFile = (bytes: Uint8Array) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)
/** An OLE file is an old .xls, or the wrapper of an encrypted workbook, which names itself in UTF-16. */
const isEncryptedPackage = (bytes: Uint8Array) =>
  new TextDecoder('utf-16le')
    .decode(bytes.subarray(0, Math.min(bytes.length & ~1, 65_536)))
    .includes('EncryptedPackage')
const hasBinaryText = (text: string) => text.slice(0, 4096).includes('\u0000')

/** A file of the archive → its tables. The bytes decide what it is; the name is never trusted. */
export const readTables = (bytes: Uint8Array): TablesResult => {
  if (bytes.length === 0) return unreadable('empty-file')
  if (bytes.length > limits.maxFileBytes) return unreadable('too-large')
  if (isOleFile(bytes)) return unreadable(isEncryptedPackage(bytes) ? 'locked' : 'old-excel')
  if (isZip(bytes)) {
    const tables = readXlsx(bytes)
    return typeof tables === 'string' ? unreadable(tables) : { kind: 'tables', format: 'xlsx', tables, notices: [] }
  }
  return readText(bytes)
}

const readText = (bytes: Uint8Array): TablesResult => {
  const { text, encoding, damaged } = decodeText(bytes)
  if (text.trim() === '') return unreadable('empty-file')
  if (hasBinaryText(text) || text.startsWith('%PDF')) return unreadable('not-a-table')
  const notices = damaged > 0 ? [`文件中有 ${damaged} 个无法识别的字符，所在行已拒绝`] : []
  if (/^\s*[[{]/.test(text)) {
    const tables = readJson(text)
    return tables ? { kind: 'tables', format: 'json', encoding, tables, notices } : unreadable('not-a-table')
  }
  const delimiter = findDelimiter(text)
  const table = readDelimited(text, delimiter)
  if (table.rows.length > limits.maxRows) return unreadable('too-large')
  return { kind: 'tables', format: delimiter === '\t' ? 'tsv' : 'csv', encoding, delimiter, tables: [table], notices }
}
