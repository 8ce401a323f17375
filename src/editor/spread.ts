/**
 * The whole book on two sides: which sections are loaded, how the caret goes from
 * one to the next, what is marked, and one order of undoing across them all. It
 * knows nothing of React: the reader's page gives it places to mount sections in.
 * A longer file than most, because it is the one door to all of them.
 */
import type { Side } from '#domain/anchor'
import type { Annotation, AnnotationChange, Category } from '#domain/annotation'
import type { Paragraph, Section } from '#domain/book'
import type { AnnotationId, BookId } from '#domain/ids'
import type { Format } from '#domain/rich-text'
import type { TranslationState, TranslationText } from '#domain/translation'
import type { Undoable, UndoOrder } from '#domain/undo-order'
import type { Command } from 'prosemirror-state'
import { AnnotationIndex } from './annotation-index.ts'
import type { Block } from './commands/insert-blocks.ts'
import { replacePair } from './commands/replace-pair.ts'
import { setState } from './commands/set-state.ts'
import { continuePaste } from './continue-paste.ts'
import type { Direction } from './input/edge-keys.ts'
import { moveTranslation } from './move-translation.ts'
import { LoadedSections, sectionAt } from './loaded-sections.ts'
import { NoteWays } from './notes/note-ways.ts'
import { selectedPairs } from './pairs.ts'
import { marksBetween } from './plugins/marks.ts'
import type { NoteWords } from './plugins/note-links.ts'
import type { ShownHit } from './plugins/hits.ts'
import { hasFormat } from './queries/has-format.ts'
import {
  selectedText,
  selectionBox,
  wholePairText,
  type SelectionBox,
  type SelectedText,
} from './queries/selected-text.ts'
import { replaceAll, type LongWork, type Replacement } from './replace-all.ts'
import { scrollToLine } from './scroll-to-line.ts'
import { SectionSteps } from './section-steps.ts'
import type {
  SectionChange,
  SectionEditor,
  SectionHost,
  EditableSection,
} from './section-editor.ts'

export interface SpreadOptions {
  readonly book: BookId
  /** The order of everything that the reader does; the book's own steps are forgotten when it is closed. */
  readonly order: UndoOrder
  readonly sections: readonly Section[]
  /** BCP 47 tag of the book. */
  readonly language: string
  readonly translationLanguage: () => string
  /** The side that shows where `side` may be hidden. */
  readonly shown: (side: Side) => Side
  /** What a screen reader calls a column of a section. */
  readonly label: (side: Side, section: Section) => string
  readonly hint: () => string
  /** What a screen reader says of a mark of that category. */
  readonly markWords: (annotation: Annotation, category: Category) => string
  readonly noteWords: () => NoteWords
  /** Null when the section's text cannot be read. */
  readonly load: (section: Section) => Promise<EditableSection | null>
  /** Brings a section onto the screen; resolves when it is mounted. */
  readonly reveal: (section: number) => Promise<void>
  /** Is asked before a paste that changes very many translations; the paste waits for it, a second at most. */
  readonly beforeLargePaste: () => Promise<void>
  /** The reader is about to be taken elsewhere by a link in the print. */
  readonly leaving: () => void
  readonly changed: (change: SectionChange) => void
  /** What was typed should be written now: the reader has left it, or a composition has ended. */
  readonly committed: () => void
}

/** Where the reader is. */
export interface Where {
  readonly section: number
  readonly side: Side
  readonly pair: number
  /** The pair's place in the book, from 0. */
  readonly index: number
  readonly caret: number
}

/** What a search has found, as the text shows it. */
export interface SpreadHits {
  /** Those on paragraphs `from` up to `to` of the book. */
  readonly on: (side: Side, from: number, to: number) => readonly SpreadHit[]
}

/** UTF-16 offsets into the text of paragraph `index` of the book. */
export interface SpreadHit {
  readonly index: number
  readonly start: number
  readonly end: number
  readonly isCurrent: boolean
}

export class Spread {
  readonly #options: SpreadOptions
  readonly #sections: LoadedSections
  readonly #notes: NoteWays
  readonly #order: UndoOrder
  readonly #steps: SectionSteps
  readonly #annotations: AnnotationIndex
  readonly #listeners = new Set<() => void>()
  #hits: SpreadHits | null = null
  #where: Where | null = null

  constructor(options: SpreadOptions) {
    this.#options = options
    this.#order = options.order
    this.#annotations = new AnnotationIndex(options.markWords)
    const host: SectionHost = {
      marks: this.#annotations,
      hits: (section, side) => shownIn(this.#hits, section.section, side),
      language: options.language,
      translationLanguage: options.translationLanguage,
      label: ({ section }, side) => options.label(side, section),
      hint: options.hint,
      noteWords: options.noteWords,
      follow: ({ section }, way, { pair, offset }) => {
        const from = { index: section.offset + pair, offset }
        void this.#notes.end(way, from).then(to => {
          if (!to) return
          options.leaving()
          this.go(to.index, 'source', to.offset)
        })
      },
      leave: (section, side) => direction => this.#leave(section, side, direction),
      next: (section, pair) => this.go(section.section.offset + pair + 1, 'translation'),
      cross: section => this.#cross(section),
      beforeLargePaste: options.beforeLargePaste,
      continuePaste: (section, rest) => void this.#continuePaste(section, rest),
      changed: (_section, change) => {
        this.#annotations.replace(change.annotations)
        options.changed(change)
      },
      undoable: (section, name) => {
        if (this.#steps.isStepping) return
        this.#order.push(this.#steps.of(this.#numberOf(section.section), name))
      },
      wasTyping: ({ section }) => {
        const { last } = this.#order
        return last?.name === 'typing' && this.#steps.isIn(this.#numberOf(section), last)
      },
      selected: (section, side) => this.#selected(section, side),
      committed: options.committed,
    }
    this.#sections = new LoadedSections(options.sections, options.load, host, {
      isHere: number => this.#where?.section === number,
      undoable: () => this.#order.sections(options.book),
      inUse: () => this.#order.editors(options.book),
    })
    this.#steps = new SectionSteps(this.#sections, {
      book: options.book,
      go: (index, caret) => this.go(index, 'translation', caret),
    })
    this.#notes = new NoteWays(this.#sections)
  }

  get sections(): readonly Section[] {
    return this.#options.sections
  }

  /** Calls `listener` when the caret or the selection has moved. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get where(): Where | null {
    return this.#where
  }

  /** The section's editor, loaded if need be; null when its text cannot be read. */
  section(number: number): Promise<SectionEditor | null> {
    return this.#sections.load(number)
  }

  /** The section's editor if it is loaded. */
  loaded(number: number): SectionEditor | undefined {
    return this.#sections.get(number)
  }

  /** Keeps a section in memory until the answer is called; what was done in it can be undone after that as well. */
  hold(number: number): () => void {
    return this.#sections.hold(number)
  }

  /** To be called when the interface's or the translation's language has changed. */
  refresh(): void {
    for (const editor of this.#sections) editor.refresh()
  }

  destroy(): void {
    this.#sections.clear()
    this.#listeners.clear()
    this.#order.forgetEditors(this.#options.book)
  }

  /** Puts the caret into pair `index` of the book, at `caret` UTF-16 units, bringing it onto the screen; into the side that shows if the wanted one is hidden. False if there is no such pair. */
  go(index: number, wanted: Side, caret?: number): boolean {
    const number = sectionAt(this.#options.sections, index)
    const section = this.#options.sections[number]
    if (!section || index < 0 || index >= section.offset + section.end - section.start) return false
    const pair = index - section.offset
    void this.#shown(number).then(editor => {
      if (!editor) return
      const side = this.#options.shown(wanted)
      editor.focus(side, { pair, offset: caret ?? editor.text(side, pair).length })
      const element = editor.element(side, pair)
      if (element && !isComfortable(element)) element.scrollIntoView({ block: 'center' })
    })
    return true
  }

  /** Brings the section of the book's paragraph `index` onto the screen; null when it cannot be read. */
  bring(index: number): Promise<SectionEditor | null> {
    return this.#shown(sectionAt(this.#options.sections, index))
  }

  /** Brings a stretch of a paragraph into view and shows it for a moment, with the caret before it. Selects nothing: the next key would replace it. */
  async show(index: number, side: Side, start: number, end: number): Promise<void> {
    const number = sectionAt(this.#options.sections, index)
    const editor = await this.#shown(number)
    if (!editor) return
    const pair = index - editor.section.offset
    editor.focus(side, { pair, offset: start })
    editor.pulse(side, { pair, offset: start }, { pair, offset: end })
    await this.reveal(index, side, start)
  }

  /** Brings the beginning of a stretch into view without taking the keyboard there; false if it cannot be read. */
  async reveal(index: number, wanted: Side, start: number): Promise<boolean> {
    const editor = await this.#shown(sectionAt(this.#options.sections, index))
    if (!editor) return false
    const pair = index - editor.section.offset
    const side = this.#options.shown(wanted)
    return scrollToLine(() => {
      const element = editor.element(side, pair)
      const top = side === wanted ? editor.top(side, { pair, offset: start }) : null
      return element && { element, top: top ?? element.getBoundingClientRect().top }
    })
  }

  undo(): boolean {
    return this.#order.undo()
  }

  redo(): boolean {
    return this.#order.redo()
  }

  /** Sets the state of the selected translations, or of the one at `index` in the book. */
  setState(state: TranslationState, index?: number): boolean {
    if (index === undefined) return this.runOnPair(setState(state))
    const editor = this.#sections.get(sectionAt(this.#options.sections, index))
    return editor?.run(setState(state, index - editor.section.offset)) ?? false
  }

  /** The state of the translation at `index` in the book; null while its section is not loaded. */
  stateAt(index: number): TranslationState | null {
    const editor = this.#sections.get(sectionAt(this.#options.sections, index))
    return editor?.progress.get()[index - editor.section.offset] ?? null
  }

  /** The first and the last pair in the book whose translations `runOnPair` changes; null while there is no caret. */
  selectedSpan(): { readonly first: number; readonly last: number } | null {
    const editor = this.#current()
    if (!editor || !this.#where) return null
    const { side, index } = this.#where
    if (side === 'source') return { first: index, last: index }
    const { from, to } = selectedPairs(editor.state(side))
    return { first: editor.section.offset + from.pair, last: editor.section.offset + to.pair }
  }

  /** What the pair with the caret is: its paragraph, and its translation as it is now; null while there is no caret. */
  current(): { readonly paragraph: Paragraph; readonly translation: TranslationText } | null {
    const editor = this.#current()
    const paragraph = editor?.paragraphs[this.#where?.pair ?? 0]
    return editor && paragraph && this.#where
      ? { paragraph, translation: editor.translation(this.#where.pair) }
      : null
  }

  /** The annotations on the pair with the caret, on either side. */
  annotationsHere(): readonly Annotation[] {
    const here = this.current()
    if (!here) return []
    const on = (side: Side) => this.#annotations.on(side, [here.paragraph])
    return [...on('source'), ...on('translation')]
  }

  /** Gives the translation at `index` in the book another text and state, as one step of undoing. */
  async replace(index: number, text: TranslationText): Promise<boolean> {
    return this.#holding([index], async () => {
      const editor = await this.section(sectionAt(this.#options.sections, index))
      return editor?.run(replacePair(index - editor.section.offset, text)) ?? false
    })
  }

  /**
   * Moves the translation at `index` in the book, with the marks on it, to the pair before or after it:
   * one step of undoing. False where there is nothing to move, or no such pair.
   */
  moveTranslation(index: number, way: 'up' | 'down'): Promise<boolean> {
    const other = index + (way === 'up' ? -1 : 1)
    return this.#holding([index, other], () => this.#moveTranslation(index, other))
  }

  async #moveTranslation(index: number, other: number): Promise<boolean> {
    const from = await this.#pairAt(index)
    const to = await this.#pairAt(other)
    if (!from || !to) return false
    const marked = this.#annotations.on('translation', [from.paragraph])
    const moved = moveTranslation(from, to, marked)
    if (!moved) return false
    const place = (annotations: readonly Annotation[]) => () => {
      this.#redraw(this.#annotations.move(annotations))
      this.#options.changed({ translations: [], annotations })
      return 'done' as const
    }
    const put = (at: typeof from, text: TranslationText) =>
      at.editor.run(replacePair(at.pair, text)) ? this.#order.last : undefined
    const steps = [put(to, moved.to), put(from, moved.from)]
    if (marked.length > 0) {
      place(moved.annotations)()
      const step: Undoable = {
        name: 'move',
        book: this.#options.book,
        sections: [from.number, to.number],
        undo: place(marked),
        redo: place(moved.annotations),
      }
      this.#order.push(step)
      steps.push(step)
    }
    this.#order.join(steps, 'move')
    this.go(to.index, 'translation')
    return true
  }

  /** `work`, with the sections of the book's paragraphs `indexes` kept in memory until it is done. */
  async #holding<T>(indexes: readonly number[], work: () => Promise<T>): Promise<T> {
    const held = indexes.map(index => this.hold(sectionAt(this.#options.sections, index)))
    try {
      return await work()
    } finally {
      for (const letGo of held) letGo()
    }
  }

  /** The pair at `index` in the book, loaded if need be; null if there is none or it cannot be read. */
  async #pairAt(index: number) {
    const number = sectionAt(this.#options.sections, index)
    const editor = index < 0 ? null : await this.section(number)
    const pair = index - (editor?.section.offset ?? 0)
    const paragraph = editor?.paragraphs[pair]
    return editor && paragraph
      ? { editor, number, pair, index, paragraph, translation: editor.translation(pair) }
      : null
  }

  /** Puts other words in the place of words; `replace-all.ts` says how. Answers how many were replaced. */
  replaceAll(replacements: readonly Replacement[], work: LongWork): Promise<number> {
    const show = () => void this.go(replacements[0]?.index ?? 0, 'translation')
    const book = { id: this.#options.book, sections: this.#sections, order: this.#order, show }
    return replaceAll(book, replacements, work)
  }

  /** Runs `command` on the translation of the pair with the caret, whichever side the caret is on. */
  runOnPair(command: Command): boolean {
    const editor = this.#current()
    if (!editor || !this.#where) return false
    if (this.#where.side === 'source')
      editor.moveCaret('translation', { pair: this.#where.pair, offset: 0 })
    return editor.run(command)
  }

  /** Whether what is selected in the translations, or typed there next, has a format. */
  hasFormat(format: Format): boolean {
    const editor = this.#current()
    return editor ? hasFormat(editor.state('translation'), format) : false
  }

  /** Replaces all annotations; sections whose marks look different are drawn anew. */
  setAnnotations(all: readonly Annotation[]): void {
    this.#redraw(this.#annotations.set(all))
  }

  /** Takes over what became of some annotations: this costs what they touch, however many there are. */
  changeAnnotations(changes: readonly AnnotationChange[]): void {
    this.#redraw(this.#annotations.change(changes))
  }

  /** Replaces what is shown of a search; null for nothing. */
  setHits(hits: SpreadHits | null): void {
    if (hits === this.#hits) return
    this.#hits = hits
    for (const editor of this.#sections) {
      editor.drawHits('source')
      editor.drawHits('translation')
    }
  }

  /** Takes over the categories, and draws all marks with the words that there are for them now. */
  setCategories(categories: readonly Category[]): void {
    this.#annotations.setCategories(categories)
    this.#redraw(null)
  }

  /** Whether words are selected where the reader is. */
  isSelecting(): boolean {
    const state = this.#where && this.#current()?.state(this.#where.side)
    return state ? !state.selection.empty : false
  }

  /** What is selected now, on the side the reader is on; null when nothing is. */
  selectedText(): SelectedText | null {
    const editor = this.#current()
    return editor && this.#where ? selectedText(editor, this.#where.side) : null
  }

  /** The whole paragraph with the caret; null where it is empty. */
  currentText(): SelectedText | null {
    const editor = this.#current()
    return editor && this.#where ? wholePairText(editor, this.#where.side, this.#where.pair) : null
  }

  /** Annotations drawn at the caret or in the selection, shortest first. */
  marksHere(): readonly AnnotationId[] {
    const editor = this.#current()
    if (!editor || !this.#where) return []
    const state = editor.state(this.#where.side)
    const found = marksBetween(state, state.selection.from, state.selection.to)
    return [...new Set(found.map(({ id }) => id))]
  }

  /** Annotations on translations that were loaded whose words are gone from them, and those without any place in the book. */
  orphans(): ReadonlySet<AnnotationId> {
    const lost = new Set<AnnotationId>()
    for (const editor of this.#sections) for (const id of editor.orphans()) lost.add(id)
    for (const id of this.#sections.orphansKept()) lost.add(id)
    for (const id of this.#annotations.placeless()) lost.add(id)
    return lost
  }

  /** Leaves the caret where the selection ends. */
  collapse(): void {
    const editor = this.#current()
    if (editor && this.#where) editor.moveCaret(this.#where.side, editor.caret(this.#where.side))
  }

  /** Takes the keyboard over to the same pair on `side`, without moving the page. */
  changeSide(side: Side): void {
    const editor = this.#current()
    if (!editor?.mounted || !this.#where) return
    const { pair } = this.#where
    editor.focus(side, { pair, offset: side === 'source' ? 0 : editor.text(side, pair).length })
  }

  /** Puts the keyboard back where the caret is. */
  focus(): void {
    if (this.#where) this.#current()?.view(this.#where.side)?.focus()
  }

  /** Where the selection is drawn; null while nothing is selected. */
  selectionBox(): SelectionBox | null {
    const view = this.#where && this.#current()?.view(this.#where.side)
    return view ? selectionBox(view) : null
  }

  #current(): SectionEditor | undefined {
    return this.#where ? this.#sections.get(this.#where.section) : undefined
  }

  async #shown(number: number): Promise<SectionEditor | null> {
    const held = [number, number - 1, number - 2].map(near => this.hold(near))
    try {
      const editor = await this.section(number)
      if (!editor || editor.mounted) return editor
      // Drawn after it, those above would push it away again as soon as they have their height.
      await Promise.all([this.section(number - 1), this.section(number - 2)])
      if (!editor.mounted) await this.#options.reveal(number)
      return editor
    } finally {
      for (const letGo of held) letGo()
    }
  }

  #selected(editor: SectionEditor, side: Side): void {
    const { pair, offset } = editor.caret(side)
    const before = this.#where?.section
    const section = this.#numberOf(editor.section)
    const index = editor.section.offset + pair
    this.#where = { section, side, pair, index, caret: offset }
    if (before !== undefined && before !== section) this.#sections.letGo(before)
    for (const listener of this.#listeners) listener()
  }

  #cross(editor: SectionEditor): void {
    const side = this.#where?.side === 'translation' ? 'source' : 'translation'
    const { pair } = editor.caret(this.#where?.side ?? 'source')
    this.go(editor.section.offset + pair, side, side === 'source' ? 0 : undefined)
  }

  /** Goes to the same pair on the other side. */
  cross(): boolean {
    const editor = this.#current()
    if (editor) this.#cross(editor)
    return editor !== undefined
  }

  #leave({ section }: SectionEditor, side: Side, direction: Direction): boolean {
    const back = direction === 'up' || direction === 'left'
    return back
      ? this.go(section.offset - 1, side)
      : this.go(section.offset + section.end - section.start, side, 0)
  }

  /** One paste is one step of undoing, however many sections it reaches. */
  async #continuePaste(editor: SectionEditor, rest: readonly Block[]): Promise<void> {
    const steps = [this.#order.last]
    await continuePaste(this.#sections, this.#numberOf(editor.section), rest, () =>
      steps.push(this.#order.last),
    )
    this.#order.join(steps, 'paste')
  }

  #numberOf({ offset }: Section): number {
    return sectionAt(this.#options.sections, offset)
  }

  #redraw(touched: ReadonlySet<string> | null): void {
    if (touched?.size === 0) return
    for (const editor of this.#sections) {
      if (touched && !editor.paragraphs.some(({ id }) => touched.has(id))) continue
      editor.drawMarks('source')
      editor.drawMarks('translation')
    }
  }
}

/** The hits in one column of a section, by its pairs. */
const shownIn = (hits: SpreadHits | null, section: Section, side: Side): readonly ShownHit[] =>
  (hits?.on(side, section.offset, section.offset + section.end - section.start) ?? []).map(
    ({ index, ...hit }) => ({ ...hit, pair: index - section.offset }),
  )

/** Whether an element stands well inside the window, not pressed against an edge. */
function isComfortable(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top > 80 && bottom < window.innerHeight - 80
}
