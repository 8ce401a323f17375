import type { Api } from '#contract/api'
import type { Outcome } from '#contract/answers'
import type { Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import { progressInSteps, progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import { isSameLanguage, scriptOf } from '#domain/text/language-tag'
import type { LibraryDb } from '#storage/db'
import type { TaskOptions } from '../in-worker.ts'
import type { Writer } from '../saving/writer.ts'
import type { Shelf } from './shelf.ts'
import type { ReadablePreview } from './text-preview.ts'

/**
 * Where the parts of adding a text end, as shares of the whole. They were measured, and only
 * progress uses them.
 */
const encoded = 0.1
const textWritten = 0.3

export interface TextAddingTools {
  readonly api: Api
  readonly db: LibraryDb
  readonly writer: Writer
  readonly shelf: Shelf
  readonly now: () => number
  /** The language that books without one of their own are translated into. */
  readonly translationLanguage: () => string
  /** Makes every service that keeps rows in memory read them again. */
  readonly reread: () => Promise<void>
}

/** Adds previewed texts to the library. */
export class TextAdding {
  readonly #tools: TextAddingTools
  readonly #beingWritten = new Map<BookId, OnProgress>()

  constructor(tools: TextAddingTools) {
    this.#tools = tools
    tools.api.on('bundleWritten', ({ book, share }) => this.#beingWritten.get(book)?.(share))
  }

  /** As `Library.keep` promises. */
  async add(preview: ReadablePreview, options: TaskOptions = {}): Promise<Outcome<BookId>> {
    const { shelf, reread } = this.#tools
    const { translation, held } = preview
    const onProgress = progressInSteps(options.onProgress ?? noProgress)
    const textEnd = translation ? textWritten : 1
    const asText = { ...options, onProgress: progressPart(onProgress, 0, textEnd) }
    const first = await this.#writeText(preview, false, asText)
    // An older program read the same file in another way, or another file has the same words in
    // other chapters.
    const isOther = !first.ok && first.fault.code === 'bundle.exists-differently'
    const kept = isOther ? await this.#writeText(preview, true, asText) : first
    if (!kept.ok) return kept
    options.onFinal?.()
    const { id } = kept.value
    await shelf.sayAdded(id)
    if (!translation) return { ok: true, value: id }
    const beside = await held.beside(translation.pairing)
    const onRows = progressPart(onProgress, textEnd, 1)
    const { saveWithTranslation } = await import('./save-with-translation.ts')
    const saved = await saveWithTranslation(this.#tools, id, beside, onRows)
    if (saved === beside.length) await this.#sayLanguage(id, translation.language)
    if (saved > 0) await reread()
    return { ok: true, value: id }
  }

  /**
   * Records the language of a translation that came with the text, if it is another than books have
   * and the reader has not chosen one.
   */
  async #sayLanguage(book: BookId, language: string): Promise<void> {
    const { shelf, translationLanguage } = this.#tools
    const usual = translationLanguage()
    const isChosen = Boolean(shelf.words.get().get(book)?.translationLanguage)
    // An unknown language in Latin letters is taken for English.
    const isGuess = isSameLanguage(language, 'en') && scriptOf(usual) === 'Latn'
    if (isChosen || isGuess || isSameLanguage(language, usual)) return
    await shelf.say(book, { translationLanguage: language })
  }

  /**
   * Sends the bundle to the shell. Rejects with the signal's reason if it is aborted before the
   * text is written.
   */
  async #writeText(
    { text, held }: ReadablePreview,
    isUnderOwnId: boolean,
    { signal, onProgress = noProgress }: TaskOptions,
  ): Promise<Outcome<Book>> {
    const { api } = this.#tools
    const files = await held.encode(isUnderOwnId, {
      signal,
      onProgress: progressPart(onProgress, 0, encoded),
    })
    signal?.throwIfAborted()
    const id = isUnderOwnId ? text.ownId : text.book.id
    const stop = () => void api.stopKeeping(id)
    this.#beingWritten.set(id, progressPart(onProgress, encoded, 1))
    signal?.addEventListener('abort', stop)
    try {
      const kept = await api.keepBundle([...files])
      if (!kept.ok) return kept
      if (kept.value === 'cancelled') throw signal?.reason
      return { ok: true, value: kept.value }
    } finally {
      signal?.removeEventListener('abort', stop)
      this.#beingWritten.delete(id)
    }
  }
}
