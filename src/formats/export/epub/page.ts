import { directionOf } from '#domain/text/language-tag'
import { validTag } from '../exchange/xml-text.ts'
import { escapeHtml } from '../html-text.ts'

/** The attributes that name a language, for programs that know the one or the other. */
export function languageXhtml(tag: string): string {
  const known = escapeHtml(validTag(tag))
  const direction = directionOf(tag) === 'rtl' ? ' dir="rtl"' : ''
  return `lang="${known}" xml:lang="${known}"${direction}`
}

/** A whole document. `body` is markup. */
export const pageXhtml = (language: string, title: string, body: string): string =>
  `${pageHead(language, title)}${body}\n</body>\n</html>\n`

/** Returns the beginning of a page, up to and with its `<body>`. */
export const pageHead = (
  language: string,
  title: string,
): string => `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" ${languageXhtml(language)}>
<head><title>${escapeHtml(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
`
