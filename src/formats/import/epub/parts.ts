/**
 * Divides a book into chapters by its table of contents. The heading near an entry's target becomes
 * the entry's heading. A heading is added if there is no heading, or it is a picture. Headings
 * that the contents do not list go below the entry before them.
 */
import { textsIn, type TextBlock } from '../structured/blocks.ts'
import type { Part } from '../structured/text-parts.ts'
import type { BookContentsEntry } from './contents.ts'
import type { ReadPage } from './read-pages.ts'

export interface Divided {
  readonly parts: readonly Part[]
  /** How many headings were added. */
  readonly added: number
  /** How many entries of the contents lead into the text. */
  readonly entries: number
}

/** Entries of this level or above begin a chapter. */
const chapterLevel = 2
/** A heading is at most this many paragraphs after the target of its entry. */
const reach = 3
const deepest = 9

/** Returns the chapters of the book in `pages`; null if the contents lead nowhere in it. */
export function partsByContents(
  pages: readonly ReadPage[],
  contents: readonly BookContentsEntry[],
): Divided | null {
  const entries = locateEntries(pages, contents)
  return entries.length === 0
    ? null
    : new Divider(pages.flatMap(page => textsIn(page.blocks))).divide(entries)
}

interface Located {
  readonly entry: BookContentsEntry
  /** The index of its first paragraph among all paragraphs of the book. */
  readonly start: number
}

/** Returns the entries that lead into the text, in its order. */
function locateEntries(
  pages: readonly ReadPage[],
  contents: readonly BookContentsEntry[],
): readonly Located[] {
  const starts = new Map<string, number>()
  const anchors = new Map<string, number>()
  const empty = new Set<string>()
  let count = 0
  for (const page of pages) {
    if (!starts.has(page.path)) starts.set(page.path, count)
    const texts = textsIn(page.blocks)
    if (texts.length === 0) empty.add(page.path)
    for (const block of texts) {
      for (const anchor of block.anchors ?? []) anchors.set(`${page.path}#${anchor}`, count)
      count++
    }
  }
  return (
    contents
      .flatMap(entry => {
        const start = anchors.get(`${entry.path}#${entry.anchor ?? ''}`) ?? starts.get(entry.path)
        return start === undefined || start >= count ? [] : [{ entry, start }]
      })
      .toSorted((a, b) => a.start - b.start)
      // A cover has no text of its own: it starts where the next entry does.
      .filter(({ entry, start }, i, all) => {
        const after = all[i + 1]
        const isCover = after?.start === start && after.entry.level <= entry.level
        return !(isCover && empty.has(entry.path))
      })
  )
}

class Divider {
  readonly #blocks: readonly TextBlock[]
  readonly #parts: { title: string; level: number; blocks: TextBlock[] }[] = []
  #added = 0
  /** The level of the last entry. */
  #level = 0
  /** The highest level of unlisted headings since the last entry; 0 without any. */
  #outermost = 0
  /** Levels of the paragraphs that are headings of entries, by index. */
  readonly #claimed = new Map<number, number>()

  constructor(blocks: readonly TextBlock[]) {
    this.#blocks = blocks
  }

  divide(entries: readonly Located[]): Divided {
    let next = 0
    for (const [at, block] of this.#blocks.entries()) {
      const first = next
      while (entries[next]?.start === at) next++
      const limit = Math.min(at + reach, entries[next]?.start ?? Infinity, this.#blocks.length)
      for (const { entry } of entries.slice(first, next)) this.#begin(entry, at, limit)
      this.#add(block, this.#claimed.get(at))
    }
    return { parts: this.#parts, added: this.#added, entries: entries.length }
  }

  /** Begins the entry at the paragraph `at`. Its heading is before the paragraph `limit`. */
  #begin(entry: BookContentsEntry, at: number, limit: number): void {
    const heading = this.#headingFor(entry.title, at, limit)
    if (heading !== null) this.#claim(heading, entry)
    const hasText = (this.#parts.at(-1)?.blocks.length ?? 0) > 0
    if (this.#parts.length === 0 || (entry.level <= chapterLevel && hasText)) {
      this.#parts.push({ title: entry.title, level: entry.level, blocks: [] })
    }
    if (heading === null) {
      this.#parts.at(-1)?.blocks.push(headingOf(entry))
      this.#added++
    }
    this.#level = entry.level
    this.#outermost = 0
  }

  #claim(heading: number, { title, level }: BookContentsEntry): void {
    this.#claimed.set(heading, level)
    // A title of two lines is two paragraphs.
    if (isRest(title, this.#blocks[heading], this.#blocks[heading + 1])) {
      this.#claimed.set(heading + 1, Math.min(level + 1, deepest))
    }
  }

  /** Adds a paragraph, which is the heading of an entry if it is `claimed` for its level. */
  #add(block: TextBlock, claimed: number | undefined): void {
    if (this.#parts.length === 0) this.#parts.push({ title: '', level: 1, blocks: [] })
    this.#parts.at(-1)?.blocks.push(this.#levelled(block, claimed))
  }

  #levelled(block: TextBlock, claimed: number | undefined): TextBlock {
    if (claimed !== undefined) return asHeading(block, claimed)
    return block.kind === 'heading' ? { ...block, level: this.#levelBelow(block) } : block
  }

  /** Returns the level of an unlisted heading, below the last entry. */
  #levelBelow({ level = 1 }: TextBlock): number {
    this.#outermost = this.#outermost === 0 ? level : Math.min(this.#outermost, level)
    return Math.min(Math.max(this.#level + 1 + level - this.#outermost, 1), deepest)
  }

  /**
   * Returns the index of the heading that the contents call `title`, from `start` to before
   * `limit`; null if no heading fits.
   */
  #headingFor(title: string, start: number, limit: number): number | null {
    const wanted = squeezed(title)
    const unsigned = squeezed(withoutSign(title))
    let equal: number | null = null
    let first: number | null = null
    for (let i = start; i < limit; i++) {
      const block = this.#blocks[i]
      if (block === undefined || this.#claimed.has(i) || block.kind === 'note') continue
      const words = squeezed(block.text)
      if (words === wanted) return i
      if (unsigned !== '' && squeezed(withoutSigns(block)) === unsigned) equal ??= i
      const isAlike =
        block.kind === 'heading'
          ? wanted.includes(words) || words.includes(wanted)
          : isMost(words, wanted)
      if (isAlike && first === null) first = i
    }
    return equal ?? first
  }
}

/** Whether `heading` and `rest` together are the title of an entry. */
const isRest = (
  title: string,
  heading: TextBlock | undefined,
  rest: TextBlock | undefined,
): boolean =>
  heading !== undefined &&
  rest?.kind === 'body' &&
  squeezed(rest.text) !== '' &&
  squeezed(heading.text) + squeezed(rest.text) === squeezed(title)

/** An unmarked heading is often bold; as a heading it need not be. */
const asHeading = (block: TextBlock, level: number): TextBlock => ({
  ...block,
  ...(block.kind !== 'heading' && { reason: 'contents' }),
  kind: 'heading',
  level,
  inlines: block.inlines.filter(({ kind }) => kind !== 'strong'),
})

/** Whether `words` are the beginning of a title, as `第一章` is of `第一章 天`. */
const isMost = (words: string, wanted: string): boolean =>
  words.length > 1 && words.length <= wanted.length && wanted.startsWith(words)

/** A sign of a note after a title. `（一）` numbers the parts of a text, and is no such sign. */
const sign =
  /\s*(?:[①-⓿❶-➓*＊※†‡]|[[［〔【]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[注註])\s*[\]］〕】])\s*$/u

const withoutSign = (title: string): string => title.replace(sign, '')

/** Returns the words of `block` without references to notes and other raised signs. */
function withoutSigns({ text, inlines }: TextBlock): string {
  const raised = inlines.filter(({ kind }) => kind === 'noteReference' || kind === 'superscript')
  let words = ''
  let at = 0
  for (const { start, end } of raised.toSorted((a, b) => a.start - b.start)) {
    words += text.slice(at, Math.max(at, start))
    at = Math.max(at, end)
  }
  return withoutSign(words + text.slice(at))
}

/**
 * What is compared of a title: letters and figures. A page has a private character as a reference,
 * and the contents have it as itself, which is no letter.
 */
const squeezed = (text: string): string => text.replaceAll(/&#x[0-9a-f]+;|[^\p{L}\p{N}]/giu, '')

const headingOf = ({ title, level }: BookContentsEntry): TextBlock => ({
  type: 'text',
  kind: 'heading',
  level,
  reason: 'contents',
  text: title,
  inlines: [],
})
