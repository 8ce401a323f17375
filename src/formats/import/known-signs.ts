/** Recognizes files that are not plain text by their first bytes, whatever their names are. */

import type { ImportFaultCode } from './importer.ts'

/** The number of bytes that are examined. Only blank lines or a byte order mark precede a sign. */
const headLength = 1024

/** The first bytes of each kind of file, one character a byte. No other file begins with them. */
const beginnings = {
  pdf: '%PDF-',
  rtf: '{\\rtf',
  /** Also DOCX, EPUB and ODT. */
  zip: 'PK\x03\x04',
  /** Also DOC. */
  ole: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
  chm: 'ITSF\x03\0\0\0',
}

/** The first bytes of gzip, bzip2, xz, 7z and RAR. */
const packed = ['\x1f\x8b\x08', 'BZh91AY&SY', '\xfd7zXZ\0', '7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07']

/** What the header of a MOBI file calls its kind, and where, in bytes. */
const mobi = /^(?:BOOKMOBI|TEXtREAd)$/
const [mobiStart, mobiEnd] = [60, 68]

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

const isMobi = (bytes: Uint8Array): boolean => mobi.test(latin(bytes.subarray(mobiStart, mobiEnd)))

/**
 * Returns why a file of a known format that is not read cannot be imported, with a code that says
 * what to do about it; null for any other file.
 */
export function knownFault(bytes: Uint8Array): ImportFaultCode | null {
  const head = latin(bytes.subarray(0, headLength)).replace(byteOrderMark, '').trimStart()
  if (head.startsWith(beginnings.pdf)) return 'import.pdf'
  if (head.startsWith(beginnings.rtf)) return 'import.rtf'
  if (head.startsWith(beginnings.chm)) return 'import.chm'
  if (packed.some(sign => head.startsWith(sign))) return 'import.packed'
  return isMobi(bytes) ? 'import.mobi' : null
}

const markup = /^\s*(?:<!doctype\s+html|<html|<\?xml)(?=[\s>])/i
/**
 * Whether a file that begins with `text` is MHTML: a mail message that holds a web page and its
 * pictures.
 */
export const isArchive = (text: string): boolean =>
  /^[A-Za-z-]{2,30}:\s/.test(text) &&
  /^MIME-Version:\s*1/im.test(text) &&
  /^Content-Type:\s*multipart\/related/im.test(text)
const byteOrderMark = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/

/**
 * Whether `bytes` are certainly not plain text, but a PDF, RTF, MOBI, CHM, OLE or packed file,
 * HTML, XML or MHTML.
 */
export function hasKnownSign(bytes: Uint8Array): boolean {
  // Without its zero bytes, UTF-16 shows the same sign as UTF-8.
  const head = latin(bytes.subarray(0, headLength).filter(byte => byte !== 0))
  const text = head.replace(byteOrderMark, '')
  return (
    knownFault(bytes) !== null ||
    markup.test(text) ||
    isArchive(text) ||
    Object.values(beginnings).some(sign => text.startsWith(sign))
  )
}
