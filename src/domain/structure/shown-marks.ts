/**
 * Where marks are in the text as it is shown, and where shown marks are in the print. Stored marks
 * are always in places of the print.
 */
import { anchorAt, locate, type Anchor } from '../anchor.ts'
import type { Annotation } from '../annotation.ts'
import type { ParagraphId } from '../ids.ts'
import { halvesOf, withHalf, type Half } from '../marking/halves.ts'
import type { RichText } from '../rich-text.ts'
import {
  shownIndex,
  printedPlace,
  type BookStructure,
  type DividedParagraph,
  type PrintPart,
} from './book-structure.ts'
import { joinTexts } from './shown-text.ts'

/** The texts of divided paragraphs, as far as they are known. */
export interface PartTexts {
  readonly translation: (part: ParagraphId) => RichText
  /** The whole printed paragraph; undefined if it has not been read. */
  readonly source: (paragraph: ParagraphId) => string | undefined
}

/** An anchor with the place in the book of its paragraph. */
interface Placed {
  readonly index: number
  readonly anchor: Anchor
}

/** Returns `mark` as it is shown; itself if no division concerns it. */
export const shownMark = <Mark extends Annotation>(
  mark: Mark,
  structure: BookStructure,
  texts: PartTexts,
): Mark => withHalves(mark, structure, half => shownHalf(half, structure, texts))

/** Returns `mark`, which is in shown places, in those of the print. */
export const printedMark = <Mark extends Annotation>(
  mark: Mark,
  structure: BookStructure,
  texts: PartTexts,
): Mark => withHalves(mark, structure, half => printedHalf(half, structure, texts))

const withHalves = <Mark extends Annotation>(
  mark: Mark,
  { divided }: BookStructure,
  moved: (half: Half) => Half,
): Mark =>
  divided.length === 0
    ? mark
    : halvesOf(mark).reduce<Mark>((whole, half) => withHalf(whole, moved(half)), mark)

/** Returns the half of a mark as it is shown. */
export function shownHalf(half: Half, structure: BookStructure, texts: PartTexts): Half {
  if (structure.divided.length === 0) return half
  const placed = half.anchors.flatMap((anchor): readonly Placed[] => {
    const found =
      half.side === 'source'
        ? shownSource(anchor, structure)
        : shownTranslation(anchor, structure, texts)
    return found ?? [{ index: -1, anchor }]
  })
  const anchors = joinedAnchors(placed.map(({ anchor }) => anchor))
  const first = placed[0]?.index ?? -1
  return { ...half, index: first < 0 ? shownIndex(structure, half.index) : first, anchors }
}

/** Null if no division concerns it. */
function shownSource(anchor: Anchor, structure: BookStructure): readonly Placed[] | null {
  const parts = structure.partsOf.get(anchor.paragraphId)
  if (!parts || anchor.start === anchor.end) return null
  const { start, quote } = anchor
  const placed = parts.flatMap(part => {
    const paragraph = structure.byPart.get(part.id)
    const [from, to] = [Math.max(start, part.start), Math.min(anchor.end, part.end)]
    if (!paragraph || from >= to) return []
    const own: Anchor = {
      paragraphId: paragraph.id,
      start: part.at + from - part.start,
      end: part.at + to - part.start,
      quote: {
        exact: quote.exact.slice(from - start, to - start),
        prefix: from === start ? quote.prefix : '',
        suffix: to === anchor.end ? quote.suffix : '',
      },
    }
    return { index: paragraph.index, anchor: own }
  })
  return placed.length > 0 ? placed : null
}

function shownTranslation(
  anchor: Anchor,
  structure: BookStructure,
  texts: PartTexts,
): readonly Placed[] | null {
  const own = structure.byPart.get(anchor.paragraphId)
  if (!own) return null
  const printed = own.parts.find(({ id }) => id === anchor.paragraphId)
  const others = structure.partsOf.get(printed?.paragraph ?? anchor.paragraphId) ?? []
  for (const part of [...(printed ? [printed] : []), ...others]) {
    const paragraph = structure.byPart.get(part.id)
    const range = paragraph && locate(anchor, texts.translation(part.id).text)
    if (!paragraph || !range) continue
    const { content, starts } = joinedOf(paragraph, texts)
    const at = starts[paragraph.parts.findIndex(({ id }) => id === part.id)] ?? 0
    const shown = anchorAt(paragraph.id, content.text, range.start + at, range.end + at)
    return [{ index: paragraph.index, anchor: shown }]
  }
  // Its words are gone. It stays with its paragraph, and is shown as an orphan.
  return [{ index: own.index, anchor: { ...anchor, paragraphId: own.id } }]
}

const joinedOf = ({ parts }: DividedParagraph, texts: PartTexts) =>
  joinTexts(parts.map(({ id }) => texts.translation(id)))

/** Anchors that follow each other in one paragraph, with nothing or a space between, are one. */
export function joinedAnchors(anchors: readonly Anchor[]): readonly Anchor[] {
  const joined: Anchor[] = []
  for (const anchor of anchors) {
    const last = joined.at(-1)
    const gap = last ? anchor.start - last.end : -1
    if (!last || last.paragraphId !== anchor.paragraphId || gap < 0 || gap > 1) {
      joined.push(anchor)
      continue
    }
    joined.splice(-1, 1, {
      ...last,
      end: anchor.end,
      quote: {
        exact: `${last.quote.exact}${' '.repeat(gap)}${anchor.quote.exact}`,
        prefix: last.quote.prefix,
        suffix: anchor.quote.suffix,
      },
    })
  }
  return joined
}

/** Returns the half of a shown mark in places of the print. */
export function printedHalf(half: Half, structure: BookStructure, texts: PartTexts): Half {
  if (structure.divided.length === 0) return half
  const placed = half.anchors.flatMap((anchor): readonly Placed[] => {
    const paragraph = structure.byPart.get(anchor.paragraphId)
    if (!paragraph || anchor.start === anchor.end) return [{ index: -1, anchor }]
    const found =
      half.side === 'source'
        ? printedSource(anchor, paragraph, texts)
        : printedTranslation(anchor, paragraph, texts)
    return found.length > 0 ? found : [{ index: paragraph.parts[0].index, anchor }]
  })
  const anchors = half.side === 'source' ? wholeAnchors(placed, texts) : placed
  const first = anchors[0]?.index ?? -1
  return {
    ...half,
    index: first < 0 ? printedPlace(structure, half.index).index : first,
    anchors: anchors.map(({ anchor }) => anchor),
  }
}

function printedSource(
  { start, end, quote }: Anchor,
  { parts }: DividedParagraph,
  texts: PartTexts,
): readonly Placed[] {
  return parts.flatMap(part => {
    const [from, to] = [Math.max(start, part.at), Math.min(end, part.at + part.end - part.start)]
    if (from >= to) return []
    const [first, last] = [from - part.at + part.start, to - part.at + part.start]
    const text = texts.source(part.paragraph)
    const cut: Anchor = {
      paragraphId: part.paragraph,
      start: first,
      end: last,
      quote: {
        exact: quote.exact.slice(from - start, to - start),
        prefix: from === start ? quote.prefix.slice(-(from - part.at) || quote.prefix.length) : '',
        suffix: to === end ? quote.suffix : '',
      },
    }
    const anchor = text === undefined ? cut : anchorAt(part.paragraph, text, first, last)
    return { index: part.index, anchor }
  })
}

/** A printed paragraph has one anchor, also if a division that was undone cut it. */
function wholeAnchors(placed: readonly Placed[], texts: PartTexts): readonly Placed[] {
  const whole: Placed[] = []
  for (const one of placed) {
    const last = whole.at(-1)
    const { paragraphId, end, quote } = one.anchor
    if (last?.anchor.paragraphId !== paragraphId) {
      whole.push(one)
      continue
    }
    const text = texts.source(paragraphId)
    const { start } = last.anchor
    const exact = `${last.anchor.quote.exact}${quote.exact}`
    const anchor =
      text === undefined
        ? { ...last.anchor, end, quote: { ...last.anchor.quote, exact, suffix: quote.suffix } }
        : anchorAt(paragraphId, text, start, end)
    whole.splice(-1, 1, { index: one.index, anchor })
  }
  return whole
}

function printedTranslation(
  { start, end }: Anchor,
  paragraph: DividedParagraph,
  texts: PartTexts,
): readonly Placed[] {
  const { starts } = joinedOf(paragraph, texts)
  return paragraph.parts.flatMap((part: PrintPart, i) => {
    const { text } = texts.translation(part.id)
    const at = starts[i] ?? 0
    const [from, to] = [Math.max(start, at) - at, Math.min(end, at + text.length) - at]
    return from < to ? { index: part.index, anchor: anchorAt(part.id, text, from, to) } : []
  })
}
