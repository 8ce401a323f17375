/** The selected text of a book as it is copied: plain, and as HTML with its formats. */
import type { Outcome } from '#contract/answers'
import type { Api } from '#contract/api'
import type { Range } from '#domain/anchor'
import type { Book, Paragraph } from '#domain/book'
import { rangeIn, endsOf, type BookSelection } from '#domain/text/book-selection'
import { emptyText, type RichText } from '#domain/rich-text'
import { decodeChapter } from '#formats/bundle'
import { escapeHtml, htmlText } from '#formats/export/html-text'
import { sourceText, type SourceText } from '#formats/export/looks'
import type { LibraryDb } from '#storage/db'
import { translationsFrom } from '#storage/translations'
import { shownParagraphs } from '#domain/structure/shown-paragraphs'
import type { Division } from '../structure/division.ts'
import type { Structures } from '../structure/structures.ts'
import { otherTasks } from '../other-tasks.ts'
import type { ReportDamage } from '../report.ts'
import type { Texts } from '../saving/texts.ts'

export interface RangeText {
  readonly text: string
  readonly html: string
}

export interface RangeTextOptions {
  /** BCP 47 tag of the selected side. */
  readonly language: string
  readonly signal?: AbortSignal | undefined
  /** Called with the share of paragraphs that is read, from 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined
}

interface RangeTextTools {
  readonly api: Pick<Api, 'readChapters'>
  readonly db: LibraryDb
  readonly texts: Texts
  readonly structures: Structures
  readonly report: ReportDamage
}

/** How long keys and painting may wait, in milliseconds. */
const atOnce = 10
/** How many translations are read at once. */
const rowsAtOnce = 400

/**
 * Reads the selected text with the reader's latest words, saved or not. Resolves to null once the
 * signal is aborted.
 */
export async function rangeText(
  tools: RangeTextTools,
  book: Book,
  selection: BookSelection,
  options: RangeTextOptions,
): Promise<Outcome<RangeText> | null> {
  const { from, to } = endsOf(selection)
  const copy = new Copy(selection, options.language)
  const division = tools.structures.get(book.id) ?? (await tools.structures.open(book))
  const pause = pauses()
  for await (const chapter of chapters(tools.api, division, from.index, to.index)) {
    if (!chapter.ok) return chapter
    const { first, paragraphs } = chapter.value
    const start = Math.max(0, from.index - first)
    const end = Math.min(paragraphs.length, to.index + 1 - first)
    for (let i = start; i < end; i += rowsAtOnce) {
      const some = paragraphs.slice(i, Math.min(i + rowsAtOnce, end))
      const own =
        selection.side === 'translation'
          ? await translations(tools, division, first + i, some)
          : null
      for (const [n, paragraph] of some.entries())
        copy.add(first + i + n, own ? (own.get(paragraph.id) ?? emptyText) : sourceText(paragraph))
      options.onProgress?.((first + i + some.length - from.index) / (to.index + 1 - from.index))
      await pause()
      if (options.signal?.aborted) return null
    }
  }
  return { ok: true, value: copy.result() }
}

/** The chapters with paragraphs from `from` to `to` of the book, and the index of their first. */
async function* chapters(
  api: RangeTextTools['api'],
  division: Division,
  from: number,
  to: number,
): AsyncGenerator<Outcome<{ readonly first: number; readonly paragraphs: readonly Paragraph[] }>> {
  const { shown: book, printed } = division
  let first = 0
  let before = 0
  let number = 0
  // The files before the selection are not read.
  for (const { paragraphs } of book.chapters) {
    if (first + paragraphs > from) break
    first += paragraphs
    before += printed.chapters[number]?.paragraphs ?? 0
    number++
  }
  const pause = pauses()
  while (number < book.chapters.length && first <= to) {
    const answer = await api.readChapters(book.id, number)
    if (!answer.ok) return yield answer
    for (const bytes of answer.value) {
      if (first > to) return
      const file = book.chapters[number]?.file ?? ''
      const decoded = decodeChapter(bytes)
      if (!decoded.ok) return yield { ok: false, fault: { ...decoded.fault, file } }
      const count = book.chapters[number]?.paragraphs ?? 0
      const paragraphs = shownParagraphs(
        division.structure,
        { first: before, paragraphs: decoded.value },
        { start: first, end: first + count },
      )
      yield { ok: true, value: { first, paragraphs } }
      first += count
      before += decoded.value.length
      number++
      await pause()
    }
    if (answer.value.length === 0)
      return yield { ok: false, fault: { code: 'bundle.missing-file', file: book.id, place: '' } }
  }
}

/** The reader's own words for `paragraphs`, which are consecutive from `first` of the book. */
async function translations(
  { db, texts, report }: RangeTextTools,
  division: Division,
  first: number,
  paragraphs: readonly Paragraph[],
): Promise<ReadonlyMap<string, RichText>> {
  const book = division.printed
  const ids = paragraphs.map(({ id }) => id)
  const from = division.printedIndex(first)
  const { rows, damaged } = await translationsFrom(db, book.id, from, ids)
  report('translations', damaged)
  const own = new Map<string, RichText>(rows.map(row => [row.paragraphId, row.content]))
  for (const id of ids) {
    const newest = texts.get(book.id, id)
    if (newest) own.set(id, newest.content)
    const divided = division.structure.byPart.get(id)
    const joined = division.translationOf(divided)
    if (joined) own.set(id, joined.content)
  }
  return own
}

/** What has been read so far. */
class Copy {
  readonly #selection: BookSelection
  readonly #open: string
  readonly #texts: string[] = []
  readonly #html: string[] = []

  constructor(selection: BookSelection, language: string) {
    this.#selection = selection
    this.#open = `<p lang="${escapeHtml(language)}">`
  }

  add(index: number, whole: RichText & Partial<SourceText>): void {
    // What is not translated yet would leave a line between the paragraphs that are.
    if (whole.text === '' && this.#selection.side === 'translation') return
    const { length } = whole.text
    const range = rangeIn(this.#selection, index, length) ?? { start: 0, end: 0 }
    const part = range.start === 0 && range.end === length ? whole : cut(whole, range)
    this.#texts.push(part.text)
    // Most paragraphs have no formats, and a book has very many paragraphs.
    const isPlain = part.spans.length === 0 && (part.around?.length ?? 0) === 0
    const inner =
      isPlain && !part.text.includes('\n')
        ? escapeHtml(part.text)
        : htmlText({
            ...part,
            around: part.around?.filter(({ kind }) => kind !== 'noteReference') ?? [],
          })
    this.#html.push(`${this.#open}${inner}</p>`)
  }

  /** Paragraphs are separated as in what a single section copies. */
  result(): RangeText {
    return { text: this.#texts.join('\n\n'), html: this.#html.join('') }
  }
}

/** The part of a formatted text in `range`. A reading that is cut in two is left out. */
function cut(
  { text, spans, around = [] }: RichText & Partial<SourceText>,
  { start, end }: Range,
): RichText & SourceText {
  const moved = <T extends Range>(ranges: readonly T[], limit: (range: T) => boolean) =>
    ranges.filter(limit).map(range => ({
      ...range,
      start: Math.max(range.start, start) - start,
      end: Math.min(range.end, end) - start,
    }))
  return {
    text: text.slice(start, end),
    spans: moved(spans, span => span.end > start && span.start < end),
    around: moved(around, range => range.start >= start && range.end <= end),
  }
}

/** Returns a function that lets other tasks run if the last time is long ago. */
function pauses(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < atOnce) return
    await otherTasks()
    since = performance.now()
  }
}
