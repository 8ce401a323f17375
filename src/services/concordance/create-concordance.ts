import type { Api } from '#contract/api'
import type { Annotation } from '#domain/annotation'
import type { Anchor, Range } from '#domain/anchor'
import type { ConcordanceLine } from '#domain/concordance/concordance-line'
import { orderKey } from '#domain/concordance/line-order'
import {
  listedRenderings,
  type Rendering,
  type RenderingQuestion,
} from '#domain/concordance/rendering'
import type { BookId } from '#domain/ids'
import { halfOn, otherSide } from '#domain/marking/halves'
import type { KnownGloss } from '#domain/own-words/words-of-book'
import type { LibraryDb } from '#storage/db'
import { storedAnnotations } from '../marking/stored-annotations.ts'
import type { OwnWords } from '../own-words/own-words.ts'
import type { ReportDamage } from '../report.ts'
import type { Writer } from '../saving/writer.ts'
import type { Searching } from '../searching/searching.ts'
import type { Structures } from '../structure/structures.ts'
import type { Concordance } from './concordance.ts'
import { saveLines } from './export-lines.ts'
import { findLines, type FindingTools } from './find-lines.ts'

export interface ConcordanceTools extends FindingTools {
  readonly api: Api
  readonly db: LibraryDb
  readonly newId: () => string
  readonly writer: Pick<Writer, 'waiting'>
  readonly report: ReportDamage
  readonly searching: Searching
  readonly ownWords: Pick<OwnWords, 'of'>
  /** The marks of an open book; null for another. */
  readonly present: (book: BookId) => readonly Annotation[] | null
  readonly structures: Pick<Structures, 'get'>
}

/** What the reader has said of the words of a book. */
interface SaidInBook {
  /** The marks that are pairs of ranges, by each paragraph of theirs. */
  readonly pairs: ReadonlyMap<string, readonly Annotation[]>
  readonly glosses: readonly KnownGloss[]
}

/**
 * Returns the concordances of the library. What the reader said of a book is read once for
 * each search, at the first line of it.
 */
export function createConcordance(tools: ConcordanceTools): Concordance {
  let said = new Map<BookId, Promise<SaidInBook>>()
  const known = new WeakMap<ConcordanceLine, Rendering | null>()

  const saidIn = (book: BookId): Promise<SaidInBook> => {
    const there = said.get(book) ?? readSaid(tools, book)
    said.set(book, there)
    return there
  }

  async function questionOf(line: ConcordanceLine): Promise<RenderingQuestion> {
    const { side, text, start, end, other } = line
    const { pairs, glosses } = await saidIn(line.book)
    const here = pairs.get(line.paragraph) ?? []
    const pair = pairAt(here, line)
    const words = text.slice(start, end)
    const mates = [...glosses.filter(isOf(words)), ...(await inOtherScript(tools, glosses, words))]
    const renderings =
      side === 'source'
        ? mates.flatMap(({ meaning }) => listedRenderings(meaning))
        : glosses.flatMap(({ meaning, expression }) =>
            listedRenderings(meaning).some(one => one.toLowerCase() === words.toLowerCase())
              ? expression
              : [],
          )
    return { side, text, range: { start, end }, other, pair, known: [...new Set(renderings)] }
  }

  async function renderings(
    lines: readonly ConcordanceLine[],
  ): Promise<readonly (Rendering | null)[]> {
    const missing = lines.filter(line => !known.has(line))
    if (missing.length > 0) {
      const questions = await Promise.all(missing.map(questionOf))
      const found = await tools.searching.engine.renderings(questions)
      for (const [i, line] of missing.entries()) known.set(line, found[i] ?? null)
    }
    return lines.map(line => known.get(line) ?? null)
  }

  return {
    find(query, report) {
      // The reader may have said more since the last search.
      said = new Map()
      return findLines(tools, query, report)
    },
    renderings,
    async inOrder(lines, order, language) {
      if (order === 'place') return lines
      const keys = lines.map(line => orderKey(line, order))
      const places = await tools.searching.engine.sorted(keys, language)
      return Array.from(places).flatMap(at => lines[at] ?? [])
    },
    save: what => saveLines({ ...tools, renderings }, what),
    kept: null,
  }
}

const isOf =
  (words: string) =>
  ({ expression }: KnownGloss): boolean =>
    expression === words

/** The glosses whose expression is the words in the other script. */
async function inOtherScript(
  { searching }: ConcordanceTools,
  glosses: readonly KnownGloss[],
  words: string,
): Promise<readonly KnownGloss[]> {
  const others = glosses.filter(
    ({ expression }) => expression !== words && expression.length === words.length,
  )
  if (others.length === 0) return []
  const expressions = others.map(({ expression }) => expression)
  const [found = []] = await searching.occurrences(expressions, [words])
  return found.flatMap(({ start, end, term }) =>
    start === 0 && end === words.length ? (others[term] ?? []) : [],
  )
}

async function readSaid(tools: ConcordanceTools, book: BookId): Promise<SaidInBook> {
  const marks =
    tools.present(book) ??
    [...(await storedAnnotations(tools, book)).values()].filter(mark => mark.deletedAt === null)
  const division = tools.structures.get(book)
  const pairs = new Map<string, Annotation[]>()
  for (const mark of marks) {
    if (!mark.counterpart || mark.scope) continue
    const shown = division?.shownMark(mark) ?? mark
    for (const { paragraphId } of halfOn(shown, 'source')?.anchors ?? []) {
      const there = pairs.get(paragraphId) ?? []
      there.push(shown)
      pairs.set(paragraphId, there)
    }
  }
  const { glosses } = await tools.ownWords.of(book)
  return { pairs, glosses }
}

/** The words that the reader has linked with a hit, by the shortest mark that contains it. */
function pairAt(marks: readonly Annotation[], line: ConcordanceLine): Range | null {
  const { side, paragraph, start, end } = line
  const inParagraph = (anchors: readonly Anchor[] | undefined) =>
    anchors?.find(({ paragraphId }) => paragraphId === paragraph) ?? null
  let best: { readonly length: number; readonly range: Range } | null = null
  for (const mark of marks) {
    const own = inParagraph(halfOn(mark, side)?.anchors)
    const there = inParagraph(halfOn(mark, otherSide(side))?.anchors)
    if (!own || !there || own.start > start || own.end < end || there.start >= there.end) continue
    const length = own.end - own.start
    if (!best || length < best.length)
      best = { length, range: { start: there.start, end: there.end } }
  }
  return best?.range ?? null
}
