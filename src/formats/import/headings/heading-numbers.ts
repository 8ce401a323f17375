/** The numbers of headings, as parts of regular expressions. */
import { hanNumerals, numberOf } from '#domain/text/numerals'

export const han = `[${hanNumerals}]`
export const arabic = '[0-9０-９]'
/** Any number, in a group. */
export const number = `((?:${han}\\s?){1,11}|${arabic}{1,5}|[Ⅰ-Ⅻ])`
/** What may part a number from its title. */
export const gap = '[\\s：:·—、．._（(《〈【-]'

/** The number in the first group that `found` has; null if it has none, or none that is one. */
export const capturedNumber = (found: RegExpExecArray): number | null => {
  const written = found.slice(1).find(group => group !== undefined)
  return written === undefined ? null : numberOf(written)
}

/** Whether `text` ends as sentences and clauses do, and titles do not. */
export const endsWithStop = (text: string): boolean => /[。！？!?；;：:，,、…]$/.test(text)

/** Whether dots lead to a page's number, as in a table of contents. */
export const hasLeaders = (text: string): boolean =>
  /(?:[.．·…‥]\s?){3,}\s*[（(]?\d*[）)]?$|\t\d+$/.test(text)
