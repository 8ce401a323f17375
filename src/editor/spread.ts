/**
 * An open book: its sections, and one object each for the selection, navigation, marks, hits and
 * translations across them. It knows nothing of React; the reader's page mounts the sections. The
 * file is long because it is the one list of what the reader's page can ask of a book.
 */
import type { Side } from '#domain/anchor'
import type { Annotation, Category } from '#domain/annotation'
import type { Section } from '#domain/book'
import type { BookId } from '#domain/ids'
import type { UndoOrder } from '#domain/undo-order'
import { AnnotationIndex } from './annotation-index.ts'
import { selectAll } from './commands/select-all.ts'
import { LoadedSections } from './loaded-sections.ts'
import type { NoteWords } from './plugins/note-links.ts'
import type { Speller } from './plugins/spelling.ts'
import { undoKey } from './plugins/typography.ts'
import type { EditableSection, SectionChange, SectionHost } from './section-host.ts'
import { SectionSteps } from './section-steps.ts'
import type { SourceLook } from './source-look.ts'
import { DrawnSpan } from './spread/drawn-span.ts'
import { Extending } from './spread/extending.ts'
import { ShownHits } from './spread/hits.ts'
import { LitWords } from './spread/lit-words.ts'
import { MarkEdges } from './spread/mark-edges.ts'
import { MarkPlaces } from './spread/mark-places.ts'
import { SpreadMarks } from './spread/marks.ts'
import { Navigation } from './spread/navigation.ts'
import { Paging } from './spread/paging.ts'
import { ReaderActs } from './spread/reader-acts.ts'
import { SelectionKeys } from './spread/selection-keys.ts'
import { SelectionMouse } from './spread/selection-mouse.ts'
import { SpanEdits } from './spread/span-edits.ts'
import { SpreadSelection } from './spread/selection.ts'
import { SpreadSpelling } from './spread/spelling.ts'
import { ShownTerms } from './spread/terms.ts'
import { Translations } from './spread/translations.ts'

export interface SpreadOptions {
  readonly book: BookId
  /**
   * The undo order of the program. The steps of this book leave it when the spread is destroyed.
   */
  readonly order: UndoOrder
  readonly sections: readonly Section[]
  /** BCP 47 tag of the book. */
  readonly language: string
  readonly sourceLook: () => SourceLook
  /** Whether the source is shown as the reader emends it. */
  readonly isEmended: () => boolean
  readonly translationLanguage: () => string
  /** The tag of the language whose typography typing follows; null for none. */
  readonly typography: () => string | null
  /** Checks the words of translations; null for no check. */
  readonly speller: Speller | null
  /** Returns the side that is visible if `side` is hidden. */
  readonly shown: (side: Side) => Side
  /** The accessible name of one column of a section. */
  readonly label: (side: Side, section: Section) => string
  readonly hint: () => string
  /** The accessible description of a mark of that category. */
  readonly markWords: (annotation: Annotation, category: Category, side: Side) => string
  readonly noteWords: () => NoteWords
  /** Resolves to null if the section's text cannot be read. */
  readonly load: (section: Section) => Promise<EditableSection | null>
  /** Whether the line that is being written stays at the same height of the page. */
  readonly isSteady: () => boolean
  /** Scrolls to a section; resolves when it is mounted. */
  readonly reveal: (section: number) => Promise<void>
  /**
   * Called before a paste that changes very many translations. The paste waits for it, at most a
   * second.
   */
  readonly beforeLargePaste: () => Promise<void>
  /** A link in the source is about to move the caret away. */
  readonly leaving: () => void
  readonly changed: (change: SectionChange) => void
  /**
   * Typed text should be written now: the column has lost the keyboard, or a composition has ended.
   */
  readonly committed: () => void
  /** Writes what has changed. Resolves when it is stored. */
  readonly written: () => Promise<unknown>
  /**
   * Receives what resolves when a change has reached all its sections. It may go on after
   * `destroy`: until then the book must not be opened again.
   */
  readonly unfinished: (work: Promise<unknown>) => void
}

/** What callers outside the editor may do with the sections of a book. */
type SpreadSections = Pick<LoadedSections, 'all' | 'get' | 'load' | 'hold'>

/** Returns the text of a section whose paragraphs have changed; null if it must be read. */
type DividedContent = Parameters<LoadedSections['divide']>[1]

export class Spread {
  readonly sections: SpreadSections
  readonly selection: SpreadSelection
  readonly navigation: Navigation
  readonly marks: SpreadMarks
  readonly markPlaces = new MarkPlaces(() => this.#sections)
  readonly edges: MarkEdges
  readonly lit: LitWords
  readonly hits: ShownHits
  readonly terms: ShownTerms
  readonly translations: Translations
  readonly spelling: SpreadSpelling
  readonly #book: BookId
  readonly #order: UndoOrder
  readonly #sections: LoadedSections
  readonly #steps: SectionSteps
  readonly #stop: () => void
  readonly #drawn: DrawnSpan
  readonly #extending: Extending
  readonly #keys: SelectionKeys
  readonly #mouse: SelectionMouse
  readonly #span: SpanEdits

  constructor(options: SpreadOptions) {
    const { book, order } = options
    const annotations = new AnnotationIndex(options.markWords)
    const sections = new LoadedSections(
      options.sections,
      section => this.#loaded(section, options.load),
      this.#hostOf(options, annotations),
      {
        isHere: number => this.selection.where?.section === number,
        undoable: () => order.sections(book),
        inUse: () => order.editors(book),
      },
    )
    this.#book = book
    this.#order = order
    this.#sections = sections
    this.sections = sections
    this.selection = new SpreadSelection(sections)
    const acts = new ReaderActs(this.selection)
    this.navigation = new Navigation(sections, this.selection, acts, options)
    this.#drawn = new DrawnSpan(sections, this.selection)
    const extending = new Extending(sections, this.selection, this.navigation, acts)
    this.#extending = extending
    const paging = new Paging(sections, this.selection, extending, acts)
    const { selection, navigation } = this
    this.#keys = new SelectionKeys({ sections, selection, navigation, extending, paging })
    this.#steps = new SectionSteps(sections, {
      book,
      go: (index, caret) => this.navigation.go(index, 'translation', caret),
    })
    this.#span = this.#spanEdits(options)
    this.#mouse = new SelectionMouse(sections, this.selection)
    this.marks = new SpreadMarks(annotations, sections, this.selection)
    this.edges = new MarkEdges(sections, {
      source: () => options.language,
      translation: options.translationLanguage,
    })
    this.lit = new LitWords(annotations, sections, this.selection)
    this.hits = new ShownHits(sections)
    this.terms = new ShownTerms(sections)
    this.translations = new Translations({
      book,
      order,
      sections,
      selection,
      navigation,
      span: this.#span,
      annotations,
      marks: this.marks,
      changed: options.changed,
      unfinished: options.unfinished,
    })
    this.spelling = new SpreadSpelling({
      sections,
      selection: this.selection,
      navigation: this.navigation,
      speller: options.speller,
    })
    this.#stop = this.#followSteps(order)
  }

  #followSteps(order: UndoOrder): () => void {
    const stops = [
      order.beforeUndo(() => this.#undoKey()),
      order.beforeStep(() => this.#sections.settleHeldBack()),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }

  /** Loads a section with the occurrences of its terms, so that it is drawn once. */
  async #loaded(section: Section, load: SpreadOptions['load']): Promise<EditableSection | null> {
    const loaded = await load(section)
    if (loaded) await this.terms.ready(loaded)
    return loaded
  }

  #spanEdits({ book, order, beforeLargePaste, written, unfinished }: SpreadOptions): SpanEdits {
    return new SpanEdits({
      book,
      order,
      sections: this.#sections,
      selection: this.selection,
      navigation: this.navigation,
      steps: this.#steps,
      beforeLarge: () => void beforeLargePaste(),
      written,
      unfinished,
    })
  }

  /** What every section calls. It is made once a book, so that a key allocates nothing here. */
  #hostOf(options: SpreadOptions, annotations: AnnotationIndex): SectionHost {
    const { order } = options
    return {
      marks: annotations,
      hits: (section, side) => this.hits.in(section, side),
      language: options.language,
      sourceLook: options.sourceLook,
      terms: section => this.terms.in(section),
      isEmended: options.isEmended,
      translationLanguage: options.translationLanguage,
      typography: options.typography,
      speller: options.speller,
      label: (section, side) => options.label(side, section),
      hint: options.hint,
      isSteady: options.isSteady,
      noteWords: options.noteWords,
      follow: (section, link, from) => void this.navigation.follow(section, link, from),
      leave: (section, side) => direction => this.navigation.leave(section, side, direction),
      next: (section, pair) => this.navigation.goOn(section.offset + pair + 1, 'translation'),
      cross: (section, pair) => this.navigation.crossFrom(section, pair),
      beforeLargePaste: options.beforeLargePaste,
      span: {
        clear: () => this.#span.clear(),
        over: command => this.#span.over(command),
        paste: blocks => this.#span.paste(blocks),
      },
      continuePaste: (section, rest) =>
        options.unfinished(this.translations.continuePaste(section, rest)),
      changed: change => {
        annotations.replace(change.annotations)
        options.changed(change)
      },
      undoable: (section, name) => {
        if (this.#steps.isStepping) return
        order.push(this.#steps.of(this.#sections.numberOf(section), name))
      },
      wasTyping: section => {
        const { last } = order
        return last?.name === 'typing' && this.#steps.isIn(this.#sections.numberOf(section), last)
      },
      selected: (section, side, caret) => this.selection.moved(section, side, caret),
      placing: () => this.selection.leaveSpan(),
      redrawn: () => {
        this.#drawn.soon()
        this.lit.soon()
      },
      marksMoved: () => this.markPlaces.moved(),
      committed: options.committed,
    }
  }

  /** Undoes what the program made of the last key, if nothing was done since. */
  #undoKey(): boolean {
    const { editor, where } = this.selection
    const { last } = this.#order
    if (!editor || !where || last?.name !== 'typing') return false
    return this.#steps.isIn(where.section, last) && editor.run(undoKey)
  }

  /**
   * Lets the selection leave its section by the keys and the mouse on `page`, which scrolls the
   * text. Returns what ends this.
   */
  follow(page: HTMLElement): () => void {
    const ends = [this.#keys, this.#mouse, this.#drawn, this.lit].map(part => part.follow(page))
    return () => {
      for (const end of ends) end()
    }
  }

  /** Puts the caret at the beginning or the end of the book, on its side. */
  goToEnd(end: 'from' | 'to'): void {
    this.#extending.go(end, this.selection.where?.side ?? 'translation')
  }

  /** Selects the whole book on the side of the caret. Returns false while there is no caret. */
  selectAll(): boolean {
    const { where } = this.selection
    return where !== null && this.#extending.selectAll(where.side)
  }

  /**
   * Selects the paragraph with the caret, or the whole book if that is selected already, as Ctrl+A
   * does. Returns false while there is no caret, or while an input method composes there.
   */
  selectMore(): boolean {
    const { where, editor, isComposing } = this.selection
    if (!where || !editor || isComposing) return false
    const { side } = where
    return this.#keys.selectAll({ editor, side }) || editor.run(selectAll, side)
  }

  undo(): boolean {
    return this.#order.undo()
  }

  redo(): boolean {
    return this.#order.redo()
  }

  /** Makes all changes that wait. To be called before the book is divided otherwise. */
  settle(): void {
    this.#sections.settle()
  }

  /** Whether an input method composes anywhere in the book. */
  get isComposing(): boolean {
    return Array.from(this.#sections).some(({ views }) => views.composing)
  }

  /**
   * Takes the sections of the book as the reader has divided it now, under the same ids. Only those
   * whose paragraphs changed are made again. The caret stays if its section does.
   */
  divide(sections: readonly Section[], content: DividedContent): void {
    const { where } = this.selection
    const before = where && this.#sections.get(where.section)
    this.#sections.divide(sections, content)
    this.selection.divided(number => before === this.#sections.get(number))
  }

  /** To be called when the language of the interface or of the translation has changed. */
  refresh(): void {
    for (const editor of this.#sections) editor.views.refresh()
  }

  /** To be called when the type of the page has changed. */
  measureAgain(): void {
    for (const editor of this.#sections) editor.views.measureAgain()
  }

  /** To be called when the source is to be shown as emended, or as printed again. */
  showEmended(): void {
    for (const editor of this.#sections) editor.overlays.drawMarks('source')
  }

  destroy(): void {
    this.#stop()
    this.#sections.clear()
    this.#drawn.end()
    this.lit.end()
    this.selection.clear()
    this.#order.forgetEditors(this.#book)
  }
}
