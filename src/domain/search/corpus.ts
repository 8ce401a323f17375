/** The searchable text of a book: its source, translations and notes. */
import type { Range } from '../anchor.ts'
import type { Paragraph } from '../book.ts'
import type { AnnotationId, ParagraphId } from '../ids.ts'
import type { Proposal } from '../marking/readings.ts'
import { EmendedTexts } from './emended-texts.ts'
import type { SearchResultList, SearchPlace } from './search-results.ts'
import type { Query, QueryMaker } from './query.ts'
import { asidesOf, SearchText, type Passage } from './search-text.ts'

/** A translation, or a note, on paragraph `index` of the book. */
export interface Written {
  readonly index: number
  readonly text: string
  /**
   * Ranges of `text` that are searched separately; all of it by default. Sorted; they do not
   * overlap.
   */
  readonly parts?: readonly Range[]
}

export interface WrittenNote extends Written {
  readonly id: AnnotationId
  /** What it proposes for printed words. */
  readonly proposal?: Proposal
}

/**
 * How many paragraphs' translations or notes are folded together. A change folds its whole block
 * again.
 */
const blockSize = 256

export class Corpus {
  readonly #maker: QueryMaker
  readonly #source = new Map<number, SearchText>()
  readonly #ids = new Map<number, readonly ParagraphId[]>()
  readonly #emended: EmendedTexts
  readonly #translations = new Blocks<number>()
  readonly #notes = new Blocks<AnnotationId>()
  #sourceLength = 0

  constructor(maker: QueryMaker) {
    this.#maker = maker
    this.#emended = new EmendedTexts(maker, index => this.#printed(index))
  }

  /** About how many UTF-16 code units of text it holds. */
  get length(): number {
    return this.#sourceLength + this.#translations.length + this.#notes.length
  }

  /** Adds consecutive paragraphs of the source; the first is paragraph `first` of the book. */
  addSource(first: number, paragraphs: readonly Paragraph[]): void {
    const passages = paragraphs.map(({ text, inlines }) => {
      const asides = asidesOf(inlines)
      return asides.length > 0 ? { text, asides } : { text }
    })
    this.#source.set(first, new SearchText(passages, this.#maker))
    this.#ids.set(
      first,
      paragraphs.map(({ id }) => id),
    )
    this.#emended.printedChanged()
    for (const { text } of paragraphs) this.#sourceLength += text.length
  }

  /** Replaces translations; an empty one is removed. */
  setTranslations(rows: readonly Written[]): void {
    for (const row of rows) this.#translations.set(row.index, row)
  }

  /** Replaces notes, and what they propose; an empty one is removed. */
  setNotes(rows: readonly WrittenNote[]): void {
    for (const row of rows) {
      this.#notes.set(row.id, row)
      this.#emended.set(row.id, row.index, row.proposal ?? null)
    }
  }

  /** Adds the hits in one place to `list`. Yields now and then, so that the caller can stop. */
  *search(place: SearchPlace, query: Query, list: SearchResultList): Generator<void> {
    if (place === 'source') {
      yield* this.#searchSource(query, list)
    } else if (place === 'translation') {
      for (const block of this.#translations.all(this.#maker)) {
        yield findIn(block, query, (index, start, end) => list.add(place, index, start, end))
      }
    } else {
      for (const block of this.#notes.all(this.#maker)) {
        yield findIn(block, query, (index, start, end, key) =>
          list.addInNote(key, index, start, end),
        )
      }
    }
  }

  /** Finds words as they are printed and as they are emended. */
  *#searchSource(query: Query, list: SearchResultList): Generator<void> {
    const known = new Map<number, Range[]>()
    for (const [first, text] of this.#source) {
      text.find(query, (passage, start, end) => {
        const index = first + passage
        list.add('source', index, start, end)
        if (this.#emended.has(index)) (known.get(index) ?? setIn(known, index)).push({ start, end })
      })
      yield
    }
    if (this.#emended.isEmpty) return
    this.#emended.find(query, known, (index, start, end) => list.add('source', index, start, end))
    yield
  }

  /** Returns the words of a hit in the source as they are emended; null if they are as printed. */
  emended({ index, start, end }: Range & { readonly index: number }): string | null {
    return this.#emended.words(index, start, end)
  }

  /** The id of paragraph `index`; null if the corpus lacks it. */
  paragraphId(index: number): ParagraphId | null {
    return this.#printed(index)?.id ?? null
  }

  #printed(index: number): (Passage & { readonly id: ParagraphId }) | null {
    for (const [first, { passages }] of this.#source) {
      const [passage, id] = [passages[index - first], this.#ids.get(first)?.[index - first]]
      if (passage && id) return { ...passage, id }
    }
    return null
  }

  /** Returns the text that the offsets of a hit refer to, or null. */
  text(place: SearchPlace, index: number, note: AnnotationId | null): string | null {
    if (place === 'translation') return this.#translations.text(index, index)
    if (place === 'note') return note === null ? null : this.#notes.text(note, index)
    return this.#printed(index)?.text ?? null
  }
}

function setIn(known: Map<number, Range[]>, index: number): Range[] {
  const hits: Range[] = []
  known.set(index, hits)
  return hits
}

interface Row<Key> extends Written {
  readonly key: Key
}

interface Block<Key> {
  readonly rows: Map<Key, Row<Key>>
  /** Null after a row has changed. */
  searched: Searched<Key> | null
}

/**
 * The searched text of some rows: for each passage of `text`, its row, and the UTF-16 offset in
 * that row's text where it begins.
 */
interface Searched<Key> {
  readonly text: SearchText
  readonly owners: readonly Row<Key>[]
  readonly starts: readonly number[]
}

/** Rows in blocks by paragraph, each folded again when it changes. */
class Blocks<Key> {
  readonly #blocks = new Map<number, Block<Key>>()
  readonly #places = new Map<Key, number>()
  length = 0

  set(key: Key, { index, text, parts }: Written): void {
    this.#remove(key)
    if (text === '') return
    const number = Math.floor(index / blockSize)
    const block = this.#blocks.get(number) ?? { rows: new Map(), searched: null }
    block.rows.set(key, parts ? { key, index, text, parts } : { key, index, text })
    block.searched = null
    this.#blocks.set(number, block)
    this.#places.set(key, number)
    this.length += text.length
  }

  #remove(key: Key): void {
    const block = this.#blocks.get(this.#places.get(key) ?? -1)
    const row = block?.rows.get(key)
    if (!block || !row) return
    block.rows.delete(key)
    block.searched = null
    this.#places.delete(key)
    this.length -= row.text.length
  }

  *all(maker: QueryMaker): Generator<Searched<Key>> {
    for (const block of this.#blocks.values()) {
      block.searched ??= searchedOf([...block.rows.values()], maker)
      yield block.searched
    }
  }

  text(key: Key, index: number): string | null {
    return this.#blocks.get(Math.floor(index / blockSize))?.rows.get(key)?.text ?? null
  }
}

function searchedOf<Key>(rows: readonly Row<Key>[], maker: QueryMaker): Searched<Key> {
  const parts = rows.flatMap(row =>
    (row.parts ?? [{ start: 0, end: row.text.length }]).map(part => ({ row, ...part })),
  )
  return {
    text: new SearchText(
      parts.map(({ row, start, end }) => ({ text: row.text.slice(start, end) })),
      maker,
    ),
    owners: parts.map(({ row }) => row),
    starts: parts.map(({ start }) => start),
  }
}

/**
 * Calls `take` with each hit in some rows: the row's paragraph, UTF-16 offsets in the row's text,
 * and the row's key.
 */
function findIn<Key>(
  { text, owners, starts }: Searched<Key>,
  query: Query,
  take: (index: number, start: number, end: number, key: Key) => void,
): void {
  text.find(query, (passage, start, end) => {
    const row = owners[passage]
    const from = starts[passage] ?? 0
    if (row) take(row.index, from + start, from + end, row.key)
  })
}
