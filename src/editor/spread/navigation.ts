import type { Side } from '#domain/anchor'
import type { Section } from '#domain/book'
import { landLine } from '../columns/steady-line.ts'
import type { Direction } from '../input/edge-keys.ts'
import type { LoadedSections } from '../loaded-sections.ts'
import { NoteTargets } from '../notes/note-targets.ts'
import type { NoteLink } from '../notes/note-link.ts'
import { inBook, type Place } from '../pairs.ts'
import { scrollToLine } from '../scroll-to-line.ts'
import type { SectionEditor } from '../section-editor.ts'
import type { ReaderActs } from './reader-acts.ts'
import type { SpreadSelection } from './selection.ts'

type Bring = (editor: SectionEditor, side: Side, pair: number) => void

interface NavigationHost {
  /** Returns the side that is visible if `side` is hidden. */
  readonly shown: (side: Side) => Side
  /** Scrolls to a section; resolves when it is mounted. */
  readonly reveal: (section: number) => Promise<void>
  /** Whether the pair that is worked on stays at the same height of the page. */
  readonly isSteady: () => boolean
  /** A link in the source is about to move the caret away. */
  readonly leaving: () => void
}

/**
 * Moves the caret and the page through a book, across the borders of its sections. A move that has
 * to wait for a section is dropped if the reader does something else meanwhile.
 */
export class Navigation {
  readonly #sections: LoadedSections
  readonly #selection: SpreadSelection
  readonly #acts: ReaderActs
  readonly #notes: NoteTargets
  readonly #host: NavigationHost

  constructor(
    sections: LoadedSections,
    selection: SpreadSelection,
    acts: ReaderActs,
    host: NavigationHost,
  ) {
    this.#sections = sections
    this.#selection = selection
    this.#acts = acts
    this.#notes = new NoteTargets(sections)
    this.#host = host
  }

  /**
   * Puts the caret into pair `index` of the book, at UTF-16 offset `caret` or else at its end, and
   * scrolls there, once `ready` has resolved. Takes the visible side if `wanted` is hidden. Returns
   * false if there is no such pair.
   */
  go(index: number, wanted: Side, caret?: number, ready?: Promise<unknown>): boolean {
    const bring: Bring = (editor, side, pair) => {
      const element = editor.views.element(side, pair)
      if (element && !isComfortable(element)) element.scrollIntoView({ block: 'center' })
    }
    return this.#go({ index, wanted, caret, ready }, bring)
  }

  /**
   * Goes on to the pair to work on next, as `go` does. Its first line lands at the same height of
   * the page each time, if the reader wants that.
   */
  goOn(index: number, wanted: Side): boolean {
    if (!this.#host.isSteady()) return this.go(index, wanted)
    return this.#go({ index, wanted }, (editor, side, pair) => {
      void this.#land(index, () => lineToLand(editor, side, pair))
    })
  }

  #go({ index, wanted, caret, ready }: Goal, bring: Bring): boolean {
    const number = this.#sections.numberAt(index)
    const section = this.#sections.all[number]
    if (!section || index < 0 || index >= section.offset + section.end - section.start) return false
    const pair = index - section.offset
    const isWanted = this.#acts.begin()
    void Promise.resolve(ready).then(async () => {
      const editor = await this.#mounted(number)
      if (!editor || !isWanted()) return
      const side = this.#host.shown(wanted)
      editor.focus(side, { pair, offset: caret ?? editor.text(side, pair).length })
      bring(editor, side, pair)
    })
    return true
  }

  /** Lands a line of pair `index`, and again if sections above it change their heights. */
  async #land(index: number, find: () => LandingLine | null): Promise<void> {
    for (let calm = 0, frame = 0; calm < 3 && frame < settling; frame++) {
      const line = this.#selection.where?.index === index ? find() : null
      if (!line) return
      calm = landLine(line.pane, line.top) ? 0 : calm + 1
      await new Promise(requestAnimationFrame)
    }
  }

  /** Begins a move of the caret. Returns whether it is still what the reader wants. */
  begin(): () => boolean {
    return this.#acts.begin()
  }

  /** Mounts the section of paragraph `index` of the book; resolves to null if it cannot be read. */
  bring(index: number): Promise<SectionEditor | null> {
    return this.#mounted(this.#sections.numberAt(index))
  }

  /**
   * Scrolls to a range of a paragraph, highlights it for a moment and puts the caret before it.
   * Selects nothing, because the next key would replace a selection.
   */
  async show(index: number, side: Side, start: number, end: number): Promise<void> {
    const isWanted = this.#acts.begin()
    const editor = await this.bring(index)
    if (!editor || !isWanted()) return
    const pair = index - editor.section.offset
    editor.focus(side, { pair, offset: start })
    editor.views.pulse(side, { pair, offset: start }, { pair, offset: end })
    await this.reveal(index, side, start)
  }

  /** Scrolls to a range of a paragraph and selects it. */
  async select(index: number, side: Side, start: number, end: number): Promise<void> {
    const isWanted = this.#acts.begin()
    const editor = await this.bring(index)
    if (!editor || !isWanted()) return
    const pair = index - editor.section.offset
    editor.focus(side, { pair, offset: start }, { pair, offset: end })
    await this.reveal(index, side, start)
  }

  /**
   * Scrolls to offset `start` of a paragraph and leaves the keyboard where it is. Resolves to false
   * if the section cannot be read.
   */
  async reveal(index: number, wanted: Side, start: number): Promise<boolean> {
    const editor = await this.bring(index)
    if (!editor) return false
    const pair = index - editor.section.offset
    const side = this.#host.shown(wanted)
    return scrollToLine(() => {
      const element = editor.views.element(side, pair)
      const top = side === wanted ? editor.views.top(side, { pair, offset: start }) : null
      return element && { element, top: top ?? element.getBoundingClientRect().top }
    })
  }

  /** Moves the caret to the same pair on the other side. Returns false while there is no caret. */
  cross(): boolean {
    const { editor, where } = this.#selection
    if (editor && where) this.crossFrom(editor.section, editor.caret(where.side).pair)
    return editor !== undefined
  }

  /** Moves the caret from pair `pair` of a section to its other side. */
  crossFrom({ offset }: Section, pair: number): void {
    const side = this.#selection.where?.side === 'translation' ? 'source' : 'translation'
    this.go(offset + pair, side, side === 'source' ? 0 : undefined)
  }

  /**
   * Moves the caret out of a section into the one before or after it. Returns false at the book's
   * edge.
   */
  leave(section: Section, side: Side, direction: Direction): boolean {
    const back = direction === 'up' || direction === 'left'
    return back
      ? this.go(section.offset - 1, side)
      : this.go(section.offset + section.end - section.start, side, 0)
  }

  /** Follows a link of the source: from a note's reference to the note, or back. */
  async follow(section: Section, link: NoteLink, from: Place): Promise<void> {
    const isWanted = this.#acts.begin()
    const to = await this.#notes.find(link, inBook(section, from), isWanted)
    if (!to || !isWanted()) return
    this.#host.leaving()
    this.go(to.index, 'source', to.offset)
  }

  async #mounted(number: number): Promise<SectionEditor | null> {
    const sections = this.#sections
    const letGo = sections.hold(number, number - 1, number - 2)
    try {
      const editor = await sections.load(number)
      if (!editor || editor.views.mounted) return editor
      // Loaded first, the sections above are mounted with it. Mounted later, they would push it
      // down.
      await Promise.all([sections.load(number - 1), sections.load(number - 2)])
      if (!editor.views.mounted) await this.#host.reveal(number)
      return editor
    } finally {
      letGo()
    }
  }
}

/** Where the caret goes, as in `go`. */
interface Goal {
  readonly index: number
  readonly wanted: Side
  readonly caret?: number | undefined
  readonly ready?: Promise<unknown> | undefined
}

interface LandingLine {
  readonly pane: Element
  readonly top: number
}

/** The most frames to wait for newly drawn sections to get their heights. */
const settling = 12

/**
 * The first line of the pair with the caret, or the caret's line if that would be far below. `null`
 * while it is not drawn or an input method composes there.
 */
function lineToLand(editor: SectionEditor, side: Side, pair: number): LandingLine | null {
  const view = editor.views.get(side)
  const pane = view?.dom.closest('[data-pane]')
  const first = editor.views.top(side, { pair, offset: 0 })
  const caret = editor.views.top(side, editor.caret(side))
  if (!pane || view?.composing || first === null || caret === null) return null
  return { pane, top: caret - first > pane.clientHeight / 2 ? caret : first }
}

/** Whether an element is inside the window and not close to its upper or lower edge. */
function isComfortable(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top > 80 && bottom < window.innerHeight - 80
}
