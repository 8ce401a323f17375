import type { Range as TextRange, Side } from '#domain/anchor'
import { otherSide } from '#domain/marking/halves'
import { linkOf } from '#domain/sentences/sentence-links'
import { domRange } from '#editor/dom-range'
import { positionOf } from '#editor/pairs'
import type { SectionEditor } from '#editor/section-editor'
import type { Spread } from '#editor/spread'
import { placeAtPoint } from '#editor/spread/dom-place'
import type { BookSentences, Sentences } from '#services/sentences/sentences'
import { shownPair } from './shown-pair.ts'

const highlight = 'sentence'
/** How long the caret or the pointer rests before its sentence is sought, in milliseconds. */
const rest = 150

interface LitPlace {
  readonly editor: SectionEditor
  readonly side: Side
  readonly pair: number
  readonly offset: number
}

/**
 * Lights the sentence of the other side that belongs to the one under the pointer or with the
 * caret, whenever that rests. It is a CSS highlight, so that it changes nothing in a column that
 * may be composing. Returns what ends this.
 */
export function lightSentence(
  spread: Pick<Spread, 'selection' | 'sections'>,
  sentences: BookSentences,
  follow: Sentences['follow'],
): () => void {
  const { selection } = spread
  let timer: ReturnType<typeof setTimeout> | undefined
  let pointer: { readonly x: number; readonly y: number } | null = null

  function draw(): void {
    const pointed = pointer && placeAtPoint(spread, pointer.x, pointer.y)
    const ranges = litRanges(sentences, pointed ?? atCaret(selection), pointed !== null)
    if (ranges.length > 0) CSS.highlights.set(highlight, new Highlight(...ranges))
    else CSS.highlights.delete(highlight)
  }

  function soon(): void {
    clearTimeout(timer)
    timer = setTimeout(draw, rest)
  }
  const ending = new AbortController()
  let last = { x: Number.NaN, y: Number.NaN }
  const moved = ({ target, clientX, clientY }: PointerEvent) => {
    // The engine also reports a pointer under which only the text has moved.
    if (clientX === last.x && clientY === last.y) return
    last = { x: clientX, y: clientY }
    const isText = target instanceof Element && target.closest('.column') !== null
    if (!isText && !pointer) return
    pointer = isText ? last : null
    soon()
  }
  document.addEventListener('pointermove', moved, { signal: ending.signal, passive: true })
  const stops = [
    selection.subscribe(() => {
      // The caret has moved last, so it counts.
      pointer = null
      soon()
    }),
    follow(soon),
  ]
  soon()
  return () => {
    for (const stop of stops) stop()
    ending.abort()
    clearTimeout(timer)
    CSS.highlights.delete(highlight)
  }
}

function atCaret({ editor, where, span }: Spread['selection']): LitPlace | null {
  if (!editor || !where || span) return null
  return { editor, side: where.side, pair: where.pair, offset: where.caret }
}

/** What belongs to the sentence at a place, and the sentence itself if it is pointed at. */
function litRanges(
  sentences: BookSentences,
  place: LitPlace | null,
  isPointed: boolean,
): readonly Range[] {
  const shown = place && shownPair(place.editor, place.pair)
  if (!place || !shown) return []
  const { editor, side, pair, offset } = place
  const own = sentences.at(shown, { side, at: offset })
  const link = own && linkOf(sentences.of(shown).links, side, own)
  if (!link) return []
  const to = otherSide(side)
  return [
    ...drawn(editor, to, pair, link[to]),
    ...(isPointed ? drawn(editor, side, pair, link[side]) : []),
  ]
}

/** The parts of the page that have some ranges of a pair. */
function drawn(
  editor: SectionEditor,
  side: Side,
  pair: number,
  ranges: readonly TextRange[],
): readonly Range[] {
  const view = editor.views.get(side)
  if (!view) return []
  const { doc } = view.state
  return ranges.flatMap(({ start, end }) => {
    const [from, to] = [start, end].map(offset => positionOf(doc, { pair, offset }))
    return from === undefined || to === undefined ? [] : [domRange(view, from, to)]
  })
}
