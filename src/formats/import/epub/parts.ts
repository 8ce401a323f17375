/**
 * Chapters by a book's own contents. Each entry leads to a place in the text; the heading that
 * stands there is the entry's, and where the print has a picture for it, or nothing, one
 * is put in. Headings that the contents do not know are below the entry they stand under.
 */
import { textsIn, type StructureBlock, type TextBlock } from '../structured/blocks.ts'
import type { Part } from '../structured/structured-book.ts'

/** An entry of the contents and where it leads. */
export interface Placed {
  readonly title: string
  readonly level: number
  /** The page it leads to, and the name of the place in it, if one is named. */
  readonly path: string
  readonly anchor: string | undefined
}

/** A document of the book. */
export interface ReadPage {
  readonly path: string
  readonly blocks: readonly StructureBlock[]
}

export interface Divided {
  readonly parts: readonly Part[]
  /** How many headings were put in. */
  readonly added: number
}

/** An entry begins a chapter down to this level. */
const chapterLevel = 2
/** A heading stands at most this many paragraphs after the place that the contents name. */
const reach = 3
const deepest = 9

/** The chapters of the book that `pages` are, by its contents; null if these lead nowhere in it. */
export function partsByContents(
  pages: readonly ReadPage[],
  contents: readonly Placed[],
): Divided | null {
  const blocks = pages.flatMap(page => textsIn(page.blocks))
  const starts = new Map<string, number>()
  const anchors = new Map<string, number>()
  let at = 0
  for (const page of pages) {
    if (!starts.has(page.path)) starts.set(page.path, at)
    for (const block of textsIn(page.blocks)) {
      for (const anchor of block.anchors ?? []) anchors.set(`${page.path}#${anchor}`, at)
      at++
    }
  }
  const empty = new Set(
    pages.filter(page => textsIn(page.blocks).length === 0).map(({ path }) => path),
  )
  const entries = contents
    .flatMap(entry => {
      const start = anchors.get(`${entry.path}#${entry.anchor ?? ''}`) ?? starts.get(entry.path)
      return start === undefined || start >= blocks.length ? [] : [{ entry, start }]
    })
    .toSorted((a, b) => a.start - b.start)
    // A cover has nothing under it but what the next entry has.
    .filter(({ entry, start }, i, all) => {
      const after = all[i + 1]
      const isCover = after?.start === start && after.entry.level <= entry.level
      return !(isCover && empty.has(entry.path))
    })
  if (entries.length === 0) return null

  const parts: { title: string; level: number; blocks: TextBlock[] }[] = []
  let added = 0
  let next = 0
  let level = 0
  let outermost = 0
  const claimed = new Map<number, number>()
  for (let i = 0; i < blocks.length; i++) {
    const here = []
    for (; entries[next]?.start === i; next++) here.push(entries[next]?.entry)
    for (const entry of here) {
      if (entry === undefined) continue
      const limit = Math.min(i + reach, entries[next]?.start ?? Infinity)
      const heading = headingFor(entry.title, blocks, i, limit, claimed)
      if (heading !== null) {
        claimed.set(heading, entry.level)
        // A title of two lines is two paragraphs.
        if (isRest(entry.title, blocks[heading], blocks[heading + 1])) {
          claimed.set(heading + 1, Math.min(entry.level + 1, deepest))
        }
      }
      if (
        parts.length === 0 ||
        (entry.level <= chapterLevel && (parts.at(-1)?.blocks.length ?? 0) > 0)
      ) {
        parts.push({ title: entry.title, level: entry.level, blocks: [] })
      }
      if (heading === null) {
        parts.at(-1)?.blocks.push(headingOf(entry))
        added++
      }
      level = entry.level
      outermost = 0
    }
    const block = blocks[i]
    if (block === undefined) continue
    if (parts.length === 0) parts.push({ title: '', level: 1, blocks: [] })
    const own = claimed.get(i)
    if (block.kind === 'heading' && own === undefined) {
      outermost = outermost === 0 ? (block.level ?? 1) : Math.min(outermost, block.level ?? 1)
      const below = level + 1 + (block.level ?? 1) - outermost
      parts.at(-1)?.blocks.push({ ...block, level: Math.min(Math.max(below, 1), deepest) })
    } else if (own !== undefined) parts.at(-1)?.blocks.push(asHeading(block, own))
    else parts.at(-1)?.blocks.push(block)
  }
  return { parts, added }
}

/** Where the heading stands that the contents call `title`, from `start` up to `limit`; null if nowhere. */
function headingFor(
  title: string,
  blocks: readonly TextBlock[],
  start: number,
  limit: number,
  claimed: ReadonlyMap<number, number>,
): number | null {
  const wanted = squeezed(title)
  let first: number | null = null
  for (let i = start; i < Math.min(limit, blocks.length); i++) {
    const block = blocks[i]
    if (block === undefined || claimed.has(i) || block.kind === 'note') continue
    const words = squeezed(block.text)
    if (words === wanted) return i
    const isAlike =
      block.kind === 'heading'
        ? wanted.includes(words) || words.includes(wanted)
        : isMost(words, wanted)
    if (isAlike && first === null) first = i
  }
  return first
}

/** Whether `rest` says what `heading` leaves out of an entry's title. */
const isRest = (
  title: string,
  heading: TextBlock | undefined,
  rest: TextBlock | undefined,
): boolean =>
  heading !== undefined &&
  rest?.kind === 'body' &&
  squeezed(rest.text) !== '' &&
  squeezed(heading.text) + squeezed(rest.text) === squeezed(title)

/** Bold is how a heading looked that was not marked as one. */
const asHeading = (block: TextBlock, level: number): TextBlock => ({
  ...block,
  kind: 'heading',
  level,
  inlines: block.inlines.filter(({ kind }) => kind !== 'strong'),
})

/** Whether a paragraph is an entry's title but for a few signs, as `第一章` is of `第一章 天`. */
const isMost = (words: string, wanted: string): boolean =>
  words.length > 1 && words.length <= wanted.length && wanted.startsWith(words)

const squeezed = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '')

const headingOf = ({ title, level }: Placed): TextBlock => ({
  type: 'text',
  kind: 'heading',
  level,
  text: title,
  inlines: [],
})
