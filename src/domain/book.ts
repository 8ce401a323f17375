import type { BookId, ParagraphId, SectionId } from './ids.ts'
import { sectionId } from './ids.ts'

/** The kinds of source paragraph. */
export const paragraphKinds = [
  'heading',
  'body',
  'boxTitle',
  'boxBody',
  'marker',
  'dateline',
  'quotation',
  'verse',
  'caption',
  'note',
] as const
export type ParagraphKind = (typeof paragraphKinds)[number]

/**
 * Kinds of range that need no further data. `marker` is a mark of the printer's, such as （上接第四版）
 * before the first sentence.
 */
export const plainInlineKinds = [
  'strong',
  'emphasis',
  'superscript',
  'marker',
  'interlinearNote',
] as const

/** A range of a paragraph's text; UTF-16 offsets, `start < end`. */
interface Stretch {
  readonly start: number
  readonly end: number
}

export interface PlainInline extends Stretch {
  readonly kind: (typeof plainInlineKinds)[number]
}

/**
 * Words with their reading printed small beside them, such as pinyin. The reading is not part of
 * the text.
 */
export interface Ruby extends Stretch {
  readonly kind: 'ruby'
  readonly reading: string
}

/** The sign that refers to a note in print, such as ①. It is part of the text. */
export interface NoteReference extends Stretch {
  readonly kind: 'noteReference'
  /** The note's first paragraph. It has the kind `note` and is at the end of the chapter. */
  readonly note: ParagraphId
}

/**
 * A character that the file draws or names, but does not write: the text has 〓 in its place. The
 * name is not part of the text.
 */
export interface MissingCharacter extends Stretch {
  readonly kind: 'missingCharacter'
  /** What the file calls it, such as `KR0001`. Never empty. */
  readonly name: string
}

export type Inline = PlainInline | Ruby | NoteReference | MissingCharacter

/** One paragraph of the source, as printed unless the reader has divided the text. */
export interface Paragraph {
  readonly id: ParagraphId
  readonly kind: ParagraphKind
  /** 1 is the outermost level; only headings have one. */
  readonly level?: number
  readonly text: string
  readonly inlines?: readonly Inline[]
  /**
   * UTF-16 offsets into `text` where the print broke the paragraph and the import joined it again.
   */
  readonly printBreaks?: readonly number[]
  /**
   * The reader has joined, split or changed it, now or before, so that its marks have their places
   * from `structure/`. Never in a bundle.
   */
  readonly isDivided?: true
  /** The reader has hidden it: one line is in its place. Never in a bundle. */
  readonly isHidden?: boolean
}

/** A heading for the table of contents, available without reading its chapter. */
export interface HeadingEntry {
  readonly paragraph: ParagraphId
  readonly level: number
  readonly title: string
  /** The heading's place among the chapter's paragraphs, from 0. */
  readonly index: number
}

/** A chapter in the manifest. */
export interface ChapterEntry {
  readonly file: string
  /** Empty if the text begins without a heading, and in an entry that continues another. */
  readonly title: string
  readonly level: number
  /** This entry continues the chapter of the entry before it, which was too long for one file. */
  readonly continues?: true
  readonly paragraphs: number
  /** Counts Han characters, letters and digits, but no punctuation and no spaces. */
  readonly characters: number
  readonly headings: readonly HeadingEntry[]
  /** SHA-256 of the file's bytes, in lower-case hexadecimal. */
  readonly sha256: string
}

/** Where a text came from, and under what terms it may be passed on. */
export interface Provenance {
  /** The name of the imported file, without its folder. */
  readonly file: string
  /** SHA-256 of that file's bytes, in lower-case hexadecimal. */
  readonly sha256: string
  readonly importer: string
  readonly origin?: string
  readonly licence?: string
}

/** A book without its paragraphs. */
export interface Book {
  readonly id: BookId
  readonly title: string
  readonly author?: string
  /** The reader's translations of the two and of its origin, which no bundle has. Never blank. */
  readonly translatedTitle?: string
  readonly translatedAuthor?: string
  readonly translatedOrigin?: string
  /** BCP 47 tag, if the reader translates it into another language than other books. */
  readonly translationLanguage?: string
  /** BCP 47 tag, such as `zh-Hans`. */
  readonly language: string
  readonly provenance: Provenance
  readonly chapters: readonly ChapterEntry[]
  /**
   * The file in its bundle with the picture on its cover. The manifest does not name it, so that
   * older programs can open the book.
   */
  readonly cover?: string
}

/** A part of one chapter: what one editor holds. */
export interface Section {
  readonly id: SectionId
  readonly chapter: number
  /** The first paragraph's place in its chapter, from 0, and the place after the last one. */
  readonly start: number
  readonly end: number
  /** How many paragraphs of the book come before this section. */
  readonly offset: number
  /** Says how the reader has divided its paragraphs; missing while they are as printed. */
  readonly shape?: string
}

/** The most paragraphs of a section. A key lays out all of its section again. */
export const sectionLimit = 40

/** A border moves to a heading at most this far from where equal sections would end. */
const nearEnough = Math.floor(sectionLimit / 4)

/**
 * Returns the sections of `book` in reading order. Each chapter has as few as possible, of nearly
 * equal size. A section ends before a heading if one is near, so that paragraphs that are read
 * together are drawn together.
 */
export function sectionsOf(book: {
  readonly chapters: readonly {
    readonly paragraphs: number
    readonly headings: readonly Pick<HeadingEntry, 'index'>[]
  }[]
}): readonly Section[] {
  const sections: Section[] = []
  let offset = 0
  for (const [chapter, { paragraphs, headings }] of book.chapters.entries()) {
    const pieces = Math.ceil(paragraphs / sectionLimit)
    let start = 0
    let near = 0
    for (let i = 1; i <= pieces; i++) {
      const even = (i * paragraphs) / pieces
      // Headings are sorted, and a chapter may have as many headings as paragraphs.
      while ((headings[near]?.index ?? Infinity) <= even - nearEnough) near++
      const end = border(even, headings, near, {
        from: Math.max(start + 1, paragraphs - (pieces - i) * sectionLimit),
        to: Math.min(start + sectionLimit, paragraphs),
      })
      sections.push({ id: sectionId(chapter, i - 1), chapter, start, end, offset: offset + start })
      start = end
    }
    offset += paragraphs
  }
  return sections
}

/**
 * Returns where a section ends that would end at `even`: before the nearest heading, or before the
 * first of several headings in a row. `near` is the first heading that qualifies.
 */
function border(
  even: number,
  headings: readonly Pick<HeadingEntry, 'index'>[],
  near: number,
  allowed: { readonly from: number; readonly to: number },
): number {
  let nearest = Math.min(Math.max(Math.round(even), allowed.from), allowed.to)
  let distance = nearEnough
  for (let i = near; ; i++) {
    const index = headings[i]?.index ?? Infinity
    if (index >= even + nearEnough) break
    const isFirst = headings[i - 1]?.index !== index - 1
    const away = Math.abs(index - even)
    if (!isFirst || index < allowed.from || index > allowed.to || away >= distance) continue
    nearest = index
    distance = away
  }
  return nearest
}

/** How many paragraphs `book` has. */
export const paragraphCount = (book: Pick<Book, 'chapters'>): number =>
  book.chapters.reduce((sum, chapter) => sum + chapter.paragraphs, 0)

/** How many characters `book` has; see `ChapterEntry.characters`. */
export const characterCount = (book: Pick<Book, 'chapters'>): number =>
  book.chapters.reduce((sum, chapter) => sum + chapter.characters, 0)

/** Whether both have the same paragraphs in the same chapters, whatever their other fields say. */
export const haveSameText = (a: Pick<Book, 'chapters'>, b: Pick<Book, 'chapters'>): boolean =>
  hashesOf(a) === hashesOf(b)

const hashesOf = ({ chapters }: Pick<Book, 'chapters'>): string =>
  chapters.map(({ sha256 }) => sha256).join()
