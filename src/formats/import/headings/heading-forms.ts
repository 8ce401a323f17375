/**
 * What a line would be if it were a heading, told by how it is numbered or named. The line is
 * judged by itself; `headings.ts` sees whether it is one where it stands.
 */
import { divisionForm } from './division-forms.ts'
import type { HeadingForm } from './heading-form.ts'
import { arabic, han, hasLeaders } from './heading-numbers.ts'
import { isItemTitle, numberedForm } from './item-forms.ts'
import { unboxed } from './unboxed.ts'

/** A chapter of a novel may have a couplet or a whole sentence for its title. */
const longestDivision = 60

/** What `line` would be; null if it cannot be a heading. */
export function headingForm(line: string): HeadingForm | null {
  if (line.length > 2 * longestDivision || hasLeaders(line)) return null
  const bold = /^\*\*([^*]+)\*\*$/.exec(line)?.[1]
  if (bold !== undefined) return headingForm(bold.trim())
  const { core, isBoxed, star } = unboxed(line, text => divisionForm(text) !== null)
  const form = core.length > longestDivision ? null : divisionForm(core)
  if (form !== null) return form
  if (star !== null) return starred(core, star, line)
  if (isBoxed) return null
  return prefixedForm(core) ?? numberedForm(core)
}

/** A chapter with the name of its book before it: 边城 第一章. */
const prefixed = new RegExp(
  `^([^\\s，。！？,!?]{1,12})\\s+(第\\s*(?:${han}+|${arabic}+)\\s*[章回话話节節卷].*)$`,
)

/** Sites count chapters once more before their own numbers: 12. 第12章 归来. */
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

/** A title behind a star: ☆、归来, # 归来. Others with the same star have to follow. */
const starred = (core: string, star: string, line: string): HeadingForm | null =>
  (/^[☆★※◆◇●○◎■□]$/.test(star) || /^#{1,6}\s/.test(line)) && isItemTitle(core)
    ? { sign: 'boxed', number: null, firm: false, prefix: star }
    : null
