/** Signs by which files of other kinds than plain text give themselves away, whatever they are called. */

/** As much of a file as is looked at: its sign comes first, blank lines and a byte order mark apart. */
const headLength = 1024

/** Bytes, each written as a character, that nothing but a file of the kind begins with. */
const beginnings = {
  pdf: '%PDF-',
  rtf: '{\\rtf',
  /** Also DOCX, EPUB and ODT. */
  zip: 'PK\x03\x04',
  /** Also DOC. */
  ole: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
}

const markup = /^\s*(?:<!doctype\s+html|<html|<\?xml)(?=[\s>])/i
/** Whether a file that begins with `text` is a page saved as one (MHTML): a letter with the page and its pictures in it. */
export const isArchive = (text: string): boolean =>
  /^[A-Za-z-]{2,30}:\s/.test(text) &&
  /^MIME-Version:\s*1/im.test(text) &&
  /^Content-Type:\s*multipart\/related/im.test(text)
const byteOrderMark = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/

/** Whether `bytes` are surely no plain text: a PDF, RTF, ZIP or OLE file, or HTML or XML. */
export function hasKnownSign(bytes: Uint8Array): boolean {
  // Without its zeros, UTF-16 has a sign as UTF-8 does.
  const head = String.fromCharCode(...bytes.subarray(0, headLength).filter(byte => byte !== 0))
  const text = head.replace(byteOrderMark, '')
  return (
    markup.test(text) ||
    isArchive(text) ||
    Object.values(beginnings).some(sign => text.startsWith(sign))
  )
}
