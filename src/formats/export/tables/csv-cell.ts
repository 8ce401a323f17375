import { withoutControls } from '#domain/text/control-characters'

/**
 * Returns `text` as a quoted cell of CSV (RFC 4180). One that begins like a formula, for some
 * spreadsheets also after a line end or with full-width signs, gets an apostrophe, so that none
 * runs it.
 */
export function csvCell(text: string): string {
  const shown = withoutControls(text)
  const harmless = /^[=+\-@＝＋－＠\t\r\n]/.test(shown) ? `'${shown}` : shown
  return `"${harmless.replaceAll('"', '""')}"`
}

/** What a file of CSV begins with, so that spreadsheets read it as UTF-8. */
export const csvMark = '\ufeff'

/** Returns a line of CSV with its end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`
