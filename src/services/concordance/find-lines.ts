/** Finds the lines of a concordance, by the search that the rest of the program has. */
import type { Book } from '#domain/book'
import { isBounded, isWholeWord, type ConcordanceLine } from '#domain/concordance/concordance-line'
import { countOf, type SearchResults } from '#domain/search/search-results'
import { otherTasks } from '../other-tasks.ts'
import type { LibraryFindings, Searching } from '../searching/searching.ts'
import type { ChineseWords } from '../words/words.ts'
import { mostLines, type ConcordanceQuery, type FoundLines } from './concordance.ts'

export interface FindingTools {
  readonly searching: Pick<Searching, 'inLibrary' | 'bothTexts'>
  readonly words: Pick<ChineseWords, 'segment'>
}

/** How many hits are read at once, so that the page has time between two messages. */
const hitsAtOnce = 400

/** As `Concordance.find`. */
export function findLines(
  tools: FindingTools,
  query: ConcordanceQuery,
  report: (found: FoundLines) => void,
): () => void {
  const controller = new AbortController()
  const work = new Finding(tools, query, controller.signal, report)
  const asked = {
    words: query.words,
    matchCase: false,
    exactCharacters: false,
    isPattern: false,
  }
  let last: Promise<void> = Promise.resolve()
  const stop = tools.searching.inLibrary(
    { books: query.books, asked, places: [query.side], excerpts: 0 },
    findings => {
      last = last.then(() => work.take(findings)).catch(() => work.fail())
    },
  )
  return () => {
    controller.abort()
    stop()
  }
}

class Finding {
  readonly #tools: FindingTools
  readonly #query: ConcordanceQuery
  readonly #signal: AbortSignal
  readonly #report: (found: FoundLines) => void
  readonly #lines: ConcordanceLine[] = []
  #found: FoundLines = { lines: [], isDone: false, hasMore: false, faults: [], lacksWords: false }

  constructor(
    tools: FindingTools,
    query: ConcordanceQuery,
    signal: AbortSignal,
    report: (found: FoundLines) => void,
  ) {
    this.#tools = tools
    this.#query = query
    this.#signal = signal
    this.#report = report
  }

  async take(findings: LibraryFindings | string | null): Promise<void> {
    if (this.#signal.aborted || this.#found.isDone) return
    if (findings === null || typeof findings === 'string') return this.#end({})
    const { book, found, loading } = findings
    if (loading.faults.length > 0)
      this.#tell({ faults: [...this.#found.faults, ...loading.faults] })
    for (let first = 0; first < countOf(found); first += hitsAtOnce) {
      if (this.#lines.length >= mostLines) return this.#end({ hasMore: true })
      const lines = await this.#linesOf(book, found, first)
      if (this.#signal.aborted) return
      this.#lines.push(...lines.slice(0, mostLines - this.#lines.length))
      // The page draws its list again at each report, so each has twice as much.
      if (this.#lines.length >= 2 * this.#found.lines.length)
        this.#tell({ lines: [...this.#lines] })
      await otherTasks()
    }
  }

  /** The search ended meanwhile: what was found stays, and is said to be all. */
  fail(): void {
    if (!this.#signal.aborted) this.#end({})
  }

  #end(change: Partial<FoundLines>): void {
    if (!this.#found.isDone) this.#tell({ ...change, lines: [...this.#lines], isDone: true })
  }

  #tell(change: Partial<FoundLines>): void {
    this.#found = { ...this.#found, ...change }
    this.#report(this.#found)
  }

  async #linesOf(
    book: Book,
    found: SearchResults,
    first: number,
  ): Promise<readonly ConcordanceLine[]> {
    const { side, isWhole } = this.#query
    const { index, start, end } = found
    const last = Math.min(first + hitsAtOnce, countOf(found))
    const indexes = [...new Set(index.subarray(first, last))]
    const texts = await this.#tools.searching.bothTexts(book, side, indexes)
    const byIndex = new Map(indexes.map((at, i) => [at, texts[i]]))
    const lines: ConcordanceLine[] = []
    for (let hit = first; hit < last; hit++) {
      const [at = 0, from = 0, to = 0] = [index[hit], start[hit], end[hit]]
      const both = byIndex.get(at)
      // The text may have changed since it was searched.
      if (!both || to > both.text.length) continue
      const { id: paragraph, text, other } = both
      lines.push({ book: book.id, side, index: at, paragraph, text, start: from, end: to, other })
    }
    return isWhole ? this.#onlyWords(lines) : lines
  }

  async #onlyWords(lines: readonly ConcordanceLine[]): Promise<readonly ConcordanceLine[]> {
    if (this.#query.side === 'translation')
      return lines.filter(line => isWholeWord(line.text, line))
    const bounds = new Map<string, Promise<Uint32Array>>()
    for (const { text, book, paragraph } of lines) {
      if (bounds.has(text)) continue
      const options = { in: { book, paragraphs: [paragraph] }, signal: this.#signal }
      bounds.set(text, this.#tools.words.segment(text, options))
    }
    try {
      const known = new Map(
        await Promise.all(Array.from(bounds, async ([text, of]) => [text, await of] as const)),
      )
      return lines.filter(line => isBounded(known.get(line.text) ?? [], line))
    } catch {
      if (!this.#signal.aborted) this.#tell({ lacksWords: true })
      return lines
    }
  }
}
