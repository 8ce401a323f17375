/**
 * How an open book is divided. Most books are as printed: the code that divides texts is loaded
 * with the first row about one, or before the first act.
 */
import type { Annotation } from '#domain/annotation'
import { sectionsOf, type Book, type Paragraph, type Section } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import type { Half } from '#domain/marking/halves'
import type { Position } from '#domain/progress'
import type { BookStructure, DividedParagraph } from '#domain/structure/book-structure'
import type { ShownSection } from '#domain/structure/shown-chapters'
import type { Printed } from '#domain/structure/shown-paragraphs'
import type { ParagraphChange } from '#domain/structure/paragraph-change'
import type { TranslationText } from '#domain/translation'
import type { SectionContent } from '../reading/reading.ts'
import type { ChangedSection } from '../saving/autosave.ts'
import type { DividedText } from './divided-text.ts'

/** A section with its translations as they are now. */
export interface WrittenSection {
  readonly paragraphs: readonly Paragraph[]
  readonly translation: (pair: number) => TranslationText
}

/** What was read of the print for a shown section. */
export interface ReadPrint {
  /** The section of the print. */
  readonly wanted: Section
  readonly paragraphs: readonly Paragraph[]
  /** The translation of a paragraph that is as printed. */
  readonly newest: (paragraph: ParagraphId) => TranslationText
}

export type ShownPosition = Pick<Position, 'index' | 'caretIndex' | 'furthest' | 'paragraphId'>

const asPrinted: BookStructure = {
  rows: new Map(),
  divided: [],
  byPart: new Map(),
  byIndex: new Map(),
  hidden: new Set(),
  partsOf: new Map(),
}

export class Division {
  /** The book as it was printed, in the reader's words. */
  readonly printed: Book
  readonly #plain: readonly ShownSection[]
  #divided: DividedText | null = null

  constructor(printed: Book) {
    this.printed = printed
    this.#plain = sectionsOf(printed).map(section => ({
      ...section,
      from: section.offset,
      to: section.offset + section.end - section.start,
    }))
  }

  /** What turns the print into what is shown; null if all is as printed. */
  get divided(): DividedText | null {
    return this.#divided
  }

  /** Loads what divides texts. It must be there before rows are taken. */
  async prepare(): Promise<DividedText> {
    const { DividedText } = await import('./divided-text.ts')
    this.#divided ??= new DividedText(this.printed)
    return this.#divided
  }

  get structure(): BookStructure {
    return this.#divided?.structure ?? asPrinted
  }

  /** The book with chapters and headings as they are shown. The same object until they change. */
  get shown(): Book {
    return this.#divided?.shown ?? this.printed
  }

  get sections(): readonly ShownSection[] {
    return this.#divided?.sections ?? this.#plain
  }

  /** Takes rows. A row with the same place is replaced. */
  put(rows: readonly ParagraphChange[]): void {
    this.#divided?.put(rows)
  }

  /** The translation of a shown paragraph; null if it is as printed. */
  translationOf(paragraph: DividedParagraph | undefined): TranslationText | null {
    return paragraph ? (this.#divided?.translationOf(paragraph) ?? null) : null
  }

  shownMark<Mark extends Annotation>(mark: Mark): Mark {
    return this.#divided?.shownMark(mark) ?? mark
  }

  shownHalf<Of extends Half>(half: Of): Of {
    return this.#divided?.shownHalf(half) ?? half
  }

  printedHalf<Of extends Half>(half: Of): Of {
    return this.#divided?.printedHalf(half) ?? half
  }

  printedMark<Mark extends Annotation>(mark: Mark): Mark {
    return this.#divided?.printedMark(mark) ?? mark
  }

  shownPosition<Of extends ShownPosition>(position: Of): Of {
    return this.#divided?.shownPosition(position) ?? position
  }

  printedPosition<Of extends ShownPosition>(position: Of): Of {
    return this.#divided?.printedPosition(position) ?? position
  }

  /** What links can call a shown paragraph: its parts, and the printed paragraphs these are of. */
  names(paragraph: ParagraphId): readonly ParagraphId[] {
    const parts = this.structure.byPart.get(paragraph)?.parts ?? []
    return [...new Set([paragraph, ...parts.flatMap(part => [part.id, part.paragraph])])]
  }

  /** Where a place of the print is shown; UTF-16 offset into the printed paragraph. */
  shownIndex(index: number, offset = 0): number {
    return this.#divided?.shownIndex(index, offset) ?? index
  }

  /** The printed paragraph in which a shown one begins. */
  printedIndex(index: number): number {
    return this.#divided?.printedIndex(index) ?? index
  }

  /** The printed paragraphs that a shown section is made of, as a section of the print. */
  printedSection(section: Section): Section {
    return this.#divided?.printedSection(section) ?? section
  }

  /** What changed in shown paragraphs, as changes of rows. */
  printedChange(change: ChangedSection): ChangedSection {
    return this.#divided?.printedChange(change) ?? change
  }

  /** Returns a shown section with the reader's latest text, made of what was read for it. */
  content(section: Section, print: ReadPrint): SectionContent {
    return (
      this.#divided?.content(section, print) ?? {
        section,
        paragraphs: print.paragraphs,
        translations: print.paragraphs.map(({ id }) => print.newest(id)),
        print: { first: print.wanted.offset, paragraphs: print.paragraphs },
      }
    )
  }

  /**
   * Returns a section whose paragraphs have changed, with the text that its editor `was` had; null
   * if `prints` and what was read last lack a paragraph of it.
   */
  contentNow(
    section: Section,
    was: WrittenSection,
    prints: readonly Printed[],
  ): SectionContent | null {
    return this.#divided?.contentNow(section, was, prints) ?? null
  }
}
