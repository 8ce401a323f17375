import type { Annotation, Category } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { isNote } from '#domain/marking/is-note'
import type { MarkChange } from '#domain/marking/mark-change'
import { furtherPassages } from '#domain/notes/passage'
import { foldTag, withTag } from '#domain/tags'
import type { StepName } from '#domain/undo-order'
import type { NotebookMarks } from '#services/notebook/notebook'
import { useRef } from 'react'
import { categoryName } from '../notes/use-category-name.ts'
import { useServices } from '../services.ts'
import { useToasts, type Words } from '../toasts/toasts.ts'

/** What the reader does to many marks at once. Each is one step of undoing. */
export interface ManyActs {
  readonly recategorise: (marks: readonly Annotation[], category: Category) => void
  /** Adds tags to the marks that do not have them. */
  readonly addTags: (marks: readonly Annotation[], tags: readonly string[]) => void
  readonly removeTag: (marks: readonly Annotation[], tag: string) => void
  readonly remove: (marks: readonly Annotation[]) => void
}

type ChangeOf = (mark: Annotation) => MarkChange | null
type Said = (count: number) => Words

/** Returns a function that changes many marks as one step. A message says so, with Undo. */
function useChangeMany() {
  const { notebook, undoing } = useServices()
  const toasts = useToasts()
  const running = useRef(0)

  return async (marks: readonly Annotation[], name: StepName, of: ChangeOf, said: Said) => {
    const changes = marks.flatMap((mark): { id: AnnotationId; change: MarkChange }[] => {
      const made = of(mark)
      return made ? [{ id: mark.id, change: made }] : []
    })
    const isAlone = running.current++ === 0
    const changing = changes.length > 0 ? notebook.change(changes, name) : null
    const made = await Promise.resolve(changing).catch(() => 'failed' as const)
    running.current--
    if (made === 'failed') return toasts.show('notebook', { message: t => t('faults.unexpected') })
    if (!made) {
      // The change that ran already, by the same key, has made it and shows a message.
      if (isAlone) toasts.show('notebook', { message: t => t('notebook.nothingChanged') })
      return
    }
    const { count, step } = made
    toasts.show('notebook', {
      message: said(count),
      step,
      action: {
        name: 'edit.undo',
        label: t => t('toasts.undo'),
        run: () => void undoing.order.takeBack(step),
      },
    })
  }
}

/** Returns the acts on many of the marks that `notebook` has. */
export function useManyActs(notebook: NotebookMarks | null): ManyActs {
  const change = useChangeMany()
  const retag = (
    marks: readonly Annotation[],
    tagsOf: (tags: readonly string[]) => readonly string[],
    said: Said,
  ) =>
    void change(
      marks,
      'tag',
      ({ tags }) => {
        const to = tagsOf(tags)
        return to === tags || to.length === tags.length ? null : { field: 'tags', from: tags, to }
      },
      said,
    )

  return {
    recategorise: (marks, category) =>
      void change(
        marks,
        'recategorise',
        mark =>
          mark.category === category.id
            ? null
            : { field: 'category', from: mark.category, to: category.id },
        count => t => t('notebook.recategorised', { count, category: categoryName(t, category) }),
      ),
    addTags: (marks, added) =>
      retag(
        marks,
        tags => added.reduce(withTag, tags),
        count => t => t('notebook.tagged', { count, tag: added.join(', ') }),
      ),
    removeTag: (marks, tag) =>
      retag(
        marks,
        tags => tags.filter(other => foldTag(other) !== foldTag(tag)),
        count => t => t('notebook.untaggedMany', { count, tag }),
      ),
    remove: marks =>
      void change(
        withFurther(marks, notebook?.all.get() ?? []),
        deletionOf(marks),
        () => ({ field: 'presence', to: 'deleted' }),
        count => t => t('notebook.deleted', { count }),
      ),
  }
}

/** Returns the name of the step that deletes `marks`. */
function deletionOf(marks: readonly Annotation[]): StepName {
  const [mark, ...others] = marks
  if (!mark || others.length > 0) return 'deleteMarks'
  return isNote(mark) ? 'deleteNote' : 'deleteMark'
}

/** Returns `marks` with the further passages of their notes, which would lead nowhere. */
function withFurther(
  marks: readonly Annotation[],
  all: readonly Annotation[],
): readonly Annotation[] {
  const further = furtherPassages(all)
  return [...new Set(marks.flatMap(mark => [mark, ...(further.get(mark.id) ?? [])]))]
}
