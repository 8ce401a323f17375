/**
 * What the page knows of a text that can be added to the library. The text itself stays where it
 * was read.
 */
import type { Pairing } from '#domain/align/pairing'
import type { Book } from '#domain/book'
import { chineseFold } from '#domain/editions/fold'
import { lettersOf } from '#domain/editions/letters'
import type { TaughtRule } from '#domain/library/taught'
import { atMost } from '#domain/text/limit'
import type { BookId, ParagraphId } from '#domain/ids'
import { underOwnName } from '#formats/book-text'
import { encodeBundle, type BundleFile } from '#formats/bundle'
import {
  besideParagraphs,
  type BesideParagraph,
  type ImportedTranslation,
} from '#formats/import/bilingual/imported-translation'
import type { BookText, ImportFault, ImportFindings, ImportNotice } from '#formats/import/importer'
import type { TaskOptions } from '../in-worker.ts'
import { changedRead, linesRead, type PreviewLine } from './preview-lines.ts'
import type { ReadText } from './read-import.ts'

/** A text without its paragraphs. */
export interface TextSummary {
  readonly book: Book
  /** The id for a library that has another text under the id of `book`. */
  readonly ownId: BookId
  /** The first paragraphs, shortened. */
  readonly beginning: readonly string[]
}

/**
 * A translation that came with a text, and the paragraphs of the source: the reader corrects the
 * pairs by sight.
 */
export interface PreviewedTranslation extends ImportedTranslation {
  readonly sources: readonly string[]
}

/** A text that can be added, without the text. */
export interface ReadSummary {
  readonly ok: true
  readonly text: TextSummary
  readonly notices: readonly ImportNotice[]
  readonly findings: ImportFindings
  /** Whether two files are in it, one as the translation of the other. */
  readonly isPaired: boolean
  /** Absent if no translation came with the text. */
  readonly translation?: PreviewedTranslation
}

export interface ReadablePreview extends ReadSummary {
  readonly held: HeldText
}

export type TextPreview = ReadablePreview | ({ readonly ok: false } & ImportFault)

/** A text where it was read: in a worker, until `release`. Every call rejects after that. */
export interface HeldText {
  /** The files of its bundle; with `isUnderOwnId` those of a book with the id `ownId`. */
  readonly encode: (isUnderOwnId: boolean, options?: TaskOptions) => Promise<readonly BundleFile[]>
  /** The translation of each paragraph if the texts are paired by `pairing`. */
  readonly beside: (pairing: Pairing) => Promise<readonly BesideParagraph[]>
  /** How many of `ids` are paragraphs of the text. */
  readonly countOf: (ids: readonly ParagraphId[]) => Promise<number>
  /** How many of `texts` are paragraphs of it, in either script and with any punctuation. */
  readonly countAlike: (texts: readonly string[]) => Promise<number>
  /** `texts` in one script and without punctuation, as `countAlike` compares them. */
  readonly compared: (texts: readonly string[]) => Promise<readonly string[]>
  /** The paragraphs from `from` to `to`, as the preview shows them. */
  readonly lines: (from: number, to: number) => Promise<readonly PreviewLine[]>
  /** For each set of rules: how many lines of the text it would change. */
  readonly changedBy: (sets: readonly (readonly TaughtRule[])[]) => Promise<readonly number[]>
  readonly release: () => void
}

/** The summary of what was read. */
export function summaryOf({
  text,
  notices,
  findings,
  isPaired,
  translation,
}: ReadText): ReadSummary {
  const sources = () => text.chapters.flat().map(paragraph => paragraph.text)
  return {
    ok: true,
    text: {
      book: text.book,
      ownId: underOwnName(text).book.id,
      beginning: beginningOf(text),
    },
    notices,
    findings,
    isPaired,
    ...(translation && { translation: { ...translation, sources: sources() } }),
  }
}

/** How many paragraphs a preview shows, and how many characters of each. */
const shown = { paragraphs: 5, characters: 160 }

function beginningOf({ chapters }: BookText): readonly string[] {
  const first: string[] = []
  for (const { text } of chapters.flat().slice(0, shown.paragraphs)) {
    const short = atMost(text, shown.characters)
    first.push(short === text ? text : `${short}…`)
  }
  return first
}

/** The preview of what was read in this thread. */
export const previewHere = (read: ReadText): ReadablePreview => ({
  ...summaryOf(read),
  held: {
    encode: async (isUnderOwnId, options) => encodeRead(read.text, isUnderOwnId, options),
    beside: async pairing => besideRead(read, pairing),
    countOf: async ids => countRead(read.text, ids),
    countAlike: async texts => countAlikeRead(read.text, texts),
    compared: async texts => compared(texts),
    lines: async (from, to) => linesRead(read, from, to),
    changedBy: async sets => sets.map(rules => changedRead(read, rules)),
    release: () => {},
  },
})

/**
 * Returns the files of the bundle of `text`. `isUnderOwnId` names a text that another book has
 * already.
 */
export const encodeRead = (
  text: BookText,
  isUnderOwnId: boolean,
  options?: Pick<TaskOptions, 'onProgress'>,
): readonly BundleFile[] =>
  encodeBundle(isUnderOwnId ? underOwnName(text) : text, options?.onProgress)

/**
 * Returns the paragraphs of the text, each with its translation; none if the file has no
 * translation.
 */
export const besideRead = (
  { text, translation }: ReadText,
  pairing: Pairing,
): readonly BesideParagraph[] =>
  translation ? besideParagraphs(text, { ...translation, pairing }) : []

/** Returns how many of the paragraphs `ids` the text has. */
export function countRead({ chapters }: BookText, ids: readonly ParagraphId[]): number {
  const paragraphs = new Set(chapters.flat().map(({ id }) => id))
  return ids.filter(id => paragraphs.has(id)).length
}

/** Returns `texts` as they are compared with those of other editions. */
export async function compared(texts: readonly string[]): Promise<readonly string[]> {
  const { chineseVariants } = await import('../searching/chinese-variants.ts')
  const fold = chineseFold(chineseVariants())
  return texts.map(text => fold(lettersOf(text)))
}

/** The paragraphs of the text that was read, because it is compared with several books. */
const comparedParagraphs = new WeakMap<BookText, ReadonlySet<string>>()

/**
 * Returns how many of `texts` the text has as paragraphs, in either script and without
 * punctuation.
 */
export async function countAlikeRead(text: BookText, texts: readonly string[]): Promise<number> {
  const paragraphs =
    comparedParagraphs.get(text) ??
    new Set(await compared(text.chapters.flat().map(one => one.text)))
  comparedParagraphs.set(text, paragraphs)
  return (await compared(texts)).filter(letters => letters !== '' && paragraphs.has(letters)).length
}
