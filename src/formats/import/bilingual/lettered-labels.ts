/**
 * Reads texts whose two languages have labels that name neither: A： and B：, 甲： and 乙：. Two
 * speakers have the same labels, so only the languages of the whole text decide.
 */
import { headingForm } from '../headings/heading-forms.ts'
import type { Labelled } from './labels.ts'
import { sideOf } from './sides.ts'

/** A letter, an ordinal or a figure, alone before a colon or in brackets. */
const label =
  /^\s*(?:[【〔［[(（]\s*([A-ZＡ-Ｚ甲乙丙丁一二12１２])\s*[】〕］\])）]\s*[：:]?|([A-ZＡ-Ｚ甲乙丙丁一二12１２])\s*[：:])\s*(?=\S)/u

/** Fewer paragraphs of each label are chance. */
const least = 3
/** The least share of a label's paragraphs that must be in its language. */
const mostly = 0.9

/**
 * Returns the side of each of `texts` if exactly two letters label them, each always one language,
 * in turn; else null. A continuation is on the side of the label before it.
 */
export function letteredSides(texts: readonly string[]): readonly Labelled[] | null {
  const found = texts.map(text => {
    const [whole = '', boxed, plain] = label.exec(text) ?? []
    return { name: boxed ?? plain ?? null, length: whole.length }
  })
  const names = [...new Set(found.flatMap(({ name }) => name ?? []))]
  const [one, two] = names.map(name => {
    const own = found.flatMap((there, i) =>
      there.name === name ? [sideOf(texts[i]?.slice(there.length) ?? '')] : [],
    )
    const share = (side: string) => own.filter(it => it === side).length / own.length
    return { name, count: own.length, source: share('source'), translation: share('translation') }
  })
  if (!one || !two || names.length > 2) return null
  if (Math.min(one.count, two.count) < Math.max(least, Math.max(one.count, two.count) / 2))
    return null
  const source = one.source >= mostly ? one : two
  const translation = source === one ? two : one
  if (source.source < mostly || translation.translation < mostly) return null
  let side: Labelled['side'] = 'source'
  const sides = texts.map((text, i): Labelled => {
    const { name = null, length = 0 } = found[i] ?? {}
    if (name !== null) side = name === source.name ? 'source' : 'translation'
    else if (headingForm(text)?.firm === true) side = 'source'
    return { side, label: length }
  })
  return areInOneLanguage(texts, sides) ? sides : null
}

/**
 * Whether what follows labels is in the language of its side. In a book with a short dialogue in
 * two languages, the rest of the book follows the last label.
 */
function areInOneLanguage(texts: readonly string[], sides: readonly Labelled[]): boolean {
  const following = texts.flatMap((text, i) => {
    const is = sideOf(text)
    const isKnown = is === 'source' || is === 'translation'
    return isKnown && sides[i]?.label === 0 ? [is === sides[i]?.side] : []
  })
  return following.filter(Boolean).length >= following.length * mostly
}
