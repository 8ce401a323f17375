import type { Annotation, AnnotationChange } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import type { Live } from '../live.ts'

/**
 * The present marks of a book, without deleted ones. The cost of a change does not depend on how
 * many marks there are.
 */
export interface MarksNow {
  /**
   * All marks, in no order. The list is only made when it is read; followers of each change do not
   * need it.
   */
  readonly all: Live<readonly Annotation[]>
  readonly get: (id: AnnotationId) => Annotation | null
  /** The number of changes so far. */
  readonly version: () => number
  /** Calls `listener` after each change, in order. The returned function ends that. */
  readonly follow: (listener: MarksListener) => () => void
}

/** Called with the marks that a change affects, and with the number of the change, from 1. */
export type MarksListener = (changes: readonly AnnotationChange[], version: number) => void

/** Marks with the methods that change them, which only their owner has. */
export interface KeptMarks extends MarksNow {
  /** Puts `changed` into the rows, and calls the listeners. */
  readonly keep: (changed: readonly Annotation[]) => void
  /** Replaces all rows with `fresh`. */
  readonly replace: (fresh: ReadonlyMap<AnnotationId, Annotation>) => void
}

/** The marks in `rows`, which include deleted ones. Nothing else may change `rows` from now on. */
export function keptMarks(rows: Map<AnnotationId, Annotation>): KeptMarks {
  const listeners = new Set<MarksListener>()
  /** Null until it is read. */
  let list: readonly Annotation[] | null = null
  let version = 0
  let reported = 0
  /** Changes that are made while listeners run. They are reported afterwards. */
  const queued: (readonly AnnotationChange[])[] = []
  let isReporting = false

  function report(changes: readonly AnnotationChange[]): void {
    list = null
    version++
    queued.push(changes)
    if (isReporting) return
    isReporting = true
    try {
      for (let next = queued.shift(); next; next = queued.shift()) {
        reported++
        for (const listener of listeners) listener(next, reported)
      }
    } finally {
      isReporting = false
    }
  }

  function follow(listener: MarksListener): () => void {
    // A function that is given twice counts as two listeners.
    const own: MarksListener = (...change) => listener(...change)
    listeners.add(own)
    return () => listeners.delete(own)
  }

  function put(row: Annotation): AnnotationChange {
    const before = present(rows.get(row.id))
    rows.set(row.id, row)
    return { before, after: present(row) }
  }

  return {
    all: {
      get: () => (list ??= [...rows.values()].filter(({ deletedAt }) => deletedAt === null)),
      subscribe: listener => follow(() => listener()),
    },
    get: id => present(rows.get(id)),
    version: () => version,
    follow,
    keep: changed => report(changed.map(put)),
    replace: fresh => {
      const gone = [...rows.values()].filter(({ id }) => !fresh.has(id))
      for (const { id } of gone) rows.delete(id)
      report([
        ...gone.map(row => ({ before: present(row), after: null })),
        ...[...fresh.values()].map(put),
      ])
    },
  }
}

const present = (row: Annotation | undefined): Annotation | null =>
  row?.deletedAt === null ? row : null
