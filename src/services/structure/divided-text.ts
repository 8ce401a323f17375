/**
 * How one book is divided, and what is known of its divided paragraphs. The stored rows are places
 * of the print; this is the one object that turns them into what is shown, and back. The file is
 * long because the rows, what is shown and what is being read change together.
 */
import type { Annotation } from '#domain/annotation'
import type { Book, Paragraph, Section } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import type { Half } from '#domain/marking/halves'
import { isBlank, sameRichText, type RichText } from '#domain/rich-text'
import { isSettledOrphan, placeText } from '#domain/marking/settled-orphan'
import {
  lastPrinted,
  printedPlace,
  shownIndex,
  dividedBy,
  withRows,
  type BookStructure,
  type DividedParagraph,
  type PrintPart,
} from '#domain/structure/book-structure'
import { shownChapters, shownSections, type ShownSection } from '#domain/structure/shown-chapters'
import { cutAgain } from '#domain/structure/cut-again'
import { placeOfName, type ParagraphChange } from '#domain/structure/paragraph-change'
import {
  printedHalf,
  printedMark,
  shownHalf,
  shownMark,
  type PartTexts,
} from '#domain/structure/shown-marks'
import { isAgainstPrint } from '#domain/structure/against-print'
import { shownParagraphs, type Printed } from '#domain/structure/shown-paragraphs'
import { dividedTranslation, joinTranslations, movedStarts } from '#domain/structure/shown-text'
import { untranslated, type TranslationText } from '#domain/translation'
import type { SectionContent } from '../reading/reading.ts'
import type { ChangedSection } from '../saving/autosave.ts'
import type { ReadPrint, ShownPosition, WrittenSection } from './division.ts'

type PlacedTranslation = ChangedSection['translations'][number]

/** How many sections of the print are kept, so that a division shows at once. */
const printsKept = 24

/** How many earlier texts of a part are kept for undoing. */
const earlierKept = 20

export class DividedText {
  /** The book as it was printed, in the reader's words. */
  readonly printed: Book
  #structure: BookStructure
  #shown: Book
  #sections: readonly ShownSection[]
  readonly #translations = new Map<ParagraphId, TranslationText>()
  readonly #sources = new Map<ParagraphId, string>()
  /** Printed paragraphs that were read last, by the place of the first. */
  readonly #prints = new Map<number, readonly Paragraph[]>()

  /** What parts were before typing gave them the state of their whole paragraph, oldest first. */
  readonly #earlier = new Map<ParagraphId, readonly TranslationText[]>()

  /** The places of rows that the print contradicts. */
  readonly #refused = new Set<ParagraphId>()

  constructor(printed: Book) {
    this.printed = printed
    this.#structure = dividedBy(printed.chapters, new Map())
    this.#shown = printed
    this.#sections = shownSections(this.#structure, printed.chapters)
  }

  get structure(): BookStructure {
    return this.#structure
  }

  /** The book with chapters and headings as they are shown. The same object until they change. */
  get shown(): Book {
    return this.#shown
  }

  get sections(): readonly ShownSection[] {
    return this.#sections
  }

  /** The parts whose translations must be known if the book is divided by `rows`. */
  partsWith(rows: readonly ParagraphChange[]): readonly ParagraphId[] {
    const { divided } = dividedBy(this.printed.chapters, withRows(new Map(), rows))
    return divided.flatMap(({ parts }) => parts.map(({ id }) => id))
  }

  readonly texts: PartTexts = {
    translation: part => this.translation(part).content,
    source: paragraph => this.#sources.get(paragraph),
  }

  /** The translation of a part, as the reader wrote it last. */
  translation(part: ParagraphId): TranslationText {
    return this.#translations.get(part) ?? untranslated
  }

  /** The translation of a shown paragraph. */
  translationOf({ parts }: DividedParagraph): ReturnType<typeof joinTranslations> {
    return joinTranslations(parts.map(({ id }) => this.translation(id)))
  }

  /** The UTF-16 offset at which a part begins in the translation of its shown paragraph. */
  startOf(paragraph: DividedParagraph, part: ParagraphId): number {
    const { starts } = this.translationOf(paragraph)
    return starts[paragraph.parts.findIndex(({ id }) => id === part)] ?? 0
  }

  /** The part of a shown paragraph that has a UTF-16 offset of its translation. */
  partAt(paragraph: ParagraphId, offset: number): ParagraphId {
    const divided = this.#structure.byPart.get(paragraph)
    if (!divided) return paragraph
    const { starts } = this.translationOf(divided)
    return divided.parts.findLast((_, i) => (starts[i] ?? 0) <= offset)?.id ?? paragraph
  }

  /**
   * The translation of a shown paragraph with an earlier version of one of its parts, written `at`
   * milliseconds since 1970. One from before a split is cut again. If it ends with other words than
   * the parts behind it, all are to be checked: `toCheck` has the other paragraphs, as shown.
   */
  withVersion(
    part: ParagraphId,
    text: TranslationText,
    at: number,
  ): { readonly text: TranslationText; readonly toCheck: readonly number[] } {
    const since = this.#splitSince(part, at)
    const cut = cutAgain(
      text.content,
      since.map(({ id }) => this.translation(id).content),
    )
    const own: TranslationText = cut
      ? { content: cut, state: text.state }
      : { content: text.content, state: 'check' }
    const paragraph = this.#structure.byPart.get(part)
    const parts = paragraph?.parts ?? []
    const { content, state } = joinTranslations(
      parts.length < 2 ? [own] : parts.map(({ id }) => (id === part ? own : this.translation(id))),
    )
    const others = since.flatMap(({ id }) => this.#structure.byPart.get(id)?.index ?? [])
    const toCheck = cut ? [] : others.filter(index => index !== paragraph?.index)
    return { text: { content, state }, toCheck: [...new Set(toCheck)] }
  }

  /** Parts with words of one printed paragraph, behind `part`, that were cut off after `at`. */
  #splitSince(part: ParagraphId, at: number): readonly PrintPart[] {
    const { paragraph } = placeOfName(part)
    const parts = this.#structure.partsOf.get(paragraph) ?? []
    const own = parts.findIndex(({ id }) => id === part)
    const isSince = ({ id }: PrintPart) => (this.#structure.rows.get(id)?.updatedAt ?? 0) > at
    return own < 0
      ? []
      : parts
          .slice(own + 1)
          .filter(one => isSince(one) && !isBlank(this.translation(one.id).content))
  }

  /** Takes rows. A row with the same place is replaced. */
  put(rows: readonly ParagraphChange[]): void {
    for (const { place } of rows) this.#refused.delete(place)
    this.#take(withRows(this.#structure.rows, rows))
  }

  /** Takes `rows` in place of all others. */
  replace(rows: readonly ParagraphChange[]): void {
    this.#take(withRows(new Map(), rows))
  }

  /** Returns the rows that the print contradicts, as far as it was read. */
  againstPrint(printed: Printed): readonly ParagraphChange[] {
    return Array.from(this.#structure.rows.values()).filter(row => isAgainstPrint(row, printed))
  }

  /** Ignores these rows from now on. They stay stored. */
  refuse(rows: readonly ParagraphChange[]): void {
    for (const { place } of rows) this.#refused.add(place)
    this.#take(this.#structure.rows)
  }

  #take(all: ReadonlyMap<ParagraphId, ParagraphChange>): void {
    const rows = new Map([...all].filter(([place]) => !this.#refused.has(place)))
    const { chapters } = this.printed
    this.#structure = dividedBy(chapters, rows)
    this.#shown =
      this.#structure.divided.length === 0
        ? this.printed
        : { ...this.printed, chapters: shownChapters(this.#structure, chapters) }
    this.#sections = shownSections(this.#structure, chapters)
    for (const paragraphs of this.#prints.values()) this.#learnSources(paragraphs)
  }

  /** Takes the translation of a part. */
  learn(part: ParagraphId, text: TranslationText): void {
    this.#translations.set(part, text)
  }

  /** Takes printed paragraphs that were read. */
  learnPrint({ first, paragraphs }: Printed): void {
    this.#prints.delete(first)
    this.#prints.set(first, paragraphs)
    for (const oldest of this.#prints.keys()) {
      if (this.#prints.size <= printsKept) break
      this.#prints.delete(oldest)
    }
    this.#learnSources(paragraphs)
  }

  /** The whole text of a divided paragraph is needed for its marks. */
  #learnSources(paragraphs: readonly Paragraph[]): void {
    for (const { id, text } of paragraphs)
      if (this.#structure.partsOf.has(id)) this.#sources.set(id, text)
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
    const wanted = this.printedSection(section)
    const paragraphs: Paragraph[] = []
    for (let at = wanted.offset; at < wanted.offset + wanted.end - wanted.start; at++) {
      const paragraph = printedAt(prints, at) ?? this.#printedAt(at)
      if (!paragraph) return null
      paragraphs.push(paragraph)
    }
    const pairs = new Map(
      was.paragraphs.flatMap(({ id, isDivided }, pair) => (isDivided ? [] : [[id, pair] as const])),
    )
    return this.content(section, {
      wanted,
      paragraphs,
      newest: id => {
        // The editor had more than this paragraph if it was divided then.
        const pair = pairs.get(id)
        return pair === undefined ? this.translation(id) : was.translation(pair)
      },
    })
  }

  /** Returns a shown section with the reader's latest text, made of what was read for it. */
  content(section: Section, { wanted, paragraphs: printed, newest }: ReadPrint): SectionContent {
    const print = { first: wanted.offset, paragraphs: printed }
    this.learnPrint(print)
    const { offset, start, end } = section
    const shown = { start: offset, end: offset + end - start }
    const paragraphs = shownParagraphs(this.#structure, print, shown)
    const translations = paragraphs.map(({ id }) => {
      const divided = this.#structure.byPart.get(id)
      if (!divided) return newest(id)
      const { content, state } = this.translationOf(divided)
      return { content, state }
    })
    return { section, paragraphs, translations, print }
  }

  #printedAt(index: number): Paragraph | null {
    const prints = Array.from(this.#prints, ([first, paragraphs]) => ({ first, paragraphs }))
    return printedAt(prints, index)
  }

  /** A mark as it is shown. */
  shownMark<Mark extends Annotation>(mark: Mark): Mark {
    const shown = shownMark(mark, this.#structure, this.texts)
    if (shown === mark || !isSettledOrphan(mark)) return shown
    // The decision is about the same place, which has another name where it is shown.
    return { ...shown, settledAt: placeText(shown) }
  }

  /** A shown mark in places of the print. */
  printedMark<Mark extends Annotation>(mark: Mark): Mark {
    return printedMark(mark, this.#structure, this.texts)
  }

  shownHalf<Of extends Half>(half: Of): Of {
    return { ...half, ...shownHalf(half, this.#structure, this.texts) }
  }

  printedHalf<Of extends Half>(half: Of): Of {
    return { ...half, ...printedHalf(half, this.#structure, this.texts) }
  }

  /** The printed paragraphs that a shown section is made of, as a section of the print. */
  printedSection(section: Section): Section {
    const { from, to } = this.#sections.find(({ id }) => id === section.id) ?? {
      from: section.offset,
      to: section.offset + section.end - section.start,
    }
    let first = 0
    for (const { paragraphs } of this.printed.chapters.slice(0, section.chapter))
      first += paragraphs
    return { ...section, start: from - first, end: to - first, offset: from }
  }

  shownPosition<Of extends ShownPosition>(position: Of): Of {
    const { index, caretIndex, furthest, paragraphId } = position
    const { offset } = placeOfName(paragraphId)
    const at = (printed: number) => this.shownIndex(printed, printed === index ? offset : 0)
    return {
      ...position,
      index: at(index),
      caretIndex: at(caretIndex),
      ...(furthest !== undefined && { furthest: this.shownIndex(furthest, Infinity) }),
    }
  }

  printedPosition<Of extends ShownPosition>(position: Of): Of {
    const { index, caretIndex, furthest } = position
    return {
      ...position,
      index: this.printedIndex(index),
      caretIndex: this.printedIndex(caretIndex),
      ...(furthest !== undefined && { furthest: lastPrinted(this.#structure, furthest) }),
    }
  }

  /** Where a place of the print is shown; UTF-16 offset into the printed paragraph. */
  shownIndex(index: number, offset = 0): number {
    return shownIndex(this.#structure, index, offset)
  }

  /** The printed paragraph in which a shown one begins. */
  printedIndex(index: number): number {
    return printedPlace(this.#structure, index).index
  }

  /** What changed in shown paragraphs, as changes of rows. */
  printedChange({ bookId, translations, annotations }: ChangedSection): ChangedSection {
    if (this.#structure.divided.length === 0) return { bookId, translations, annotations }
    return {
      bookId,
      translations: translations.flatMap(one => this.#printedRows(one)),
      annotations: annotations.map(one => this.printedMark(one)),
    }
  }

  /** Remembers what a part was if typing in the paragraph gives it another state. */
  #remember(part: ParagraphId, was: TranslationText, now: TranslationText): void {
    if (was.state === now.state || sameRichText(was.content, now.content)) return
    const all = this.#earlier.get(part) ?? []
    this.#earlier.set(part, [...all.slice(1 - earlierKept), was])
  }

  #printedRows(row: PlacedTranslation): readonly PlacedTranslation[] {
    const { paragraphId, index, content, state } = row
    const divided = this.#structure.byPart.get(paragraphId)
    if (!divided) return [{ ...row, index: this.printedIndex(index) }]
    const before = this.translationOf(divided)
    const starts = movedStarts(before, content.text)
    const was = divided.parts.map(({ id }) => this.translation(id))
    const earlier = (i: number, text: RichText) =>
      this.#earlier
        .get(divided.parts[i]?.id ?? paragraphId)
        ?.findLast(one => sameRichText(one.content, text))
    const texts = dividedTranslation({ content, state }, starts, was, earlier)
    return divided.parts.map((part, i) => {
      const text = texts[i] ?? untranslated
      this.#remember(part.id, was[i] ?? untranslated, text)
      this.#translations.set(part.id, text)
      return { paragraphId: part.id, index: part.index, ...text }
    })
  }
}

function printedAt(prints: readonly Printed[], index: number): Paragraph | null {
  for (const { first, paragraphs } of prints) {
    const found = paragraphs[index - first]
    if (found) return found
  }
  return null
}
