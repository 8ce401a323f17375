import type { StepName } from '#domain/undo-order'
import { ChangedSections, type ChangedBook } from './changed-sections.ts'
import { sectionAt } from './loaded-sections.ts'
import type { SectionEditor } from './section-editor.ts'

/** How the work reports, is cancelled and is stored. */
export interface LongWork {
  readonly progress: (done: number, all: number) => void
  /** Aborting undoes everything, unless the reader has written something since the first change. */
  readonly signal: AbortSignal
  /** Resolves when everything changed so far is stored. */
  readonly written: () => Promise<unknown>
}

/** A change of many pairs, which is one step of undo called `name`. */
export interface PairChanges<Each> {
  readonly name: StepName
  readonly changes: readonly Each[]
  /** Changes pairs of one section as one step of its history. Returns how many it has changed. */
  readonly make: (editor: SectionEditor, here: readonly Each[]) => number
}

/** The number of sections that are loaded at the same time. */
const ahead = 32

/**
 * Changes pairs in loaded and unloaded sections, as one step of undo. Each change has the number of
 * its pair in the book, from 0. Resolves to the number of changes made.
 */
export async function changePairs<Each extends { readonly index: number }>(
  book: ChangedBook,
  { name, changes, make }: PairChanges<Each>,
  { progress, signal, written }: LongWork,
): Promise<number> {
  const { sections, order } = book
  const wanted = new Map<number, Each[]>()
  for (const each of changes) {
    const number = sectionAt(sections.all, each.index)
    const here = wanted.get(number) ?? []
    here.push(each)
    wanted.set(number, here)
  }
  const letGo = sections.hold(...wanted.keys())
  try {
    const change = new ChangedSections(name, book, written)
    const numbers = [...wanted.keys()]
    for (const [at, [number, here]] of [...wanted].entries()) {
      progress(change.size, 2 * wanted.size)
      // Loading is mostly waiting, so the next sections are requested now. One that fails is
      // reported when the loop reaches it.
      for (const next of numbers.slice(at + 1, at + ahead)) sections.load(next).catch(() => {})
      const editor = await sections.load(number)
      if (signal.aborted || sections.isOver) return 0
      if (editor) change.plan(number, editor, () => make(editor, here))
    }
    order.push(change)
    const cancel = () => {
      // Anything written since then would be lost. The reader can still undo.
      if (order.last === change) change.cancel()
    }
    signal.addEventListener('abort', cancel, { once: true })
    change.begin()
    await sections.due.make(written, left => progress(2 * wanted.size - left, 2 * wanted.size))
    signal.removeEventListener('abort', cancel)
    if (change.count === 0) order.drop(change)
    return change.count
  } finally {
    letGo()
  }
}
