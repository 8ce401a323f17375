/** Reads a book, sets it on pages, and sends the pages to be saved or printed. */
import type { Book } from '#domain/book'
import type { ExportChoices } from '#domain/exporting/export-choices'
import { paperOffers } from '#domain/exporting/export-format'
import { isContentsNeeded } from '#domain/paper/paper-headings'
import { areChaptersLong, type PaperText } from '#domain/paper/paper-text'
import { sheetOf } from '#domain/paper/sheet'
import type { Printing, PrintingOptions, PaperPages } from '#services/library/printing'
import type { Outcome, SaveOutcome } from '#services/outside'
import { otherTasks } from '#services/other-tasks'
import { sheetsOf, type Sheets } from './draw-sheets.ts'
import { facesLoaded } from './faces-loaded.ts'
import { layOut, type LaidOut } from './lay-out.ts'

/** A book on sheets, ready to be shown, saved or printed. */
export interface OnPaper {
  readonly laid: LaidOut
  readonly sheets: Sheets
}

interface Setting {
  readonly choices: Pick<ExportChoices, 'paper' | 'sides'>
  readonly signal: AbortSignal
  /** Called with how much is done, from 0 to 1. */
  readonly onProgress: (share: number) => void
}

/** Sets `text` on sheets. Resolves to null if the signal is aborted. */
export async function setText(
  text: PaperText,
  { choices, signal, onProgress }: Setting,
): Promise<OnPaper | null> {
  const offered: readonly string[] = paperOffers.sides
  const sheet = sheetOf(choices.paper, offered.includes(choices.sides) ? choices.sides : 'both')
  const report = (done: number, total: number) => onProgress(done / Math.max(1, total))
  const newPages = choices.paper.newPages ?? areChaptersLong(text)
  const hasContents =
    text.contents !== null && (choices.paper.hasContents ?? isContentsNeeded(text))
  const laid = await layOut(
    text,
    { sheet, newPages, hasContents },
    { signal, onProgress: report, otherTasks },
  )
  return laid && { laid, sheets: sheetsOf(laid, choices.paper) }
}

/** Returns the pages as they are sent, with the style sheets that the page has. */
export function pagesOf({ laid, sheets }: OnPaper): PaperPages {
  const { text, sheet } = laid
  return {
    html: html(sheets),
    sheet: {
      title: text.title.text.slice(0, 1000),
      language: text.language,
      ...sheet.paper,
      styles: styleNames(),
    },
  }
}

function* html(sheets: Sheets): Iterable<string> {
  yield `${facesLoaded().outerHTML}\n`
  yield* sheets.html()
}

/** The style sheets of the build that the page has loaded, which name the faces. */
const styleNames = (): string[] =>
  Array.from(document.styleSheets).flatMap(
    ({ href }) => /\/assets\/([\w-]+\.css)$/.exec(href ?? '')?.[1] ?? [],
  )

/** Makes a PDF of a book, and saves it where the reader chooses. */
export async function saveAsPdf(
  printing: Printing,
  book: Book,
  options: PrintingOptions,
): Promise<Outcome<SaveOutcome>> {
  const { choices, selection, signal, onProgress } = options
  // Reading and setting are half of the work each.
  const text = await printing.text(book, {
    ...options,
    onProgress: (done, total) => onProgress(done, 2 * total),
  })
  if (text === null) return { ok: true, value: 'cancelled' }
  if (!text.ok) return text
  const half = (share: number) => onProgress(0.5 + share / 2, 1)
  const paper = await setText(text.value, { choices, signal, onProgress: half })
  if (paper === null) return { ok: true, value: 'cancelled' }
  return printing.save(pagesOf(paper), { book, choices, selection }, signal)
}
