import type { Annotation } from '#domain/annotation'
import type { TagUse } from '#services/marking/library-tags'
import type { MarkDerivation } from '#services/marking/kept-from-marks'
import type { AnnotationId, CategoryId } from '#domain/ids'
import { stateOf, type KindState } from '#domain/kinds/index'
import { tagLines, underTag } from '#domain/tags'

/**
 * Which notes are shown; `null` for all. A tag matches in any spelling, and so do the tags under
 * it.
 */
export type NoteFilter =
  | (Also & { readonly by: 'category'; readonly category: CategoryId })
  | (Also & { readonly by: 'tag'; readonly tag: string })
  | (Also & { readonly by: 'state'; readonly state: KindState })
  | null

/**
 * Marks that the reader has made or changed since the filter was set. They are shown too, so that
 * nobody writes into a hidden note.
 */
interface Also {
  readonly also?: readonly AnnotationId[]
}

/** Returns `filter` with `id` among the marks that it shows too. */
export const showingAlso = (filter: NoteFilter, id: AnnotationId): NoteFilter =>
  filter === null || filter.also?.includes(id)
    ? filter
    : { ...filter, also: [...(filter.also ?? []), id] }

/** Whether `filter` shows `annotation`. */
export function passes(annotation: Annotation, filter: NoteFilter): boolean {
  if (filter === null || filter.also?.includes(annotation.id)) return true
  switch (filter.by) {
    case 'category':
      return annotation.category === filter.category
    case 'tag':
      return annotation.tags.some(underTag(filter.tag))
    case 'state':
      return stateOf(annotation) === filter.state
  }
}

/**
 * What the marks of a book can be filtered by: how many there are, how many have each state,
 * each category and each tag.
 */
export interface MarksInUse {
  readonly count: number
  readonly states: ReadonlyMap<KindState, number>
  readonly categories: ReadonlyMap<CategoryId, number>
  /**
   * By the tag as `foldTag` returns it; in the spelling that was found first. A mark counts for
   * each of its tags and for those that they are under, once.
   */
  readonly tags: ReadonlyMap<string, TagUse>
}

/**
 * Derives `MarksInUse` from the marks. It is the same object until a mark is added, deleted,
 * tagged or of another state or category.
 */
export const marksInUse: MarkDerivation<MarksInUse> = {
  make: all => {
    const tags = new Map<string, TagUse>()
    const states = new Map<KindState, number>()
    const categories = new Map<CategoryId, number>()
    for (const annotation of all) {
      addTags(tags, annotation, 1)
      addOne(states, shown(annotation), 1)
      addOne(categories, annotation.category, 1)
    }
    return { count: all.length, states, categories, tags }
  },
  change: (inUse, changes) => {
    const others = changes.filter(
      ({ before, after }) =>
        before?.tags !== after?.tags ||
        before?.category !== after?.category ||
        shown(before) !== shown(after),
    )
    if (others.length === 0) return inUse
    const tags = new Map(inUse.tags)
    const states = new Map(inUse.states)
    const categories = new Map(inUse.categories)
    let { count } = inUse
    for (const { before, after } of others) {
      count += Number(after !== null) - Number(before !== null)
      addTags(tags, before, -1)
      addTags(tags, after, 1)
      addOne(states, shown(before), -1)
      addOne(states, shown(after), 1)
      addOne(categories, before?.category ?? null, -1)
      addOne(categories, after?.category ?? null, 1)
    }
    return { count, states, categories, tags }
  },
}

const shown = (annotation: Annotation | null): KindState | null => annotation && stateOf(annotation)

function addOne<K>(counts: Map<K, number>, key: K | null, step: 1 | -1): void {
  if (key !== null) counts.set(key, (counts.get(key) ?? 0) + step)
}

function addTags(tags: Map<string, TagUse>, annotation: Annotation | null, step: 1 | -1): void {
  for (const [folded, tag] of tagLines(annotation?.tags ?? [])) {
    const use = tags.get(folded)
    const count = (use?.count ?? 0) + step
    if (count === 0) tags.delete(folded)
    else tags.set(folded, { tag: use?.tag ?? tag, count })
  }
}

/** Returns every tag once, most used first. */
export const mostUsedFirst = ({ tags }: MarksInUse): readonly TagUse[] =>
  [...tags.values()].sort((a, b) => b.count - a.count)
