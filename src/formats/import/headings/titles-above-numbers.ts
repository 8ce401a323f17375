/** Finds titles above a number 1 alone, where the parts of each story count from 1 again. */
import { numberOf } from '#domain/text/numerals'
import { endsSentence } from '#domain/text/sentence'
import { titleWords } from './contents-entries.ts'
import type { HeadingForm } from './heading-form.ts'
import type { HeadingLine } from './headings.ts'
import { isItemTitle } from './item-forms.ts'

type Forms = readonly (HeadingForm | null)[]

const longest = 24
const least = 2
/** The share of the numbers 1 that must have a title above them. */
const titledShare = 0.7

const title: HeadingForm = { sign: 'chapter', number: null, firm: true, why: 'series' }

/** Whether the line before index `at` may be the title of what begins there. */
export function hasTitleAbove(lines: readonly HeadingLine[], at: number): boolean {
  const { text = '', begins = false } = lines[at - 1] ?? {}
  const before = lines[at - 2]?.text ?? ''
  const isSeparate = before === '' || endsSentence(before) || at === 2
  return begins && isSeparate && text.length <= longest && isItemTitle(text)
}

/** Adds such titles to `forms` if only numbers alone divide the text. */
export function withTitlesAboveNumbers(lines: readonly HeadingLine[], forms: Forms): Forms {
  const isNumber = (form: HeadingForm | null) => form === null || /^(?:bare|named)$/.test(form.sign)
  if (!forms.every(isNumber)) return forms
  const isAlone = (at: number) => numberOf(titleWords(lines[at]?.text ?? '')) === 1
  const firsts = forms.flatMap((form, at) => (form?.number === 1 && isAlone(at) ? [at] : []))
  const titled = firsts.filter(at => forms[at - 1] === null && hasTitleAbove(lines, at))
  const names = new Set(titled.map(at => lines[at - 1]?.text))
  if (names.size < least || titled.length < firsts.length * titledShare) return forms
  const kept = [...forms]
  for (const at of titled) kept[at - 1] = title
  return kept
}
