/** Recognizes files that are not plain text by their first bytes, whatever their names are. */

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
 * Whether `bytes` are certainly not plain text, but a PDF, RTF, ZIP or OLE file, HTML, XML or
 * MHTML.
 */
export function hasKnownSign(bytes: Uint8Array): boolean {
  // Without its zero bytes, UTF-16 shows the same sign as UTF-8.
  const head = String.fromCharCode(...bytes.subarray(0, headLength).filter(byte => byte !== 0))
  const text = head.replace(byteOrderMark, '')
  return (
    markup.test(text) ||
    isArchive(text) ||
    Object.values(beginnings).some(sign => text.startsWith(sign))
  )
}
