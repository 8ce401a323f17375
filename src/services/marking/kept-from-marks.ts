import type { Annotation, AnnotationChange } from '#domain/annotation'
import type { Live } from '../live.ts'
import type { MarksNow } from './marks-now.ts'

/** How a value is derived from marks. */
export interface MarkDerivation<T> {
  /** Derives it from all marks. */
  readonly make: (all: readonly Annotation[]) => T
  /**
   * Derives it from the value before some changes. Returns the same object if they do not affect
   * it.
   */
  readonly change: (value: T, changes: readonly AnnotationChange[]) => T
}

/** After more changes at once than this, the value is derived from all marks again. */
const most = 64

/** A value that is derived from all marks once, and then follows each change. */
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
        // The first of several listeners applies the change. After a missed change `get` derives
        // the value again.
        if (kept?.version === version - 1 && changes.length <= most)
          kept = { value: change(kept.value, changes), version }
        listener()
      }),
  }
}
