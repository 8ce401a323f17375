/** Parts of regular expressions for the numbers of headings. */
import { hanNumerals, numberOf } from '#domain/text/numerals'

export const han = `[${hanNumerals}]`
export const arabic = '[0-9０-９]'
/** Any number, in a capturing group. */
export const number = `((?:${han}\\s?){1,11}|${arabic}{1,5}|[Ⅰ-Ⅻ])`
/** A character between a number and its title. */
export const gap = '[\\s：:·—、．._（(《〈【-]'

/** Returns the number in the first group that matched; null if no group matched a valid number. */
export const capturedNumber = (found: RegExpExecArray): number | null => {
  const written = found.slice(1).find(group => group !== undefined)
  return written === undefined ? null : numberOf(written)
}

/** Whether `text` ends in punctuation that ends a sentence or clause. A title does not. */
export const endsWithStop = (text: string): boolean => /[。！？!?；;：:，,、…]$/.test(text)

/** Whether dots or a tab lead to a page number, as in a table of contents. */
export const hasLeaders = (text: string): boolean =>
  /(?:[.．·…‥]\s?){3,}\s*[（(]?\d*[）)]?$|\t\d+$/.test(text)

/** A sign on both sides of a number that titles a part or counts a page. */
export const ruleSign = '[-—–－_=＝~～·・•*＊.．─━═]'
