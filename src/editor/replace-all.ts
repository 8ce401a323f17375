import { ChangedSections, type ChangedBook } from './changed-sections.ts'
import { replaceWords, type WordsReplaced } from './commands/replace-words.ts'
import { sectionAt } from './loaded-sections.ts'
import type { SectionEditor } from './section-editor.ts'

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

/**
 * Replaces words in loaded and unloaded sections, as one step of undo. A range that no longer has
 * the expected words stays as it is. Resolves to the number of replaced ranges.
 */
export async function replaceAll(
  book: ChangedBook,
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
    const change = new ChangedSections('replaceAll', book, written)
    const numbers = [...wanted.keys()]
    for (const [at, [number, here]] of [...wanted].entries()) {
      progress(change.size, 2 * wanted.size)
      // Loading is mostly waiting, so the next sections are requested now. One that fails is
      // reported when the loop reaches it.
      for (const next of numbers.slice(at + 1, at + ahead)) sections.load(next).catch(() => {})
      const editor = await sections.load(number)
      if (signal.aborted || sections.isOver) return 0
      if (editor)
        change.plan(number, editor, () => {
          const right = here.flatMap(each => stillRight(editor, each) ?? [])
          return editor.run(replaceWords(right)) ? right.length : 0
        })
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

/** The replacement with a pair number of the section; null if other words are there now. */
function stillRight(
  editor: SectionEditor,
  { index, start, end, words, by }: Replacement,
): WordsReplaced | null {
  const pair = index - editor.section.offset
  const isRight = editor.text('translation', pair).slice(start, end) === words
  return isRight ? { pair, start, end, by } : null
}
