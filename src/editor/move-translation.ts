import { anchorAt } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import type { Paragraph } from '#domain/book'
import { fromRuns, isBlank, runsOf, type RichText } from '#domain/rich-text'
import { halfOn, withHalf } from '#domain/marking/halves'
import { untranslated, type TranslationText } from '#domain/translation'

/** A pair before a translation moves from it or to it. */
interface Neighbour {
  readonly paragraph: Paragraph
  /** The pair's number in the book, from 0. */
  readonly index: number
  readonly translation: TranslationText
}

interface MovedTranslation {
  readonly from: TranslationText
  readonly to: TranslationText
  /** The annotations of the translation that moves, with their new anchors. */
  readonly annotations: readonly Annotation[]
}

/**
 * Returns both pairs after the translation of `from` has moved to `to`, the pair before or after
 * it; null if it is blank. If `to` already has a translation, the two become lines of one. `marked`
 * are the annotations on the translation that moves.
 */
export function moveTranslation(
  from: Neighbour,
  to: Neighbour,
  marked: readonly Annotation[],
): MovedTranslation | null {
  const [moving, there] = [from.translation, to.translation]
  if (isBlank(moving.content)) return null
  const isFirst = to.index > from.index
  const content = isFirst
    ? lines(moving.content, there.content)
    : lines(there.content, moving.content)
  const offset = isFirst ? 0 : content.text.length - moving.content.text.length
  return {
    from: untranslated,
    to: { content, state: stateOf(moving, there) },
    annotations: marked.map(annotation => {
      const half = halfOn(annotation, 'translation')
      if (!half) return annotation
      const anchors = half.anchors.map(anchor =>
        anchor.paragraphId === from.paragraph.id && standsIn(moving.content.text, anchor)
          ? anchorAt(to.paragraph.id, content.text, anchor.start + offset, anchor.end + offset)
          : anchor,
      )
      const hasLeft = anchors[0] !== half.anchors[0]
      return withHalf(annotation, { ...half, anchors, index: hasLeft ? to.index : half.index })
    }),
  }
}

/** Joins two texts by a line break, unless one is blank. */
function lines(first: RichText, second: RichText): RichText {
  if (isBlank(first)) return second
  if (isBlank(second)) return first
  return fromRuns([...runsOf(first), { text: '\n', formats: [] }, ...runsOf(second)])
}

/** A translation that moves alone keeps its state. Two that are joined are at most a draft. */
function stateOf(moving: TranslationText, there: TranslationText): TranslationText['state'] {
  if (isBlank(there.content)) return moving.state
  return moving.state === 'check' || there.state === 'check' ? 'check' : 'draft'
}

const standsIn = (text: string, { start, end, quote }: Annotation['anchors'][number]): boolean =>
  text.slice(start, end) === quote.exact && quote.exact !== ''
