import type { Fault, OpenedFile, Outcome } from '#contract/answers'
import { doubtfulIn } from '#domain/align/pairing'
import type { Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import { progressPart, type OnProgress } from '#domain/progress-share'
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

/** A file whose text the library had already, and its title there. */
export interface KnownText {
  readonly file: string
  readonly title: string
}

/** What became of many files. */
export interface AllAdded {
  readonly added: readonly AddedText[]
  readonly left: readonly LeftFile[]
  readonly known: readonly KnownText[]
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
  'several-translations',
  'box-end-guessed',
  'long-chapter',
  'mended-markup',
  'missing-parts',
  'encoded-twice',
  'cut-off',
  'mixed-encodings',
])

/**
 * Returns what adds many files one after the other, without questions. A file about which the
 * reader should decide something is left and reported.
 */
export function createAddingAll(tools: AddingAllTools): AddingAll {
  return {
    addAll: async (files, { signal, onProgress, before }) => {
      const added = before ? [before] : []
      const left: LeftFile[] = []
      const known: KnownText[] = []
      const failed: (Fault | ImportFault)[] = []
      const adder = new FileAdder(tools, await titlesIn(tools.library), signal)
      let at = 0
      for (; at < files.length && !signal.aborted; at++) {
        const file = files[at]
        if (!file) continue
        const end = await adder.add(file, share =>
          onProgress({ file: file.name, place: at + 1, share: (at + share) / files.length }),
        )
        if (end === 'cancelled') break
        if ('why' in end) left.push(end)
        else if ('code' in end) failed.push(end)
        else if ('doubts' in end) added.push(end)
        else known.push(end)
      }
      const books = added.map(({ book }) => book)
      const step = books.length > 0 ? tools.library.enterAdded(books) : null
      return { added, left, known, failed, rest: files.slice(at), step }
    },
  }
}

/** What became of one file. */
type End = AddedText | LeftFile | KnownText | Fault | ImportFault | 'cancelled'

/** Adds one file after the other; `titles` are those of the books in the library. */
class FileAdder {
  readonly #tools: AddingAllTools
  readonly #titles: Map<BookId, string>
  readonly #signal: AbortSignal

  constructor(tools: AddingAllTools, titles: Map<BookId, string>, signal: AbortSignal) {
    this.#tools = tools
    this.#titles = titles
    this.#signal = signal
  }

  async add(file: FileToAdd, onShare: OnProgress): Promise<End> {
    const signal = this.#signal
    onShare(0)
    try {
      const opened = await file.open()
      if (!opened.ok) return opened.fault
      const options = { signal, onProgress: progressPart(onShare, 0, 0.5) }
      const found = await this.#tools.library.preview(opened.value, {}, options)
      if (!found.ok) return found.encoding ? { file, why: 'encoding' } : found
      try {
        return await this.#addFound(file, found, progressPart(onShare, 0.5, 1))
      } finally {
        found.held.release()
      }
    } catch {
      if (signal.aborted) return 'cancelled'
      return { code: 'file.not-added', file: file.name, place: '' }
    }
  }

  async #addFound(file: FileToAdd, found: ReadablePreview, onProgress: OnProgress): Promise<End> {
    const { library, editions } = this.#tools
    const { book, ownId } = found.text
    const title = this.#titles.get(book.id) ?? this.#titles.get(ownId)
    if (title !== undefined) return { file: file.name, title }
    const decision = await whyLeft(found, editions)
    if (decision) return { file, ...decision }
    const kept = await library.keep(found, { signal: this.#signal, onProgress })
    if (!kept.ok) return kept.fault
    this.#titles.set(kept.value, book.title)
    return asAdded(file.name, kept.value, book, found.notices)
  }
}

/** Returns what was added as a report names it. */
export const asAdded = (
  file: string,
  book: BookId,
  { title }: Pick<Book, 'title'>,
  notices: readonly ImportNotice[],
): AddedText => ({ file, book, title, doubts: notices.filter(({ code }) => doubtful.has(code)) })

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
