/** An act of the reader's, done in two ways on paragraphs of its own. */
import type { Session } from './session.ts'

export interface Act {
  readonly name: string
  /** Done at the paragraph `at` with the mouse, by a context menu or a button. */
  readonly mouse: (reader: Session, at: number) => Promise<void>
  /** Done with the keyboard alone. */
  readonly keys: (reader: Session, at: number) => Promise<void>
  /** Fails unless the act's result is on the page. */
  readonly found: (reader: Session, at: number) => Promise<void>
}

type Step = (reader: Session, at: number) => Promise<unknown>
const nothing: Step = async () => {}

interface OnWords {
  /** The line of the context menu: keys of its words, with ` > ` before a line of an inner menu. */
  readonly line: readonly string[]
  readonly keys: string
  /** What the reader does after it. */
  readonly after?: Step
  readonly found: Act['found']
}

const label = (reader: Session, line: readonly string[]) =>
  line.map(key => reader.text(key)).join(' > ')

/** An act on selected words. */
export const onWords = (name: string, { line, keys, after = nothing, found }: OnWords): Act => ({
  name,
  async mouse(reader, at) {
    await reader.selectByMouse(at)
    await reader.menuAt(at, 4, label(reader, line))
    await after(reader, at)
  },
  async keys(reader, at) {
    await reader.selectByKeys(at)
    await reader.press(keys)
    await after(reader, at)
  },
  found,
})

/** An act on a mark, at the caret in its middle. The mark is of the first category. */
export const onMark = (name: string, { line, keys, after = nothing, found }: OnWords): Act => ({
  name,
  async mouse(reader, at) {
    await reader.selectByMouse(at)
    await reader.menuAt(at, 4, label(reader, ['textMenu.markWith', 'categories.names.term']))
    await reader.isMarked(at)
    await reader.reader.caretAt('source', at, 4)
    await reader.menuAt(at, 4, label(reader, line))
    await after(reader, at)
  },
  async keys(reader, at) {
    await reader.selectByKeys(at)
    await reader.press('Alt+1')
    await reader.isMarked(at)
    // The caret is after the marked words.
    await reader.press('ArrowLeft', 'ArrowLeft')
    await reader.press(keys)
    await after(reader, at)
  },
  found,
})

/** An act at the caret before the 4th character of a paragraph. */
export const atCaret = (name: string, { line, keys, after = nothing, found }: OnWords): Act => ({
  name,
  async mouse(reader, at) {
    await reader.reader.caretAt('source', at, 4)
    await reader.menuAt(at, 4, label(reader, line))
    await after(reader, at)
  },
  async keys(reader, at) {
    await reader.goTo(at, 'source')
    await reader.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight')
    await reader.press(keys)
    await after(reader, at)
  },
  found,
})
