import type { Annotation } from '#domain/annotation'
import { isStandalone, standaloneName } from '#domain/notes/standalone'
import type { Speech } from '#i18n/speech'
import { beginningOfQuote, quoteOf } from './notes-in-order.ts'

/** A mark without words, as far as its name needs it. */
type Placed = Pick<Annotation, 'bookId' | 'scope' | 'side' | 'index'>

/** Returns the short name of what a mark without words is about; '' if the mark covers words. */
export function placeSign(t: Speech['t'], mark: Placed): string {
  const { scope, side, index } = mark
  if (scope === undefined) return ''
  if (isStandalone(mark)) return t('standalone.one')
  if (scope !== 'paragraph') return t(`wordless.${scope}`)
  const key = side === 'source' ? 'wordless.sign' : 'wordless.signTranslation'
  return t(key, { number: index + 1 })
}

/** Returns what is said of the place of a mark without words, without its beginning. */
function placeSaid(t: Speech['t'], { scope, side, index }: Placed): string {
  if (scope !== 'paragraph') return scope ? t(`wordless.${scope}`) : ''
  const key = side === 'source' ? 'wordless.paragraph' : 'wordless.translation'
  return t(key, { number: index + 1 })
}

/** Returns the name of a standalone note in a list of other things, or in a heading. */
export function standaloneSaid(t: Speech['t'], note: Annotation): string {
  const name = standaloneName(note)
  return name === '' ? t('standalone.one') : t('standalone.named', { name })
}

/**
 * Returns how a mark is called: the beginning of its words, or what it is about if it covers none.
 * `limit` counts the characters of words; all of them without it.
 */
export function markName(t: Speech['t'], mark: Annotation, limit?: number): string {
  const words = limit === undefined ? quoteOf(mark) : beginningOfQuote(mark, limit)
  if (mark.scope === undefined) return words
  if (isStandalone(mark)) return standaloneName(mark) || t('standalone.one')
  const place = placeSaid(t, mark)
  return mark.scope === 'book' ? place : t('wordless.named', { place, words })
}
