/** Paragraphs of other books than the open one, found by the search engine for a list of places. */
import type { Book } from '#domain/book'
import { nameAround } from '#domain/notes/place-name'
import { hitAt, type SearchResults } from '#domain/search/search-results'
import { printedPlace } from '#domain/structure/book-structure'
import { placeName as partName } from '#domain/structure/paragraph-change'
import { chaptersFrom } from '../editions/read-text.ts'
import type { Settable } from '../live.ts'
import type { ListedPlace } from './place-list.ts'
import type { PlaceTools } from './places.ts'

/** How many paragraphs are listed, of one book and of all. */
const most = { book: 3, all: 8 } as const
/** The fewest characters that are sought: one is in every paragraph. */
const fewest = 2
/** How long the reader must pause before all books are searched, in milliseconds. */
const pause = 250

interface FarParagraphs {
  /** Returns what is found so far, and begins the search for other words. */
  readonly find: (words: string) => readonly ListedPlace[]
  readonly close: () => void
}

interface FarTools {
  readonly tools: PlaceTools
  /** The other books; empty until they are known. */
  readonly books: () => readonly Book[]
  /** Rises when more is found. */
  readonly ready: Settable<number>
  /** How many searches are under way. */
  readonly searches: Settable<number>
}

export function createFarParagraphs({ tools, books, ready, searches }: FarTools): FarParagraphs {
  let sought = ''
  let found: readonly ListedPlace[] = []
  let end = () => {}

  function begin(words: string): void {
    end()
    sought = words
    found = []
    if (Array.from(words).length < fewest || books().length === 0) return void (end = () => {})
    searches.set(searches.get() + 1)
    let isOver = false
    let stop = () => {}
    end = () => {
      if (isOver) return
      isOver = true
      clearTimeout(waiting)
      stop()
      searches.set(searches.get() - 1)
    }
    const waiting = setTimeout(() => {
      stop = search(tools, words, books(), listed => {
        if (isOver) return
        if (listed === null || found.length >= most.all) return end()
        found = [...found, ...listed].slice(0, most.all)
        ready.set(ready.get() + 1)
      })
    }, pause)
  }

  return {
    find(words) {
      if (words !== sought) begin(words)
      return found
    },
    close: () => end(),
  }
}

/** Reports paragraphs of one book after the other, and null at the end. */
function search(
  tools: PlaceTools,
  words: string,
  books: readonly Book[],
  onFound: (listed: readonly ListedPlace[] | null) => void,
): () => void {
  const asked = { words, matchCase: false, exactCharacters: false, isPattern: false }
  let reading: Promise<unknown> = Promise.resolve()
  return tools.searching.inLibrary({ books, asked, places: ['source'], excerpts: 0 }, findings => {
    if (findings === null || typeof findings === 'string')
      return void reading.finally(() => onFound(null))
    const { book, found } = findings
    const read = listedIn(tools, book, found).then(onFound)
    reading = Promise.all([reading, read]).catch(() => {})
  })
}

/** The first paragraphs of a book in which something was found. */
async function listedIn(
  { api, structures }: PlaceTools,
  book: Book,
  found: SearchResults,
): Promise<readonly ListedPlace[]> {
  const starts = new Map<number, number>()
  for (let at = 0; starts.size < most.book; at++) {
    const hit = hitAt(found, at)
    if (!hit) break
    if (!starts.has(hit.index)) starts.set(hit.index, hit.start)
  }
  const listed: ListedPlace[] = []
  const { structure } = await structures.open(book)
  for (const [shown, start] of starts) {
    const { index, offset } = printedPlace(structure, shown)
    let [chapter, first] = [0, 0]
    while (index >= first + (book.chapters[chapter]?.paragraphs ?? Infinity))
      first += book.chapters[chapter++]?.paragraphs ?? 0
    const read = await chaptersFrom(api, book, chapter)
    const paragraph = read.ok ? read.value[0]?.[index - first] : undefined
    if (!paragraph) continue
    listed.push({
      place: {
        kind: 'paragraph',
        book: book.id,
        paragraph: partName({ paragraph: paragraph.id, offset }),
      },
      name: nameAround(paragraph.text.slice(offset), start),
      kind: paragraph.level === undefined ? 'paragraph' : 'heading',
      title: book.title,
      about: '',
      wordless: null,
    })
  }
  return listed
}
