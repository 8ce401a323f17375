import type { Annotation } from '#domain/annotation'
import type { MarkDerivation } from '#services/marking/kept-from-marks'
import type { AnnotationId, CategoryId } from '#domain/ids'
import { foldTag } from '#domain/tags'

/** Which notes are shown; null for all. A tag is meant however it is spelled. */
export type NoteFilter =
  | (Also & { readonly by: 'category'; readonly category: CategoryId })
  | (Also & { readonly by: 'tag'; readonly tag: string })
  | null

/** What the reader has made or changed since the filter was set is shown besides: nobody writes out of sight. */
interface Also {
  readonly also?: readonly AnnotationId[]
}

/** `filter`, with `id` among what it shows besides. */
export const showingAlso = (filter: NoteFilter, id: AnnotationId): NoteFilter =>
  filter === null || filter.also?.includes(id)
    ? filter
    : { ...filter, also: [...(filter.also ?? []), id] }

/** Whether `annotation` is one that `filter` shows. */
export function passes({ id, category, tags }: Annotation, filter: NoteFilter): boolean {
  if (filter === null || filter.also?.includes(id)) return true
  if (filter.by === 'category') return category === filter.category
  const wanted = foldTag(filter.tag)
  return tags.some(tag => foldTag(tag) === wanted)
}

/** How the marks of a book are filtered by: how many there are, and how many have each tag. */
export interface MarksInUse {
  readonly count: number
  /** By the tag as `foldTag` sees it; spelled as it was first met. */
  readonly tags: ReadonlyMap<string, TagUse>
}

export interface TagUse {
  readonly tag: string
  readonly count: number
}

/** What the marks of a book can be filtered by; the same object until a mark comes, goes or is tagged. */
export const marksInUse: MarkDerivation<MarksInUse> = {
  make: all => {
    const tags = new Map<string, TagUse>()
    for (const annotation of all) addTags(tags, annotation, 1)
    return { count: all.length, tags }
  },
  change: (inUse, changes) => {
    const others = changes.filter(({ before, after }) => before?.tags !== after?.tags)
    if (others.length === 0) return inUse
    const tags = new Map(inUse.tags)
    let { count } = inUse
    for (const { before, after } of others) {
      count += Number(after !== null) - Number(before !== null)
      addTags(tags, before, -1)
      addTags(tags, after, 1)
    }
    return { count, tags }
  },
}

function addTags(tags: Map<string, TagUse>, annotation: Annotation | null, step: 1 | -1): void {
  for (const tag of annotation?.tags ?? []) {
    const folded = foldTag(tag)
    const use = tags.get(folded)
    const count = (use?.count ?? 0) + step
    if (count === 0) tags.delete(folded)
    else tags.set(folded, { tag: use?.tag ?? tag, count })
  }
}

/** Every tag once, most used first. */
export const mostUsedFirst = ({ tags }: MarksInUse): readonly TagUse[] =>
  [...tags.values()].sort((a, b) => b.count - a.count)
