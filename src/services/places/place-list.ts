/** The places that a link can lead to, listed while the reader types words of one. */
import type { Annotation } from '#domain/annotation'
import type { Book, Paragraph } from '#domain/book'
import type { BookId } from '#domain/ids'
import { kindWordsOf } from '#domain/kinds/index'
import type { LibraryPlace } from '#domain/notes/place'
import { standaloneBook } from '#domain/notes/standalone'
import { nameAround, placeName } from '#domain/notes/place-name'
import { PinyinNames, pinyinTyped } from '#domain/text/pinyin-names'
import { annotationsNamed, idsOfAnnotationsOf } from '#storage/annotations'
import { chaptersFrom } from '../editions/read-text.ts'
import { nameSearch, type AmongNames, type NameSearch } from '../library/name-search.ts'
import { live, type Live } from '../live.ts'
import { createFarParagraphs } from './far-paragraphs.ts'
import type { PlaceTools } from './places.ts'

export interface ListedPlace {
  readonly place: LibraryPlace
  /**
   * The beginning of its words, or for a paragraph the words around those that were sought. '' if
   * the place is a mark without words that has no note.
   */
  readonly name: string
  readonly kind: 'mark' | 'note' | 'term' | 'heading' | 'paragraph' | 'book'
  /** The book's title, if the place is in another book than the open one; otherwise ''. */
  readonly title: string
  /** The beginning of a mark's note, or the rendering of a term; otherwise ''. */
  readonly about: string
  /** The mark, if it covers no words: its name is then that of its note. */
  readonly wordless: Annotation | null
}

export interface PlaceList {
  /** Rises as more places can be found: those of the open book first, then those of the library. */
  readonly ready: Live<number>
  /** Whether nothing more will be found, because all was read or the reading failed. */
  readonly isDone: Live<boolean>
  /**
   * Returns the places with `words` in them, in either script, or with these letters as pinyin:
   * those of the open book first. Without words, the marks that were changed last, and the books.
   * Two characters or more are also sought in the text of the other books, where letters are no
   * pinyin. What is found there is returned by a later call.
   */
  readonly find: (words: string) => readonly ListedPlace[]
  /** Ends the reading of the library. */
  readonly close: () => void
}

/** A place with everything that it can be found by. */
interface Entry extends ListedPlace {
  readonly words: string
  readonly changed: number
}

/** Entries made ready to be searched. */
interface Block {
  readonly entries: readonly Entry[]
  readonly among: AmongNames
  readonly pinyin: PinyinNames
}

/** The groups in the order of the list, each with the most places that are shown of it. */
const most = { marks: 12, headings: 6, paragraphs: 12, others: 8, books: 8 } as const
type GroupName = keyof typeof most
const groupNames = ['marks', 'headings', 'paragraphs', 'others', 'books'] as const

/** How many characters are made ready at once, so that a key never waits for long. */
const atOnce = 30_000
/** How many rows are read and checked at once. */
const rowsAtOnce = 250
/** A name that begins with the words comes first among this many that have them. */
const compared = 300

export async function listPlaces(
  tools: PlaceTools,
  book: Book,
  marks: readonly Annotation[],
): Promise<PlaceList> {
  const list = new Listing(await nameSearch())
  const isDone = live(false)
  const searches = live(0)
  let isRead = false
  const settle = () => isDone.set(isRead && searches.get() === 0)
  searches.subscribe(settle)
  const far = createFarParagraphs({ tools, books: () => list.others, ready: list.ready, searches })
  void list
    .read(tools, book, marks)
    .catch(() => {})
    .finally(() => {
      isRead = true
      settle()
    })
  return {
    ready: list.ready,
    isDone,
    find: words => [...list.find(words), ...far.find(words.trim())],
    close: () => {
      far.close()
      list.close()
    },
  }
}

class Listing {
  readonly ready = live(0)
  /** The other books of the library; empty until they are read. */
  others: readonly Book[] = []
  readonly #names: NameSearch
  readonly #blocks: { readonly [G in GroupName]: Block[] } = {
    marks: [],
    headings: [],
    paragraphs: [],
    others: [],
    books: [],
  }
  #isClosed = false

  constructor(names: NameSearch) {
    this.#names = names
  }

  close(): void {
    this.#isClosed = true
  }

  find(words: string): readonly ListedPlace[] {
    const wanted = words.trim()
    if (wanted === '') return this.#latest()
    return groupNames.flatMap(group => this.#inGroup(group, wanted))
  }

  #latest(): readonly Entry[] {
    const { marks, books } = this.#blocks
    const changed = marks.flatMap(({ entries }) => entries).sort((a, b) => b.changed - a.changed)
    return [
      ...changed.slice(0, most.marks),
      ...books.flatMap(({ entries }) => entries).slice(0, most.books),
    ]
  }

  #inGroup(group: GroupName, wanted: string): readonly Entry[] {
    // A paragraph that begins with the words is no likelier than the first one that has them.
    const enough = group === 'paragraphs' ? most.paragraphs : compared
    const found: Entry[] = []
    const letters = pinyinTyped(wanted)
    for (const { entries, among, pinyin } of this.#blocks[group]) {
      const starts = new Map(among(wanted))
      let left = enough - found.length - starts.size
      if (letters !== null && left > 0)
        pinyin.find(letters, (number, start) => {
          if (!starts.has(number)) {
            starts.set(number, start)
            left--
          }
          return left > 0
        })
      for (const [number, start] of [...starts].sort(([a], [b]) => a - b)) {
        const entry = entries[number]
        if (entry && found.length < enough)
          found.push(
            group === 'paragraphs' ? { ...entry, name: nameAround(entry.words, start) } : entry,
          )
      }
      if (found.length >= enough) break
    }
    if (group !== 'paragraphs') found.sort((a, b) => rank(a, wanted) - rank(b, wanted))
    return found.slice(0, most[group])
  }

  async read(tools: PlaceTools, book: Book, marks: readonly Annotation[]): Promise<void> {
    await this.#add(
      'marks',
      marks.map(mark => markEntry(mark, '')),
    )
    await this.#readText(tools, book)
    const { books } = await tools.shelf.read()
    this.others = books.flatMap(({ book: other }) => (other.id === book.id ? [] : other))
    await this.#add(
      'books',
      books.map(one => bookEntry(one.book)),
    )
    for (const other of [standaloneBook('', ''), ...this.others])
      if (other.id !== book.id) await this.#readMarks(tools, other)
  }

  async #readText(tools: PlaceTools, book: Book): Promise<void> {
    for (let chapter = 0; chapter < book.chapters.length && !this.#isClosed;) {
      const some = await chaptersFrom(tools.api, book, chapter)
      if (!some.ok) return
      const paragraphs = some.value.flat().filter(({ text }) => text.trim() !== '')
      const isHeading = ({ level }: Paragraph) => level !== undefined
      const entries = (all: readonly Paragraph[]) => all.map(one => paragraphEntry(book.id, one))
      await this.#add('headings', entries(paragraphs.filter(isHeading)))
      await this.#add('paragraphs', entries(paragraphs.filter(one => !isHeading(one))))
      chapter += some.value.length
    }
  }

  async #readMarks(tools: PlaceTools, book: Book): Promise<void> {
    const ids = await idsOfAnnotationsOf(tools.db, book.id)
    for (let at = 0; at < ids.length && !this.#isClosed; at += rowsAtOnce) {
      const { rows } = await annotationsNamed(tools.db, ids.slice(at, at + rowsAtOnce))
      const there = rows.filter(({ deletedAt }) => deletedAt === null)
      await this.#add(
        'others',
        there.map(mark => markEntry(mark, book.title)),
      )
    }
  }

  /** Makes `entries` ready a part at a time, and lets other tasks run in between. */
  async #add(group: GroupName, entries: readonly Entry[]): Promise<void> {
    for (let at = 0; at < entries.length && !this.#isClosed;) {
      let end = at
      for (let room = atOnce; end < entries.length && room > 0; end++)
        room -= entries[end]?.words.length ?? 0
      const part = entries.slice(at, end)
      const words = part.map(entry => entry.words)
      const block = { entries: part, among: this.#names(words), pinyin: new PinyinNames(words) }
      this.#blocks[group].push(block)
      this.ready.set(this.ready.get() + 1)
      at = end
      await new Promise(resolve => setTimeout(resolve))
    }
  }
}

/** Names that begin with the words come first, shorter ones before longer ones. */
const rank = ({ name }: Entry, wanted: string): number =>
  (name.toLowerCase().startsWith(wanted.toLowerCase()) ? 0 : 1000) + name.length

function markEntry(mark: Annotation, title: string): Entry {
  // A note on the book has nothing to do with the words of its first paragraph.
  const quote =
    mark.scope === 'book' ? '' : mark.anchors.map(({ quote: { exact } }) => exact).join(' ')
  const note = mark.note.map(({ text }) => text).join('\n')
  const further = kindWordsOf(mark).flatMap(({ text }) => (text === '' ? [] : text))
  const name = mark.scope ? placeName(note) : placeName(quote) || placeName(note)
  const about = further[0] ?? (mark.scope ? '' : note)
  return {
    place: { kind: 'mark', book: mark.bookId, mark: mark.id },
    name,
    kind: mark.kind === 'term' ? 'term' : mark.note.length > 0 ? 'note' : 'mark',
    title,
    about: placeName(about),
    wordless: mark.scope ? mark : null,
    words: [quote, ...further, note, ...mark.tags].join('\n'),
    changed: mark.updatedAt,
  }
}

const paragraphEntry = (book: BookId, { id, level, text }: Paragraph): Entry => ({
  place: { kind: 'paragraph', book, paragraph: id },
  name: placeName(text),
  kind: level === undefined ? 'paragraph' : 'heading',
  title: '',
  about: '',
  wordless: null,
  words: text,
  changed: 0,
})

const bookEntry = (book: Book): Entry => ({
  place: { kind: 'book', book: book.id },
  name: placeName(book.title),
  kind: 'book',
  title: '',
  about: placeName(book.author ?? ''),
  wordless: null,
  words: [book.title, book.author, book.translatedTitle].filter(Boolean).join('\n'),
  changed: 0,
})
