/**
 * Finds titles in brackets or after a sign, without a number, as poems and entries have them:
 * 【青玉案·元夕】, ◎夜雨.
 */
import { arePartsNumbered, type HeadingForm } from './heading-form.ts'
import type { HeadingLine } from './headings.ts'
import { isItemTitle } from './item-forms.ts'

const boxed =
  /^(?:【([^【】]+)】|〖([^〖〗]+)〗|《([^《》]+)》|[◎☆★◆◇●○■□▲△※]\s*([^◎☆★◆◇●○■□▲△※]+))$/
/** Fewer are remarks, not titles. */
const least = 3
/** A text that makes up this share of all is a label that repeats under each title: 【注释】. */
const labelShare = 0.2
/**
 * The largest share of titles without a blank line before them. With more, they are a story's
 * screen messages.
 */
const closeShare = 0.3

const title: HeadingForm = { sign: 'boxed', number: null, firm: false }

/** Adds such titles to `forms` if they, and not numbers, divide the text. */
export function withBoxedTitles(
  lines: readonly HeadingLine[],
  forms: readonly (HeadingForm | null)[],
): readonly (HeadingForm | null)[] {
  if (arePartsNumbered(forms)) return forms
  const found = lines.flatMap(({ text, begins }, at) => {
    const words = boxed
      .exec(text)
      ?.slice(1)
      .find(group => group !== undefined)
    return begins && forms[at] === null && isItemTitle(words ?? '') ? [{ text, at }] : []
  })
  const counts = new Map<string, number>()
  for (const { text } of found) counts.set(text, (counts.get(text) ?? 0) + 1)
  const isLabel = (count: number): boolean => count > 1 && count >= found.length * labelShare
  const titles = found.filter(({ text }) => !isLabel(counts.get(text) ?? 0))
  const places = new Set(found.map(({ at }) => at))
  const close = titles.filter(({ at }) => lines[at]?.isClose)
  const withText = titles.filter(({ at }) => at + 1 < lines.length && !places.has(at + 1))
  if (titles.length < least || close.length > titles.length * closeShare) return forms
  if (withText.length * 2 < titles.length) return forms
  const kept = [...forms]
  for (const { at } of titles) kept[at] = title
  return kept
}
