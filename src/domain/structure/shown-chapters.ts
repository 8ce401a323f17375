/** Sections and chapters as they are shown, numbered and headed as the reader divided them. */
import type { ChapterEntry, HeadingEntry, Section } from '../book.ts'
import { sectionsOf } from '../book.ts'
import {
  countOf,
  lastPart,
  printedPlace,
  shownIndex,
  type BookStructure,
  type DividedParagraph,
  type PrintedChapters,
} from './book-structure.ts'

/** A shown section with the printed paragraphs that it needs, from `from` up to `to`, without. */
export interface ShownSection extends Section {
  readonly from: number
  readonly to: number
}

/**
 * Returns the shown sections. Their borders are those of the printed sections, so that a division
 * changes the sections beside it and no others. One that is left empty is gone.
 */
export function shownSections(
  structure: BookStructure,
  chapters: PrintedChapters,
): readonly ShownSection[] {
  const printed = sectionsOf({ chapters })
  const begins = printed.map(({ offset }) => firstShownAt(structure, offset))
  const starts = new Map<number, number>()
  return printed.flatMap((section, i) => {
    const { chapter, offset } = section
    const start = begins[i] ?? offset
    if (!starts.has(chapter)) starts.set(chapter, start)
    const next = printed[i + 1]
    const end = begins[i + 1] ?? printedEnd(structure, offset + section.end - section.start)
    if (end <= start) return []
    const first = starts.get(chapter) ?? start
    const to = printedPlace(structure, end)
    const shape = shapeOf(structure, start, end)
    return {
      ...section,
      ...(shape !== '' && { shape }),
      start: start - first,
      end: end - first,
      offset: start,
      from: printedPlace(structure, start).index,
      to: next ? to.index + (to.offset > 0 ? 1 : 0) : offset + section.end - section.start,
    }
  })
}

/**
 * Differs if the paragraphs from `start` up to `end`, without, are others; empty if all are as
 * printed, also after a division that was undone.
 */
function shapeOf({ divided }: BookStructure, start: number, end: number): string {
  const here: string[] = []
  const first = countOf(divided, ({ index }) => index < start)
  for (const paragraph of divided.slice(first)) {
    if (paragraph.index >= end) break
    if (!isWhole(paragraph)) here.push(lookOf(paragraph))
  }
  return here.join(';')
}

/** Whether the paragraph has the beginning, the end and the kind of one printed paragraph. */
const isWhole = ({ parts, kind, level }: DividedParagraph): boolean => {
  const last = parts.at(-1) ?? parts[0]
  const isOne = parts[0].index === last.index && parts[0].start === 0 && last.end === Infinity
  return isOne && kind === null && level === null
}

const lookOf = (paragraph: DividedParagraph): string => {
  const { id, kind, level } = paragraph
  const { index, end } = lastPart(paragraph)
  return [id, index, end, kind ?? '', level ?? ''].join(' ')
}

/** The first shown paragraph that begins at printed paragraph `index` or after it. */
function firstShownAt(structure: BookStructure, index: number): number {
  const shown = shownIndex(structure, index)
  const { index: printed } = printedPlace(structure, shown)
  return printed < index ? shown + 1 : shown
}

/** Returns the chapters as they are shown: how many paragraphs they have, and their headings. */
export function shownChapters<Chapter extends ChapterEntry>(
  structure: BookStructure,
  chapters: readonly Chapter[],
): readonly Chapter[] {
  if (structure.divided.length === 0) return chapters
  let offset = 0
  return chapters.map(chapter => {
    const start = shownIndex(structure, offset)
    const printedHeadings = chapter.headings.map(heading => ({
      heading,
      printed: offset + heading.index,
    }))
    const isOurs = ({ parts: [first] }: DividedParagraph) =>
      first.index >= offset && first.index < offset + chapter.paragraphs
    const own = structure.divided.filter(isOurs)
    const end = printedEnd(structure, offset + chapter.paragraphs)
    const stay = printedHeadings.flatMap(({ heading, printed }) =>
      structure.partsOf.has(heading.paragraph)
        ? []
        : { ...heading, index: shownIndex(structure, printed) - start },
    )
    const titles = new Map(chapter.headings.map(heading => [heading.paragraph, heading]))
    const changed = own.flatMap(one => {
      const { paragraph } = one.parts[0]
      const isUncut = structure.partsOf.get(paragraph)?.length === 1
      return headingOf(one, titles.get(paragraph), { start, isUncut })
    })
    offset += chapter.paragraphs
    if (own.length === 0) return chapter
    const headings = [...stay, ...changed].sort((a, b) => a.index - b.index)
    const [first] = headings
    const title = first?.index === 0 && chapter.title !== '' ? first.title : chapter.title
    return { ...chapter, paragraphs: end - start, headings, title }
  })
}

/** How many shown paragraphs come before the end of printed paragraph `end`, without it. */
const printedEnd = (structure: BookStructure, end: number): number =>
  shownIndex(structure, end - 1, Infinity) + 1

function headingOf(
  paragraph: DividedParagraph,
  printed: HeadingEntry | undefined,
  { start, isUncut }: { readonly start: number; readonly isUncut: boolean },
): readonly HeadingEntry[] {
  const { id, index, kind, level, parts, words, more } = paragraph
  const isPrintedHeading = printed !== undefined && parts[0].start === 0
  if (kind === null ? !isPrintedHeading : kind !== 'heading') return []
  const own = isPrintedHeading && isUncut ? printed.title : words
  const title = titleOf(`${own ?? printed?.title ?? ''}${more}`)
  return [
    {
      paragraph: id,
      level: level ?? printed?.level ?? 1,
      title,
      index: index - start,
    },
  ]
}

const longestTitle = 60

function titleOf(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim()
  const characters = Array.from(line)
  return characters.length > longestTitle
    ? `${characters.slice(0, longestTitle - 1).join('')}…`
    : line
}
