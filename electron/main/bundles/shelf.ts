/**
 * The bundles that come with the program, and the reader's own. A damaged bundle is reported and
 * does not keep the others from being listed.
 */
import { readdir, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Fault, KeepOutcome, LibraryListing, Outcome, SectionText } from '#contract/answers'
import { haveSameText, type Book, type Paragraph } from '#domain/book'
import type { BookId } from '#domain/ids'
import { progressInSteps } from '#domain/progress-share'
import type { Cover } from '#formats/cover'
import { isInside } from '../page/inside.ts'
import { inTurns } from '../turns.ts'
import { fail, settled } from './fault.ts'
import { checkedBundle, keepBundle, sameText, type GivenFile } from './keep.ts'
import { coverIn, readChapter, readChapterBytes, readCover, readManifest } from './read.ts'
import { recent } from './recent.ts'
import type { Removed } from './removed.ts'

export interface BundleShelf {
  readonly list: () => Promise<LibraryListing>
  /** Returns paragraphs `start` up to `end` of a chapter, all counted from 0. */
  readonly section: (
    book: BookId,
    chapter: number,
    start: number,
    end: number,
  ) => Promise<Outcome<SectionText>>
  /** Returns chapter files from entry `first` on, as many as fit into one call. */
  readonly chapters: (book: BookId, first: number) => Promise<Outcome<readonly Uint8Array[]>>
  /** Returns the picture on the cover of a book; null if it has none. */
  readonly cover: (book: BookId) => Promise<Cover | null>
  /** Saves a new book. If the same text is there already, returns that book. */
  readonly keep: (files: readonly GivenFile[]) => Promise<Outcome<KeepOutcome>>
  /** Cancels the saving of a book, if it has not ended. */
  readonly stopKeeping: (book: BookId) => Promise<void>
  /** Removes one of the reader's own books. A book that came with the program stays. */
  readonly remove: (book: BookId) => Promise<Outcome<null>>
  /** Puts back the book that `remove` last removed under that id. */
  readonly bringBack: (book: BookId) => Promise<Outcome<null>>
}

interface Shelved {
  readonly shelf: string
  readonly folder: string
  readonly book: Book
}

/** Decoded chapters in memory: the one being read, its neighbours, and those of a jump back. */
const chaptersKept = 8

/** A call of `chapters` returns no further file once it has this many bytes. */
const givenAtOnce = 2 * 1024 * 1024

/** Where a shelf looks for bundles, and what it works with. */
interface ShelfParts {
  /** The folder of the books that come with the program. */
  readonly ours: string
  /** The folder of the reader's own books. */
  readonly own: string
  readonly removed: Removed
  /** Receives the share of a saved book that is on the disk, from 0 to 1. */
  readonly written: (book: BookId, share: number) => void
}

/**
 * Opens the shelf of the bundles in the folders `ours`, which come with the program, and `own`, the
 * reader's. A book in both is ours. `written` receives the share of a book being saved that is on
 * the disk, from 0 to 1.
 */
export function openShelf(
  ours: string,
  own: string,
  removed: Removed,
  written: ShelfParts['written'] = () => {},
): BundleShelf {
  const shelf = new Shelf({ ours, own, removed, written })
  return {
    list: () => shelf.list(),
    section: (id, chapter, start, end) => settled(() => shelf.section(id, { chapter, start, end })),
    chapters: (id, first) => settled(() => shelf.chapters(id, first)),
    cover: id => shelf.cover(id),
    keep: files => settled(() => shelf.save(files)),
    stopKeeping: async id => shelf.cancelSaving(id),
    remove: id => settled(() => shelf.remove(id)),
    bringBack: id => settled(() => shelf.bringBack(id)),
  }
}

/** The methods but `list` throw a fault of this folder; `settled` makes an outcome of it. */
class Shelf {
  readonly #parts: ShelfParts
  readonly #saving = new Set<{ readonly id: BookId; readonly cancel: AbortController }>()
  readonly #inTurn = inTurns()
  readonly #chapters = recent<readonly Paragraph[]>(chaptersKept)
  /** The books of the last listing; undefined when they must be listed again. */
  #shelved: ReadonlyMap<BookId, Shelved> | undefined

  constructor(parts: ShelfParts) {
    this.#parts = parts
  }

  async list(): Promise<LibraryListing> {
    const { ours, own, removed } = this.#parts
    const found = new Map<BookId, Shelved>()
    const faults: Fault[] = []
    for (const outcome of await readAll([ours, own])) {
      if (!outcome.ok) {
        faults.push(outcome.fault)
        continue
      }
      const { folder, book } = outcome.value
      const there = found.get(book.id)
      if (there === undefined) found.set(book.id, outcome.value)
      else if (!haveSameText(there.book, book)) {
        faults.push({ code: 'bundle.id-taken', file: basename(folder), place: '' })
      }
    }
    this.#shelved = found
    return {
      books: [...found.values()].map(({ book }) => book),
      faults: [...faults, ...removed.stuck()],
    }
  }

  async section(
    id: BookId,
    range: { readonly chapter: number; readonly start: number; readonly end: number },
  ): Promise<SectionText> {
    const { chapter, start, end } = range
    const { folder, book } = await this.#find(id)
    const entry = book.chapters[chapter]
    if (entry === undefined || start >= end || end > entry.paragraphs) {
      return fail('bundle.not-found', basename(folder), `${chapter} ${start} ${end}`)
    }
    const key = `${id} ${entry.sha256}`
    const paragraphs = await this.#chapters.get(key, () => readChapter(folder, entry))
    return paragraphs.slice(start, end)
  }

  async chapters(id: BookId, first: number): Promise<readonly Uint8Array[]> {
    const { folder, book } = await this.#find(id)
    if (first >= book.chapters.length) {
      return fail('bundle.not-found', basename(folder), String(first))
    }
    const files: Uint8Array[] = []
    let size = 0
    for (const entry of book.chapters.slice(first)) {
      const read = await settled(() => readChapterBytes(folder, entry))
      // A damaged chapter is reported when it is the first requested: the ones before it are whole.
      if (!read.ok && files.length > 0) break
      if (!read.ok) return fail(read.fault.code, read.fault.file, read.fault.place)
      files.push(read.value)
      size += read.value.byteLength
      if (size >= givenAtOnce) break
    }
    return files
  }

  async cover(id: BookId): Promise<Cover | null> {
    const found = await settled(() => this.#find(id))
    return found.ok ? readCover(found.value.folder) : null
  }

  async save(files: readonly GivenFile[]): Promise<KeepOutcome> {
    const book = checkedBundle(files)
    const one = { id: book.id, cancel: new AbortController() }
    this.#saving.add(one)
    // One at a time, because each begins by removing what an earlier run left half written.
    const saved = this.#inTurn(() => this.#saveNow(book, files, one.cancel.signal))
    return saved.finally(() => this.#saving.delete(one))
  }

  cancelSaving(id: BookId): void {
    for (const one of this.#saving) if (one.id === id) one.cancel.abort()
  }

  async remove(id: BookId): Promise<null> {
    const { ours, own, removed } = this.#parts
    await this.list()
    if ((await this.#find(id)).shelf === ours) return null
    for (const outcome of await readAll([own])) {
      if (!outcome.ok || outcome.value.book.id !== id) continue
      await removed.take(outcome.value.folder, outcome.value.book)
    }
    this.#shelved = undefined
    return null
  }

  async bringBack(id: BookId): Promise<null> {
    const { own, removed } = this.#parts
    await this.list()
    if (this.#shelved?.has(id) !== true) await removed.giveBack(id, join(own, id))
    this.#shelved = undefined
    return null
  }

  async #find(id: BookId): Promise<Shelved> {
    if (this.#shelved?.has(id) !== true) await this.list()
    return this.#shelved?.get(id) ?? fail('bundle.not-found', id)
  }

  async #saveNow(
    book: Book,
    files: readonly GivenFile[],
    signal: AbortSignal,
  ): Promise<KeepOutcome> {
    const { ours, own, written } = this.#parts
    if (this.#shelved === undefined) await this.list()
    const there = this.#shelved?.get(book.id)
    if (there?.shelf === ours) return sameText(there.book, book)
    const onProgress = progressInSteps(share => written(book.id, share))
    return keepBundle(own, book, files, { signal, onProgress })
  }
}

async function readAll(folders: readonly string[]) {
  const bundles = await Promise.all(folders.map(bundlesIn))
  return Promise.all(
    bundles.flat().map(({ shelf, base, folder }) =>
      settled(async (): Promise<Shelved> => {
        const real = await realpath(folder).catch(() =>
          fail('bundle.missing-file', basename(folder)),
        )
        if (!isInside(base, real)) fail('bundle.outside-folder', basename(folder))
        return { shelf, folder, book: await withCover(folder, await readManifest(folder)) }
      }),
    ),
  )
}

/** Only imports of EPUB find covers, so other books cost no look into their folders. */
async function withCover(folder: string, book: Book): Promise<Book> {
  const cover = book.provenance.importer === 'epub' ? await coverIn(folder) : null
  return cover === null ? book : { ...book, cover }
}

/**
 * The folders and links in `shelf`, in order of name. None if there is no such folder. Names that
 * begin with a dot belong to bundles being written.
 */
async function bundlesIn(shelf: string) {
  try {
    const base = await realpath(shelf)
    const entries = await readdir(base, { withFileTypes: true })
    return entries
      .filter(entry => !entry.isFile() && !entry.name.startsWith('.'))
      .map(entry => ({ shelf, base, folder: join(base, entry.name) }))
      .sort((a, b) => (a.folder < b.folder ? -1 : 1))
  } catch {
    return []
  }
}
