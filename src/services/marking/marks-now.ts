import type { Annotation, AnnotationChange } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import type { Live } from '../live.ts'

/** The marks of a book as they are now, without those deleted. A change costs what it touches, however many marks there are. */
export interface MarksNow {
  /** In no order. The list is made when it is asked for: whoever follows each change has no need of it. */
  readonly all: Live<readonly Annotation[]>
  readonly get: (id: AnnotationId) => Annotation | null
  /** How many changes there have been. */
  readonly version: () => number
  /** Calls `listener` after each change, in their order; the answer stops it. */
  readonly follow: (listener: MarksListener) => () => void
}

/** Is given what a change has changed, and which change it is, counted from 1. */
export type MarksListener = (changes: readonly AnnotationChange[], version: number) => void

/** Marks together with the one way to change them, which their owner keeps. */
export interface KeptMarks extends MarksNow {
  /** Puts `changed` into the rows, and tells those who follow. */
  readonly keep: (changed: readonly Annotation[]) => void
  /** Puts `fresh` in the place of all rows. */
  readonly replace: (fresh: ReadonlyMap<AnnotationId, Annotation>) => void
}

/** The marks in `rows`, which holds deleted ones as well and is changed by nothing else from now on. */
export function keptMarks(rows: Map<AnnotationId, Annotation>): KeptMarks {
  const listeners = new Set<MarksListener>()
  /** Null until somebody asks. */
  let list: readonly Annotation[] | null = null
  let version = 0
  let told = 0
  /** Changes that are made while others are told are told after them. */
  const untold: (readonly AnnotationChange[])[] = []
  let isTelling = false

  function tell(changes: readonly AnnotationChange[]): void {
    list = null
    version++
    untold.push(changes)
    if (isTelling) return
    isTelling = true
    try {
      for (let next = untold.shift(); next; next = untold.shift()) {
        told++
        for (const listener of listeners) listener(next, told)
      }
    } finally {
      isTelling = false
    }
  }

  function follow(listener: MarksListener): () => void {
    // The same function may be given twice and is then two listeners.
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
    keep: changed => tell(changed.map(put)),
    replace: fresh => {
      const gone = [...rows.values()].filter(({ id }) => !fresh.has(id))
      for (const { id } of gone) rows.delete(id)
      tell([
        ...gone.map(row => ({ before: present(row), after: null })),
        ...[...fresh.values()].map(put),
      ])
    },
  }
}

const present = (row: Annotation | undefined): Annotation | null =>
  row?.deletedAt === null ? row : null
