import type { Annotation } from '#domain/annotation'
import type { CategoryId } from '#domain/ids'
import { foldTag } from '#domain/tags'

/** Which notes are shown; null for all. A tag is meant however it is spelled. */
export type NoteFilter =
  | { readonly by: 'category'; readonly category: CategoryId }
  | { readonly by: 'tag'; readonly tag: string }
  | null

/** Whether `annotation` is one that `filter` shows. */
export function passes({ category, tags }: Annotation, filter: NoteFilter): boolean {
  if (filter === null) return true
  if (filter.by === 'category') return category === filter.category
  const wanted = foldTag(filter.tag)
  return tags.some(tag => foldTag(tag) === wanted)
}

/** Every tag of `annotations` once, most used first; spelled as it was first met. */
export function tagsOn(annotations: readonly Annotation[]): readonly string[] {
  const uses = new Map<string, { readonly tag: string; count: number }>()
  for (const { tags } of annotations) {
    for (const tag of tags) {
      const folded = foldTag(tag)
      const use = uses.get(folded)
      if (use) use.count++
      else uses.set(folded, { tag, count: 1 })
    }
  }
  return [...uses.values()].sort((a, b) => b.count - a.count).map(({ tag }) => tag)
}
