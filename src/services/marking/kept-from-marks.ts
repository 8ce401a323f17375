import type { Annotation, AnnotationChange } from '#domain/annotation'
import type { Live } from '../live.ts'
import type { MarksNow } from './marks-now.ts'

/** How something is worked out of marks. */
export interface MarkDerivation<T> {
  /** From all of them. */
  readonly make: (all: readonly Annotation[]) => T
  /** The same after a change: the same object where that is no other for it. */
  readonly change: (value: T, changes: readonly AnnotationChange[]) => T
}

/** More changes at once than this, and all is worked out again. */
const most = 64

/** Something that is worked out of all marks once, and then kept by what each change touches. */
export function keptFromMarks<T>(marks: MarksNow, { make, change }: MarkDerivation<T>): Live<T> {
  let kept: { readonly value: T; readonly version: number } | null = null

  function get(): T {
    if (kept?.version !== marks.version())
      kept = { value: make(marks.all.get()), version: marks.version() }
    return kept.value
  }

  return {
    get,
    subscribe: listener =>
      marks.follow((changes, version) => {
        // Of several that listen the first takes the change over; what was missed is made good by `get`.
        if (kept?.version === version - 1 && changes.length <= most)
          kept = { value: change(kept.value, changes), version }
        listener()
      }),
  }
}
