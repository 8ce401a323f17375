/**
 * Recognizes headings by their number or name. The line is judged alone; `headings.ts` then decides
 * by the lines around it.
 */
import { divisionForm } from './division-forms.ts'
import type { HeadingForm } from './heading-form.ts'
import { arabic, han, hasLeaders } from './heading-numbers.ts'
import { isItemTitle, numberedForm } from './item-forms.ts'
import { unboxed } from './unboxed.ts'

/** Long, because the title of a novel's chapter may be a couplet or a whole sentence. */
const longestDivision = 60

/** Other forms of 回 in old prints. */
const variants = /[囘囬]/g

/** Returns the form of `written` as a heading; null if it cannot be one. */
export function headingForm(written: string): HeadingForm | null {
  if (written.length > 2 * longestDivision || hasLeaders(written)) return null
  const line = written.replaceAll(variants, '回')
  const bold = /^\*\*([^*]+)\*\*$/.exec(line)?.[1]
  if (bold !== undefined) return headingForm(bold.trim())
  const { core, isBoxed, star } = unboxed(line, text => divisionForm(text) !== null)
  const form = core.length > longestDivision ? null : divisionForm(core)
  if (form !== null) return form
  if (star !== null) return starred(core, star, line)
  if (isBoxed) return boxedNumber(core, line)
  return prefixedForm(core) ?? numberedForm(core)
}

/** A chapter after the name of its book: 边城 第一章. */
const prefixed = new RegExp(
  `^([^\\s，。！？,!?]{1,12})\\s+(第\\s*(?:${han}+|${arabic}+)\\s*[章回话話节節卷].*)$`,
)

/** Web sites add their own count before the number of a chapter: 12. 第12章 归来. */
const counted = new RegExp(
  `^${arabic}{1,5}[.．、]\\s*(第\\s*(?:${han}+|${arabic}+)\\s*[章回话話节節卷].*)$`,
)

function prefixedForm(line: string): HeadingForm | null {
  const own = counted.exec(line)?.[1]
  if (own !== undefined) return divisionForm(own)
  const [, prefix, rest] = prefixed.exec(line) ?? []
  const form = rest === undefined || prefix === undefined ? null : divisionForm(rest)
  return form?.firm && prefix !== undefined ? { ...form, prefix } : null
}

/** 【12、归来】. It is a chapter if its number is due. */
function boxedNumber(core: string, line: string): HeadingForm | null {
  const form = /^[【〖[]/.test(line) ? numberedForm(core) : null
  return form !== null && (form.sign === 'comma' || form.sign === 'arabic')
    ? { sign: 'chapter', number: form.number, firm: false, isDoubtful: true }
    : null
}

/** A title after a star: ☆、归来, # 归来. It counts only if other titles have the same star. */
const starred = (core: string, star: string, line: string): HeadingForm | null =>
  (/^[☆★※◆◇●○◎■□]$/.test(star) || /^#{1,6}\s/.test(line)) && isItemTitle(core)
    ? { sign: 'boxed', number: null, firm: false, prefix: star }
    : null
