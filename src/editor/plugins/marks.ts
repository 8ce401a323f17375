/**
 * Marks are drawn over the text, never stored in it: the document holds only what
 * the author and the translator wrote, so undo, search, copy and export need not
 * know that anyone has marked it. On a translation a mark follows every edit.
 */
import type { AnnotationId } from '#domain/ids'
import type { MarkColour, MarkShape } from '#domain/annotation'
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { startOfPair } from '../pairs.ts'

/** One stretch to draw: UTF-16 offsets into the text of pair `pair`. */
export interface Drawn {
  readonly id: AnnotationId
  readonly pair: number
  readonly start: number
  readonly end: number
  readonly colour: MarkColour
  readonly shape: MarkShape
  /** What a screen reader says of it, such as “Question, with a note”. */
  readonly words: string
}

/** A drawn stretch where it is now. */
export interface MarkAt extends Drawn {
  readonly from: number
  readonly to: number
}

const key = new PluginKey<DecorationSet>('marks')

/** Draws marks, and carries them along as the text around them changes. */
export function marks(): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, shown) {
        const drawn: unknown = tr.getMeta(key)
        return isDrawn(drawn)
          ? DecorationSet.create(
              tr.doc,
              drawn.map(one => draw(tr.doc, one)),
            )
          : shown.map(tr.mapping, tr.doc)
      },
    },
    props: { decorations: state => key.getState(state) },
  })
}

/** Makes `tr` replace everything drawn so far with `drawn`. */
export function showMarks(tr: Transaction, drawn: readonly Drawn[]): Transaction {
  return tr.setMeta(key, drawn).setMeta('addToHistory', false)
}

/** The marks that touch `from` to `to` of the document, shortest first. */
export function marksBetween(state: EditorState, from: number, to: number): readonly MarkAt[] {
  const found = key.getState(state)?.find(from, to) ?? []
  return found.map(atPresent).sort((a, b) => a.to - a.from - (b.to - b.from))
}

/** Every mark drawn in pair `pair`, where it is now. */
export function marksOfPair(state: EditorState, pair: number): readonly MarkAt[] {
  const start = startOfPair(state.doc, pair)
  const end = start + state.doc.child(pair).content.size
  const found = key.getState(state)?.find(start, end) ?? []
  return found.map(atPresent).map(mark => ({
    ...mark,
    pair,
    start: mark.from - start,
    end: mark.to - start,
  }))
}

function draw(doc: Parameters<typeof startOfPair>[0], one: Drawn): Decoration {
  const start = startOfPair(doc, one.pair)
  return Decoration.inline(
    start + one.start,
    start + one.end,
    {
      nodeName: 'span',
      class: 'mark',
      // A mark may have no name (ARIA), but a description.
      role: 'mark',
      'aria-description': one.words,
      'data-mark-id': one.id,
      'data-mark-colour': one.colour,
      'data-mark-shape': one.shape,
    },
    one,
  )
}

const isDrawn = (meta: unknown): meta is readonly Drawn[] => Array.isArray(meta)

function atPresent({ from, to, spec }: Decoration): MarkAt {
  const drawn: Drawn = spec
  return { ...drawn, from, to }
}
