import { otherSide } from '#domain/marking/halves'
import { linkAt, sentenceLinks, type SentenceLink } from '#domain/sentences/sentence-links'
import { domRange } from '#editor/dom-range'
import { positionOf } from '#editor/pairs'
import type { Spread } from '#editor/spread'

const highlight = 'sentence'
/** How long the caret rests before its sentence is sought, in milliseconds. */
const rest = 150

interface Linked {
  readonly source: string
  readonly translation: string
  readonly links: readonly SentenceLink[]
}

/**
 * Lights the sentence of the other side that belongs to the one with the caret, whenever the caret
 * rests. It is a CSS highlight, so that it changes nothing in a column that may be composing.
 * Returns what ends this.
 */
export function lightSentence({ selection }: Pick<Spread, 'selection'>): () => void {
  let last: Linked | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  /** The links of the pair with the caret. They are computed again when its text has changed. */
  function linksOf(source: string, translation: string): readonly SentenceLink[] {
    if (last?.source !== source || last.translation !== translation)
      last = { source, translation, links: sentenceLinks(source, translation) }
    return last.links
  }

  function draw(): void {
    CSS.highlights.delete(highlight)
    const { editor, where } = selection
    if (!editor || !where || selection.span) return
    const { pair, side, caret } = where
    const to = otherSide(side)
    const view = editor.views.get(to)
    if (!view || !editor.paragraphs[pair] || editor.paragraphs[pair].isHidden) return
    const links = linksOf(editor.text('source', pair), editor.text('translation', pair))
    const found = linkAt(links, side, caret)?.[to]
    if (!found) return
    const { doc } = view.state
    const [from, end] = [found.start, found.end].map(offset => positionOf(doc, { pair, offset }))
    if (from === undefined || end === undefined) return
    CSS.highlights.set(highlight, new Highlight(domRange(view, from, end)))
  }

  function soon(): void {
    clearTimeout(timer)
    timer = setTimeout(draw, rest)
  }
  const stop = selection.subscribe(soon)
  soon()
  return () => {
    stop()
    clearTimeout(timer)
    CSS.highlights.delete(highlight)
  }
}
