import type { Annotation, Category } from '#domain/annotation'
import type { AnnotationId, CategoryId } from '#domain/ids'
import type { SelectedText } from '#editor/queries/selected-text'
import type { Spread } from '#editor/spread'
import type { Marks } from '#services/marking'
import { useCallback, useRef } from 'react'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'

export interface Marking {
  /** Marks the selection; with nothing selected, gives the mark at the caret that category instead. */
  readonly mark: (category: CategoryId) => AnnotationId | null
  /** A note on the selection, on the mark at the caret, or else on the whole paragraph. */
  readonly note: () => AnnotationId | null
  readonly recategorise: (id: AnnotationId, category: CategoryId) => void
  readonly retag: (id: AnnotationId, tags: readonly string[]) => void
  /** Gives a mark another note and other tags, such as earlier ones. */
  readonly rewrite: (id: AnnotationId, words: Pick<Annotation, 'note' | 'tags'>) => void
  readonly remove: (id: AnnotationId) => void
  readonly categories: readonly Category[]
}

/** Everything a reader does to marks, each of it undone in the order of all that was done in the book. */
export function useMarking(spread: Spread | null, marks: Marks | null): Marking {
  const { marking } = useServices()
  const categories = useLive(marking.categories)
  const lastUsed = useRef<CategoryId | null>(null)

  const find = useCallback(
    (id: AnnotationId | undefined) => marks?.all.get().find(annotation => annotation.id === id),
    [marks],
  )

  /** Makes a change of one annotation that can be taken back. */
  const change = useCallback(
    (before: Annotation, make: () => void) => {
      if (!marks || !spread) return
      make()
      const after = find(before.id) ?? { ...before, deletedAt: 1 }
      spread.record({
        undo: () => {
          marks.restore(before)
          return true
        },
        redo: () => {
          if (after.deletedAt === null) marks.restore(after)
          else marks.remove(before.id)
          return true
        },
      })
    },
    [marks, spread, find],
  )

  const create = useCallback(
    (text: SelectedText, category: CategoryId) => {
      if (!marks || !spread) return null
      const made = marks.create({ ...text, category })
      spread.record({
        undo: () => {
          marks.remove(made.id)
          return true
        },
        redo: () => {
          marks.restore(made)
          return true
        },
      })
      return made.id
    },
    [marks, spread],
  )

  const recategorise = useCallback(
    (id: AnnotationId, category: CategoryId) => {
      const before = find(id)
      lastUsed.current = category
      if (before && before.category !== category)
        change(before, () => marks?.recategorise(id, category))
    },
    [find, change, marks],
  )

  const mark = useCallback(
    (category: CategoryId) => {
      lastUsed.current = category
      const selected = spread?.selectedText()
      if (selected) {
        const same = find(spread?.marksHere().find(id => coversSame(find(id), selected)))
        if (!same) return create(selected, category)
        recategorise(same.id, category)
        return same.id
      }
      const here = spread?.marksHere()[0]
      if (here) recategorise(here, category)
      return here ?? null
    },
    [spread, create, recategorise, find],
  )

  const note = useCallback(() => {
    const selected = spread?.selectedText()
    const here = spread?.marksHere() ?? []
    const same = here.find(id => !selected || coversSame(find(id), selected))
    if (same) return same
    const text = selected ?? spread?.currentText()
    const category = lastUsed.current ?? categories[0]?.id
    return text && category ? create(text, category) : null
  }, [spread, find, create, categories])

  const remove = useCallback(
    (id: AnnotationId) => {
      const before = find(id)
      if (before) change(before, () => marks?.remove(id))
    },
    [find, change, marks],
  )

  const rewrite = useCallback(
    (id: AnnotationId, { note, tags }: Pick<Annotation, 'note' | 'tags'>) => {
      const before = find(id)
      if (!before) return
      change(before, () => {
        marks?.writeNote(id, note)
        marks?.retag(id, tags)
      })
    },
    [find, change, marks],
  )

  const retag = useCallback(
    (id: AnnotationId, tags: readonly string[]) => {
      const before = find(id)
      if (before) change(before, () => marks?.retag(id, tags))
    },
    [find, change, marks],
  )

  return { mark, note, recategorise, retag, rewrite, remove, categories }
}

/** Whether an annotation marks exactly what is selected. */
function coversSame(annotation: Annotation | undefined, selected: SelectedText): boolean {
  return (
    annotation?.side === selected.side &&
    annotation.anchors.length === selected.anchors.length &&
    annotation.anchors.every((anchor, i) => {
      const other = selected.anchors[i]
      return (
        anchor.paragraphId === other?.paragraphId &&
        anchor.start === other.start &&
        anchor.end === other.end
      )
    })
  )
}
