/** Puts a book on paper: what is set, and pages that are saved as a PDF or printed. */
import type { Outcome, SaveOutcome } from '#contract/answers'
import type { PaperSheet, PrintOutcome } from '#contract/paper'
import type { Book } from '#domain/book'
import { titleOn } from '#domain/book-record'
import type { ExportChoices } from '#domain/exporting/export-choices'
import { paperOffers } from '#domain/exporting/export-format'
import type { PaperText } from '#domain/paper/paper-text'
import type { BookSelection } from '#domain/text/book-selection'
import { narrowed, sidesOf } from '#formats/export/narrowed'
import { paperTextOf } from '#formats/export/paper/paper-text'
import { otherTasks } from '../other-tasks.ts'
import { encodedInSlices } from './encoded-in-slices.ts'
import type { ExportOptions as PrintingOptions, ExportTools } from './exporting.ts'
import { exportFileName } from './file-name.ts'
import { exportRangeOf, gather, placeOfRange } from './gathering.ts'

export type { PrintingOptions }

/** Pages as HTML, and their sheet. */
export interface PaperPages {
  readonly html: Iterable<string>
  readonly sheet: PaperSheet
}

export interface Printing {
  /** Returns what is set with these choices. Resolves to null if the signal is aborted. */
  readonly text: (book: Book, options: PrintingOptions) => Promise<Outcome<PaperText> | null>
  /**
   * Makes a PDF and saves it where the reader chooses. Resolves with `cancelled` if the signal is
   * aborted, or if the reader chooses no place.
   */
  readonly save: (
    pages: PaperPages,
    named: PaperFileName,
    signal: AbortSignal,
  ) => Promise<Outcome<SaveOutcome>>
  /** The same for pages that are of no book alone. */
  readonly saveTitled: (
    pages: PaperPages,
    title: string,
    signal: AbortSignal,
  ) => Promise<Outcome<SaveOutcome>>
  /** Shows the system's dialog for printing. */
  readonly print: (pages: PaperPages, signal: AbortSignal) => Promise<Outcome<PrintOutcome>>
}

/** What the name of a file is made of. */
export interface PaperFileName {
  readonly book: Book
  readonly choices: ExportChoices
  readonly selection: BookSelection | undefined
}

export function createPrinting(tools: ExportTools): Printing {
  return {
    async text(book, { choices, labels, selection, signal, onProgress }) {
      await tools.writer.flush()
      const range = exportRangeOf(book, choices, selection)
      const gathered = await gather(tools, book, { range, signal, onProgress })
      if (gathered === null || !gathered.ok) return gathered
      const steps = paperTextOf(narrowed(gathered.value, choices, paperOffers), labels)
      let since = performance.now()
      for (;;) {
        const step = steps.next()
        if (step.done) return { ok: true, value: step.value }
        if (performance.now() - since < atOnce) continue
        await otherTasks()
        if (signal.aborted) return null
        since = performance.now()
      }
    },

    save(pages, { book, choices, selection }, signal) {
      const sides = sidesOf(choices, paperOffers)
      const place =
        choices.range === 'book'
          ? undefined
          : placeOfRange(book, exportRangeOf(book, choices, selection))
      const name = exportFileName(titleOn(book, sides), 'pdf', place)
      return sent(tools, pages, signal, id => tools.api.savePaper(name, id, pages.sheet))
    },

    saveTitled: (pages, title, signal) =>
      sent(tools, pages, signal, id =>
        tools.api.savePaper(exportFileName(title, 'pdf'), id, pages.sheet),
      ),

    print: (pages, signal) =>
      sent(tools, pages, signal, id => tools.api.printPaper(id, pages.sheet)),
  }
}

/** How long keys and painting may wait, in milliseconds. */
const atOnce = 12

/** Sends the pages, and returns what `made` makes of them. */
async function sent<T>(
  { api, newId }: Pick<ExportTools, 'api' | 'newId'>,
  { html }: PaperPages,
  signal: AbortSignal,
  made: (id: string) => Promise<Outcome<T>>,
): Promise<Outcome<T | 'cancelled'>> {
  const id = newId()
  for await (const part of encodedInSlices(html)) {
    if (signal.aborted) break
    await api.addToFile(id, part)
  }
  if (signal.aborted) {
    await api.dropFile(id)
    return { ok: true, value: 'cancelled' }
  }
  const stop = () => void api.stopPaper().catch(() => {})
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await made(id)
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
