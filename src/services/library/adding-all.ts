import type { Fault, OpenedFile, Outcome } from '#contract/answers'
import { doubtfulIn } from '#domain/align/pairing'
import type { Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import type { Undoable } from '#domain/undo-order'
import type { ImportFault, ImportNotice } from '#formats/import/importer'
import type { Editions } from '../editions/editions.ts'
import type { Library } from './library.ts'
import type { ReadablePreview } from './text-preview.ts'

/** A file that is read when its turn comes. */
export interface FileToAdd {
  readonly name: string
  readonly open: () => Promise<Outcome<OpenedFile>>
}

/** A text that was added as it was read. */
export interface AddedText {
  readonly file: string
  readonly book: BookId
  readonly title: string
  /** What the reader should look at in it. */
  readonly doubts: readonly ImportNotice[]
}

/** Why a file is left for the reader to decide about. */
export type WhyLeft =
  | { readonly why: 'pairs'; readonly count: number }
  | { readonly why: 'edition'; readonly title: string }
  | { readonly why: 'encoding' }

export type LeftFile = WhyLeft & { readonly file: FileToAdd }

/** What became of many files. */
export interface AllAdded {
  readonly added: readonly AddedText[]
  readonly left: readonly LeftFile[]
  /** Files whose text the library had already, and its title there. */
  readonly known: readonly { readonly file: string; readonly title: string }[]
  readonly failed: readonly (Fault | ImportFault)[]
  /** The files that were not reached, because the reader cancelled. */
  readonly rest: readonly FileToAdd[]
  /** Takes back everything that was added; null if nothing was. */
  readonly step: Undoable | null
}

/** How far adding has come. */
export interface AddingNow {
  /** The file being added, and its number from 1. */
  readonly file: string
  readonly place: number
  /** The share of all files that is done, from 0 to 1. */
  readonly share: number
}

export interface AddAllOptions {
  readonly signal: AbortSignal
  readonly onProgress: (now: AddingNow) => void
  /** A text of the same group that was added before. */
  readonly before?: AddedText | undefined
}

/** Adds many files as they are read, one after the other. */
export interface AddingAll {
  /**
   * Resolves when all files are done, or soon after `signal` is aborted; what was added by then
   * stays. A file that needs a decision is not added. What was added is one step of undoing.
   */
  readonly addAll: (files: readonly FileToAdd[], options: AddAllOptions) => Promise<AllAdded>
}

interface AddingAllTools {
  readonly library: Pick<Library, 'list' | 'preview' | 'keep' | 'enterAdded'>
  readonly editions: Pick<Editions, 'candidates'>
}

/** Notices that say that something may have been read wrongly. */
const doubtful: ReadonlySet<ImportNotice['code']> = new Set([
  'two-columns',
  'third-language',
  'box-end-guessed',
  'long-chapter',
  'mended-markup',
  'missing-parts',
  'encoded-twice',
])

export function createAddingAll({ library, editions }: AddingAllTools): AddingAll {
  return {
    addAll: async (files, { signal, onProgress, before }) => {
      const added = before ? [before] : []
      const left: LeftFile[] = []
      const known: { readonly file: string; readonly title: string }[] = []
      const failed: (Fault | ImportFault)[] = []
      const titles = await titlesIn(library)
      let at = 0
      for (; at < files.length && !signal.aborted; at++) {
        const file = files[at]
        if (!file) continue
        const tell = (share: number) =>
          onProgress({ file: file.name, place: at + 1, share: (at + share) / files.length })
        const end = await addOne(file, tell)
        if (end === 'cancelled') break
        if ('why' in end) left.push(end)
        else if ('code' in end) failed.push(end)
        else if ('doubts' in end) added.push(end)
        else known.push(end)
      }
      const books = added.map(({ book }) => book)
      const step = books.length > 0 ? library.enterAdded(books) : null
      return { added, left, known, failed, rest: files.slice(at), step }

      async function addOne(file: FileToAdd, tell: (share: number) => void) {
        tell(0)
        try {
          const opened = await file.open()
          if (!opened.ok) return opened.fault
          const found = await library.preview(
            opened.value,
            {},
            { signal, onProgress: part(tell, 0) },
          )
          if (!found.ok) return found.encoding ? { file, why: 'encoding' as const } : found
          try {
            return await addFound(file, found, tell)
          } finally {
            found.held.release()
          }
        } catch {
          if (signal.aborted) return 'cancelled'
          return { code: 'file.not-added', file: file.name, place: '' } as const
        }
      }

      async function addFound(
        file: FileToAdd,
        found: ReadablePreview,
        tell: (share: number) => void,
      ) {
        const { book } = found.text
        const title = titles.get(book.id) ?? titles.get(found.text.ownId)
        if (title !== undefined) return { file: file.name, title }
        const decision = await whyLeft(found, editions)
        if (decision) return { file, ...decision }
        const kept = await library.keep(found, { signal, onProgress: part(tell, 0.5) })
        if (!kept.ok) return kept.fault
        titles.set(kept.value, book.title)
        return asAdded(file.name, kept.value, book, found.notices)
      }
    },
  }
}

/** Returns what was added as a report names it. */
export const asAdded = (
  file: string,
  book: BookId,
  { title }: Pick<Book, 'title'>,
  notices: readonly ImportNotice[],
): AddedText => ({ file, book, title, doubts: notices.filter(({ code }) => doubtful.has(code)) })

/** Reading and adding each count as half of a file. */
const part = (tell: (share: number) => void, from: number) => (share: number) =>
  tell(from + share / 2)

async function titlesIn(library: Pick<Library, 'list'>): Promise<Map<BookId, string>> {
  const { books } = await library.list()
  return new Map(books.map(({ book }) => [book.id, book.title]))
}

/** Returns what the reader has to decide about a text; null if nothing. */
async function whyLeft(
  found: ReadablePreview,
  editions: Pick<Editions, 'candidates'>,
): Promise<WhyLeft | null> {
  const count = found.translation ? doubtfulIn(found.translation.pairing).length : 0
  if (count > 0) return { why: 'pairs', count }
  const [likely] = await editions.candidates(found)
  return likely ? { why: 'edition', title: likely.title } : null
}
