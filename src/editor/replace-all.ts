import type { BookId } from '#domain/ids'
import type { StepEnd, UndoOrder, Undoable } from '#domain/undo-order'
import { redo, undo } from 'prosemirror-history'
import type { Command } from 'prosemirror-state'
import { replaceWords, type WordsReplaced } from './commands/replace-words.ts'
import { sectionAt, type LoadedSections } from './loaded-sections.ts'
import type { SectionEditor } from './section-editor.ts'
import { turn } from './turn.ts'

/** A stretch of a translation, what it must say, and what comes into its place. */
export interface Replacement {
  /** The pair's place in the book, from 0. */
  readonly index: number
  /** UTF-16 offsets into the translation. */
  readonly start: number
  readonly end: number
  readonly words: string
  readonly by: string
}

/** How long work goes on without holding anything up. */
export interface LongWork {
  readonly progress: (done: number, all: number) => void
  /** Raised, nothing will have been changed: unless the reader has written something since the first change. */
  readonly signal: AbortSignal
  /** Resolves when all that was changed is written. */
  readonly written: () => Promise<unknown>
}

/** Sections that are read at the same time. */
const ahead = 32

interface Book {
  readonly id: BookId
  readonly sections: LoadedSections
  readonly order: UndoOrder
  /** Goes to where the change was. */
  readonly show: () => void
}

/**
 * Puts other words in the place of words, in sections that are loaded and those that are not, as
 * one step of undoing. A stretch that no longer says what it must is left alone. Answers how
 * many were replaced.
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
      // Reading is mostly waiting: those that follow are asked for meanwhile. What fails does so when it is its turn.
      for (const next of numbers.slice(at + 1, at + ahead)) sections.load(next).catch(() => {})
      const editor = await sections.load(number)
      if (signal.aborted) return 0
      if (editor) change.plan(number, editor, here)
    }
    order.push(change)
    const cancel = () => {
      // Who has written something since then would lose that, and undo is there for the rest.
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
 * One replacing in many sections. What is on the screen is changed at once, the rest when its turn
 * comes: by then each section's history has this before whatever the reader does there.
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

  /** Their editors are changed back again, and no others that may come into their places. */
  get editors(): readonly number[] {
    return this.#planned.map(({ number }) => number)
  }

  /** Of how many sections it is. */
  get size(): number {
    return this.#planned.length
  }

  /** How many words were replaced so far, and are not taken back. */
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

  /** Makes it as if it had never begun. */
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
    // To go there is to lay out what has just been changed: keys and painting have their turn before.
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

/** The replacement as the section sees it; null where something else stands there by now. */
function stillRight(
  editor: SectionEditor,
  { index, start, end, words, by }: Replacement,
): WordsReplaced | null {
  const pair = index - editor.section.offset
  const isRight = editor.text('translation', pair).slice(start, end) === words
  return isRight ? { pair, start, end, by } : null
}
