import type { Range } from '#domain/anchor'
import type { AnnotationId } from '#domain/ids'
import type { EditorState, Transaction } from 'prosemirror-state'
import { Decoration } from 'prosemirror-view'
import { startOfPair } from '../pairs.ts'
import { Overlay } from './overlay.ts'

/** An occurrence of a term: UTF-16 offsets into the text of pair `pair`. */
export interface ShownTerm extends Range {
  readonly pair: number
  /** The marks that make it a term; never empty. */
  readonly ids: readonly AnnotationId[]
}

const overlay = new Overlay<ShownTerm>('terms', (doc, term) => {
  const start = startOfPair(doc, term.pair)
  const attributes = { nodeName: 'span', class: 'term', 'data-term': term.ids.join(' ') }
  return [Decoration.inline(start + term.start, start + term.end, attributes, term)]
})

/** Underlines the occurrences of terms in the source. */
export const terms = () => overlay.plugin()

/** Makes `tr` replace all occurrences that are shown. */
export const showTerms = (tr: Transaction, shown: readonly ShownTerm[]): Transaction =>
  overlay.show(tr, shown)

/** The marks of the term that is drawn at a position, or ends there; empty if no term is there. */
export function termAt(state: EditorState, at: number): readonly AnnotationId[] {
  const found = overlay.drawn(state).find(at, at)
  const here = found.find(({ to }) => at < to) ?? found[0]
  const spec: Partial<ShownTerm> = here?.spec ?? {}
  return spec.ids ?? []
}
