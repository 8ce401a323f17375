import type { BookId } from '#domain/ids'
import type { StepEnd, UndoOrder, Undoable } from '#domain/undo-order'
import { redo, undo } from 'prosemirror-history'
import type { Command } from 'prosemirror-state'
import { replaceWords, type WordsReplaced } from './commands/replace-words.ts'
import { sectionAt, type LoadedSections } from './loaded-sections.ts'
import type { SectionEditor } from './section-editor.ts'
import { turn } from './turn.ts'

/** A range of a translation, the words that must be there, and the words that replace them. */
export interface Replacement {
  /** The pair's number in the book, from 0. */
  readonly index: number
  /** UTF-16 offsets into the translation. */
  readonly start: number
  readonly end: number
  readonly words: string
  readonly by: string
}

/** How the work reports, is cancelled and is stored. */
export interface LongWork {
  readonly progress: (done: number, all: number) => void
  /** Aborting undoes everything, unless the reader has written something since the first change. */
  readonly signal: AbortSignal
  /** Resolves when everything changed so far is stored. */
  readonly written: () => Promise<unknown>
}

/** The number of sections that are loaded at the same time. */
const ahead = 32

interface Book {
  readonly id: BookId
  readonly sections: LoadedSections
  readonly order: UndoOrder
  /** Moves the caret to the first change. */
  readonly show: () => void
}

/**
 * Replaces words in loaded and unloaded sections, as one step of undo. A range that no longer has
 * the expected words stays as it is. Resolves to the number of replaced ranges.
 */
export async function replaceAll(
  book: Book,
  replacements: readonly Replacement[],
  { progress, signal, written }: LongWork,
): Promise<number> {
  const { sections, order } = book
  const wanted = new Map<number, Replacement[]>()
  for (const each of replacements) {
    const number = sectionAt(sections.all, each.index)
    const here = wanted.get(number) ?? []
    here.push(each)
    wanted.set(number, here)
  }
  const letGo = sections.hold(...wanted.keys())
  try {
    const change = new ReplacedWords(book, written)
    const numbers = [...wanted.keys()]
    for (const [at, [number, here]] of [...wanted].entries()) {
      progress(change.size, 2 * wanted.size)
      // Loading is mostly waiting, so the next sections are requested now. One that fails is
      // reported when the loop reaches it.
      for (const next of numbers.slice(at + 1, at + ahead)) sections.load(next).catch(() => {})
      const editor = await sections.load(number)
      if (signal.aborted) return 0
      if (editor) change.plan(number, editor, here)
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

interface Planned {
  readonly number: number
  readonly editor: SectionEditor
  readonly replacements: readonly Replacement[]
}

/**
 * The undo step of one replacement in many sections. Sections on the screen are changed at once,
 * the others later but before the reader does anything there, so each history has this change
 * first.
 */
class ReplacedWords implements Undoable {
  readonly name = 'replaceAll'
  readonly book: BookId
  readonly #book: Book
  readonly #written: () => Promise<unknown>
  readonly #planned: Planned[] = []
  readonly #changed = new Set<SectionEditor>()
  #isCancelled = false
  #count = 0

  constructor(book: Book, written: () => Promise<unknown>) {
    this.#book = book
    this.book = book.id
    this.#written = written
  }

  /**
   * Undo needs these editor objects: one loaded again for the same section does not have this
   * change.
   */
  get editors(): readonly number[] {
    return this.#planned.map(({ number }) => number)
  }

  /** The number of sections with a replacement. */
  get size(): number {
    return this.#planned.length
  }

  /** The number of ranges replaced so far; 0 after `cancel`. */
  get count(): number {
    return this.#isCancelled ? 0 : this.#count
  }

  plan(number: number, editor: SectionEditor, replacements: readonly Replacement[]): void {
    this.#planned.push({ number, editor, replacements })
  }

  begin(): void {
    this.#change(({ editor, replacements }) => {
      if (this.#isCancelled) return
      const right = replacements.flatMap(each => stillRight(editor, each) ?? [])
      if (!editor.run(replaceWords(right))) return
      this.#changed.add(editor)
      this.#count += right.length
    })
  }

  /** Undoes all changes and removes the step. */
  cancel(): void {
    this.#isCancelled = true
    this.#book.order.drop(this)
    this.#run(undo)
  }

  readonly undo = (): StepEnd => this.#again(undo)
  readonly redo = (): StepEnd => this.#again(redo)

  #again(command: Command): StepEnd {
    if (this.#changed.size === 0) return 'stale'
    this.#run(command)
    void this.#book.sections.due.make(this.#written)
    // Moving the caret there lays out what has just changed, so keys and painting run first.
    void turn().then(this.#book.show)
    return 'done'
  }

  #run(command: Command): void {
    this.#change(({ editor }) => {
      if (this.#changed.has(editor)) editor.run(command)
    })
  }

  #change(change: (planned: Planned) => void): void {
    const { sections, order } = this.#book
    for (const planned of this.#planned) {
      sections.due.add(planned.number, () => order.quietly(() => change(planned)))
      if (planned.editor.views.get('translation')) sections.due.settle(planned.number)
    }
  }
}

/** The replacement with a pair number of the section; null if other words are there now. */
function stillRight(
  editor: SectionEditor,
  { index, start, end, words, by }: Replacement,
): WordsReplaced | null {
  const pair = index - editor.section.offset
  const isRight = editor.text('translation', pair).slice(start, end) === words
  return isRight ? { pair, start, end, by } : null
}
