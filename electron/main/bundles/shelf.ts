/**
 * The bundles there are: those that come with the program and the reader's own.
 * One that is damaged is named, and the others are there all the same.
 */
import { readdir, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Fault, KeepOutcome, LibraryListing, Outcome, SectionText } from '#contract/answers'
import { haveSameText, type Book, type Paragraph } from '#domain/book'
import type { BookId } from '#domain/ids'
import { progressInSteps } from '#domain/progress-share'
import { isInside } from '../page/inside.ts'
import { inTurns } from '../turns.ts'
import { fail, settled } from './fault.ts'
import { checkedBundle, keepBundle, sameText, type GivenFile } from './keep.ts'
import { readChapter, readChapterBytes, readManifest } from './read.ts'
import { recent } from './recent.ts'
import type { Removed } from './removed.ts'

export interface BundleShelf {
  readonly list: () => Promise<LibraryListing>
  /** Paragraphs `start` up to `end` of a chapter, all counted from 0. */
  readonly section: (
    book: BookId,
    chapter: number,
    start: number,
    end: number,
  ) => Promise<Outcome<SectionText>>
  /** The files of the chapters from entry `first` on, as many as are given at once. */
  readonly chapters: (book: BookId, first: number) => Promise<Outcome<readonly Uint8Array[]>>
  /** Keeps a new book; one that is there already with the same text is simply answered. */
  readonly keep: (files: readonly GivenFile[]) => Promise<Outcome<KeepOutcome>>
  /** Gives up a book that is being kept, if it is not through. */
  readonly stopKeeping: (book: BookId) => Promise<void>
  /** Takes a book from the reader's own. One that came with the program stays where it is. */
  readonly remove: (book: BookId) => Promise<Outcome<null>>
  /** Puts back what `remove` took last under that name. */
  readonly bringBack: (book: BookId) => Promise<Outcome<null>>
}

interface Shelved {
  readonly shelf: string
  readonly folder: string
  readonly book: Book
}

/** Decoded chapters in memory: the one being read, its neighbours, and those of a jump back. */
const chaptersKept = 8

/** Bytes of chapter files after which no further one is given at the same time. */
const givenAtOnce = 2 * 1024 * 1024

/**
 * `ours`, which come with the program, and `own`, the reader's, are folders of bundles; a book in both is
 * ours. `written` hears how much of a book that is being kept is on the disk, from 0 to 1.
 */
export function openShelf(
  ours: string,
  own: string,
  removed: Removed,
  written: (book: BookId, share: number) => void = () => {},
): BundleShelf {
  const beingKept = new Set<{ readonly id: BookId; readonly giveUp: AbortController }>()
  const inTurn = inTurns()
  let shelved: ReadonlyMap<BookId, Shelved> | undefined
  const chapters = recent<readonly Paragraph[]>(chaptersKept)

  const list = async (): Promise<LibraryListing> => {
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
    shelved = found
    return {
      books: [...found.values()].map(({ book }) => book),
      faults: [...faults, ...removed.stuck()],
    }
  }

  const find = async (id: BookId): Promise<Shelved> => {
    if (shelved?.has(id) !== true) await list()
    return shelved?.get(id) ?? fail('bundle.not-found', id)
  }

  const included = async (id: BookId): Promise<Book | undefined> => {
    if (shelved === undefined) await list()
    const there = shelved?.get(id)
    return there?.shelf === ours ? there.book : undefined
  }

  const keepNow = async (
    book: Book,
    files: readonly GivenFile[],
    signal: AbortSignal,
  ): Promise<KeepOutcome> => {
    const there = await included(book.id)
    if (there !== undefined) return sameText(there, book)
    const onProgress = progressInSteps(share => written(book.id, share))
    return keepBundle(own, book, files, { signal, onProgress })
  }

  return {
    list,
    section: (id, index, start, end) =>
      settled(async () => {
        const { folder, book } = await find(id)
        const entry = book.chapters[index]
        const place = `${index} ${start} ${end}`
        if (entry === undefined || start >= end || end > entry.paragraphs) {
          return fail('bundle.not-found', basename(folder), place)
        }
        const key = `${id} ${entry.sha256}`
        const paragraphs = await chapters.get(key, () => readChapter(folder, entry))
        return paragraphs.slice(start, end)
      }),
    chapters: (id, first) =>
      settled(async () => {
        const { folder, book } = await find(id)
        if (first >= book.chapters.length) {
          return fail('bundle.not-found', basename(folder), String(first))
        }
        const files: Uint8Array[] = []
        let size = 0
        for (const entry of book.chapters.slice(first)) {
          const read = await settled(() => readChapterBytes(folder, entry))
          // What is damaged is told when it is the first that is asked for: what comes before it is whole.
          if (!read.ok && files.length > 0) break
          if (!read.ok) return fail(read.fault.code, read.fault.file, read.fault.place)
          files.push(read.value)
          size += read.value.byteLength
          if (size >= givenAtOnce) break
        }
        return files
      }),
    keep: files =>
      settled(async () => {
        const book = checkedBundle(files)
        const one = { id: book.id, giveUp: new AbortController() }
        const { signal } = one.giveUp
        beingKept.add(one)
        // One after the other: each begins by clearing away what was left half written.
        const kept = inTurn(() => keepNow(book, files, signal))
        return kept.finally(() => beingKept.delete(one))
      }),
    stopKeeping: async id => {
      for (const one of beingKept) if (one.id === id) one.giveUp.abort()
    },
    remove: id =>
      settled(async () => {
        await list()
        if ((await find(id)).shelf === ours) return null
        for (const outcome of await readAll([own])) {
          if (!outcome.ok || outcome.value.book.id !== id) continue
          await removed.take(outcome.value.folder, outcome.value.book)
        }
        shelved = undefined
        return null
      }),
    bringBack: id =>
      settled(async () => {
        await list()
        if (shelved?.has(id) !== true) await removed.giveBack(id, join(own, id))
        shelved = undefined
        return null
      }),
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
        return { shelf, folder, book: await readManifest(folder) }
      }),
    ),
  )
}

/** The folders and links in `shelf`, by name. No such folder: no bundles. Names with a dot first are being written. */
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
