/** The print that an act on paragraphs needs. */
import type { Api } from '#contract/api'
import { sectionLimit, type Paragraph } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import {
  keptEnd,
  keptWords,
  placeName,
  type ParagraphChange,
} from '#domain/structure/paragraph-change'
import type { Printed } from '#domain/structure/shown-paragraphs'
import type { Division } from './division.ts'

export interface PrintTools {
  readonly api: Pick<Api, 'readSection'>
}

/** A place of the print with what a row about it needs. */
export interface PlaceToChange {
  readonly place: ParagraphId
  readonly index: number
  readonly words: string
  readonly after: ParagraphChange['after']
}

/** The number of the chapter that has printed paragraph `index`. */
export function chapterNumber({ printed }: Division, index: number): number {
  let end = 0
  return printed.chapters.findIndex(({ paragraphs }) => index < (end += paragraphs))
}

/** The place in the book of the first printed paragraph of a chapter. */
const startOf = ({ printed }: Division, chapter: number): number =>
  printed.chapters.slice(0, chapter).reduce((sum, { paragraphs }) => sum + paragraphs, 0)

/**
 * Reads the printed paragraphs from `first` up to `last`, with it, and the one before them if it is
 * of the same chapter. Returns null if one cannot be read.
 */
export async function readPrint(
  { api }: PrintTools,
  division: Division,
  first: number,
  last = first,
): Promise<Printed | null> {
  const from = Math.max(startOf(division, chapterNumber(division, first)), first - 1)
  const paragraphs: Paragraph[] = []
  while (from + paragraphs.length <= last) {
    const next = from + paragraphs.length
    const chapter = chapterNumber(division, next)
    const before = startOf(division, chapter)
    const ofChapter = division.printed.chapters[chapter]?.paragraphs ?? 0
    const end = Math.min(last + 1 - before, ofChapter, next - before + sectionLimit)
    const read = await api
      .readSection(division.printed.id, chapter, next - before, end)
      .catch(() => null)
    if (!read?.ok || read.value.length === 0) return null
    paragraphs.push(...read.value)
  }
  const print = { first: from, paragraphs }
  // Its paragraphs are shown otherwise in a moment, when nothing can be read.
  division.divided?.learnPrint(print)
  return print
}

/** Returns a place of the print for a row; UTF-16 offset. Null if its paragraph was not read. */
export function changeablePlace(
  division: Division,
  { first, paragraphs }: Printed,
  index: number,
  offset: number,
): PlaceToChange | null {
  const paragraph = paragraphs[index - first]
  if (!paragraph) return null
  const isFirst = startOf(division, chapterNumber(division, index)) === index
  const before = offset === 0 && !isFirst ? paragraphs[index - first - 1] : undefined
  const { id, text } = paragraph
  return {
    place: placeName({ paragraph: id, offset }),
    index,
    words: text.slice(offset, offset + keptWords),
    after: before
      ? { id: before.id, length: before.text.length, end: before.text.slice(-keptEnd) }
      : null,
  }
}
