/**
 * What the reader says of words, made ready for the dictionary. Corrections win over everything:
 * those here over those of the book, and those over what counts everywhere.
 */
import type { Folding } from '../words/folding.ts'
import type { OwnExpressions } from '../words/segment.ts'
import type { CharacterReading, WordRange } from '../words/word.ts'
import {
  ownWordLimits,
  wordScopes,
  type BoundaryCorrection,
  type ReadingCorrection,
  type WordScope,
  type WordStatus,
} from './own-word.ts'
import { hereIn, rangeHere, rowsHere, type Here, type Located, type OwnText } from './rows-here.ts'
import { Phrases } from './phrases.ts'
import { typedSyllables } from './typed-reading.ts'
import type { KnownGloss, WordsOfBook } from './words-of-book.ts'

/** A gloss, and the range of a text that it is about. */
export interface GlossMatch extends WordRange {
  readonly gloss: KnownGloss
}

/** A corrected reading, and the range of a text that it is about. */
export interface ReadingMatch extends WordRange {
  readonly correction: ReadingCorrection
}

/** A word of a text of which the reader has said how well they know it. */
export interface WordWithStatus extends WordRange {
  readonly status: WordStatus
}

const narrowestFirst = (a: { readonly scope: WordScope }, b: { readonly scope: WordScope }) =>
  wordScopes.indexOf(a.scope) - wordScopes.indexOf(b.scope)

/** Made once for all texts of a book, until the reader says something else. */
export class OwnTools {
  readonly #fold: (text: string) => string
  readonly #words: WordsOfBook
  readonly #boundaries: Phrases<BoundaryCorrection>
  readonly #readings: Phrases<ReadingCorrection>
  readonly #glosses: Phrases<KnownGloss>
  readonly #expressions: OwnExpressions = {
    ends: (folded, start) => this.#glosses.ends(folded, start, 1),
    haveSign: unit => this.#glosses.haveSign(unit) || this.#boundaries.haveSign(unit),
  }
  readonly #statuses = new Map<string, WordStatus>()
  /** What counts at one place only, by the paragraph. */
  readonly #here: {
    readonly boundaries: Here<BoundaryCorrection>
    readonly readings: Here<ReadingCorrection>
    readonly glosses: Here<KnownGloss>
  }

  constructor(folding: Pick<Folding, 'text'>, words: WordsOfBook) {
    this.#fold = folding.text
    this.#words = words
    const phrases = <Row extends Located & { readonly expression: string }>(
      rows: readonly Row[],
    ) => {
      const all = new Phrases<Row>()
      for (const row of rows.toSorted(narrowestFirst))
        if (row.scope !== 'here') all.put(this.#fold(row.expression), row)
      return all
    }
    this.#boundaries = phrases(words.boundaries)
    this.#readings = phrases(words.readings.filter(row => typedSyllables(row.reading) !== null))
    this.#glosses = phrases(words.glosses)
    this.#here = {
      // Of two that overlap, the reader means the one that was said last.
      boundaries: hereIn(words.boundaries.toSorted((a, b) => b.updatedAt - a.updatedAt)),
      readings: hereIn(words.readings),
      glosses: hereIn(words.glosses),
    }
    for (const row of words.statuses.toSorted(narrowestFirst).reverse())
      this.#statuses.set(this.#fold(row.expression), row.status)
  }

  /**
   * The boundaries that the reader's corrections want; false where none may be. Those that count at
   * more than one place are only sought in `range`.
   */
  boundaries(
    { text, paragraphs }: OwnText,
    range: WordRange = { start: 0, end: text.length },
  ): ReadonlyMap<number, boolean> {
    const given = new Map<number, boolean>()
    const here = rowsHere(this.#here.boundaries, paragraphs)
    if (here.length === 0 && this.#boundaries.isEmpty) return given
    const taken = new Uint8Array(text.length)
    const apply = ({ start, end }: WordRange, { parts }: BoundaryCorrection) => {
      if (taken.subarray(start, end).includes(1)) return
      taken.fill(1, start, end)
      for (let at = start + 1; at < end; at++) given.set(at, false)
      for (const at of [start, ...endsOf(start, parts)]) given.set(at, true)
    }
    for (const row of here) {
      const place = rangeHere(row, { text, paragraphs })
      if (place) apply(place, row)
    }
    if (this.#boundaries.isEmpty) return given
    const folded = this.#fold(text.slice(range.start, range.end))
    for (const scope of ['book', 'everywhere'] as const)
      for (let at = 0; at < folded.length; at++) {
        const found = this.#boundaries
          .from(folded, at)
          .find(({ values }) => values.some(row => row.scope === scope))
        const row = found?.values.find(one => one.scope === scope)
        if (!found || !row) continue
        apply({ start: range.start + found.start, end: range.start + found.end }, row)
        at = found.end - 1
      }
    return given
  }

  /** The reader's expressions of several units; signs are also those of corrected words. */
  get expressions(): OwnExpressions {
    return this.#expressions
  }

  /** The readings of a text whose words have `bounds`, as the reader has corrected them. */
  read(
    { text, paragraphs }: OwnText,
    bounds: ArrayLike<number>,
    found: readonly CharacterReading[],
  ): readonly CharacterReading[] {
    const own = new Map<number, CharacterReading>()
    for (const { start, end, correction } of this.#corrected({ text, paragraphs }, bounds)) {
      const syllables = typedSyllables(correction.reading) ?? []
      let at = start
      Array.from(text.slice(start, end)).forEach((character, i) => {
        const place = { start: at, end: (at += character.length) }
        if (!own.has(place.start)) own.set(place.start, { ...place, syllable: syllables[i] ?? '' })
      })
    }
    if (own.size === 0) return found
    const kept = found.filter(({ start }) => !own.has(start))
    return [...kept, ...own.values()].toSorted((a, b) => a.start - b.start)
  }

  /**
   * The corrected readings of words that contain the character at `offset`, the best first.
   * `boundsAround` returns the words as far around it as an expression is long.
   */
  readingsAt(
    own: OwnText,
    boundsAround: () => ArrayLike<number>,
    offset: number,
  ): readonly ReadingMatch[] {
    const here = rowsHere(this.#here.readings, own.paragraphs)
    const { folded, at } = this.#around(own.text, offset)
    const { expression } = ownWordLimits
    if (here.length === 0 && this.#readings.around(folded, at, expression).length === 0) return []
    const found = this.#corrected(own, boundsAround())
    return found.filter(({ start, end }) => start <= offset && offset < end)
  }

  /** The folded text around an offset as far as an expression is long, and the place in it. */
  #around(text: string, offset: number): { readonly folded: string; readonly at: number } {
    const longest = ownWordLimits.expression
    const from = Math.max(0, offset - longest + 1)
    return { folded: this.#fold(text.slice(from, offset + longest)), at: offset - from }
  }

  /** The corrected readings of a text, of which the first counts where several overlap. */
  #corrected({ text, paragraphs }: OwnText, bounds: ArrayLike<number>): readonly ReadingMatch[] {
    const found: ReadingMatch[] = []
    const put = ({ start, end }: WordRange, correction: ReadingCorrection) => {
      const { length } = Array.from(text.slice(start, end))
      if (typedSyllables(correction.reading)?.length === length)
        found.push({ start, end, correction })
    }
    for (const row of rowsHere(this.#here.readings, paragraphs)) {
      const range = rangeHere(row, { text, paragraphs })
      if (range) put(range, row)
    }
    if (this.#readings.isEmpty) return found
    const folded = this.#fold(text)
    const edges = new Set(Array.from(bounds))
    for (const start of edges) {
      const [first] = this.#readings.from(folded, start).filter(({ end }) => edges.has(end))
      const [row] = first?.values ?? []
      if (first && row) put(first, row)
    }
    return found
  }

  /** The glosses of ranges that contain the character at `offset`, the longest first. */
  glossesAt({ text, paragraphs }: OwnText, offset: number): readonly GlossMatch[] {
    if (offset < 0 || offset >= text.length) return []
    const here = rowsHere(this.#here.glosses, paragraphs).flatMap(
      (gloss): readonly GlossMatch[] => {
        const range = rangeHere(gloss, { text, paragraphs })
        return range && range.start <= offset && offset < range.end ? [{ ...range, gloss }] : []
      },
    )
    if (here.length === 0 && this.#glosses.isEmpty) return here
    const { folded, at } = this.#around(text, offset)
    const from = offset - at
    const others = this.#glosses
      .around(folded, at, ownWordLimits.expression)
      .flatMap(({ start, end, values }) =>
        values.map(gloss => ({ start: from + start, end: from + end, gloss })),
      )
    return [...here, ...others].sort((a, b) => b.end - b.start - (a.end - a.start))
  }

  /**
   * The glosses of whole words of a text, in order, each of its own place: the longest counts, and
   * of equal ones the narrowest scope.
   */
  glossesOfWords({ text, paragraphs }: OwnText, bounds: ArrayLike<number>): readonly GlossMatch[] {
    const here = rowsHere(this.#here.glosses, paragraphs).flatMap(
      (gloss): readonly GlossMatch[] => {
        const range = rangeHere(gloss, { text, paragraphs })
        return range ? [{ ...range, gloss }] : []
      },
    )
    if (here.length === 0 && this.#glosses.isEmpty) return []
    const folded = this.#fold(text)
    const edges = new Set(Array.from(bounds))
    const found: GlossMatch[] = []
    for (let word = 0, end = 0; word + 1 < bounds.length; word++) {
      const start = bounds[word] ?? 0
      if (start < end) continue
      const others = this.#glosses
        .from(folded, start)
        .flatMap(({ values, ...range }) => values.map(gloss => ({ ...range, gloss })))
      const all = [...here.filter(each => each.start === start), ...others]
      const [first] = all
        .filter(each => each.gloss.meaning !== '' && edges.has(each.end))
        .sort((a, b) => b.end - a.end)
      if (!first) continue
      found.push(first)
      end = first.end
    }
    return found
  }

  /** The words of a text of which the reader has said how well they know them. */
  statuses(text: string, bounds: ArrayLike<number>): readonly WordWithStatus[] {
    if (this.#statuses.size === 0) return []
    const folded = this.#fold(text)
    const whole = this.#statuses.get(folded)
    if (whole) return [{ start: 0, end: text.length, status: whole }]
    const found: WordWithStatus[] = []
    for (let word = 0; word + 1 < bounds.length; word++) {
      const [start = 0, end = 0] = [bounds[word], bounds[word + 1]]
      const status = this.#statuses.get(folded.slice(start, end))
      if (status) found.push({ start, end, status })
    }
    return found
  }

  /** How well the reader knows a word; null if they have not said it. */
  statusOf(word: string): WordStatus | null {
    return this.#statuses.get(this.#fold(word)) ?? null
  }

  /** At most `limit` glosses whose expression, reading or meaning has `query`, the best first. */
  search(query: string, limit: number): readonly KnownGloss[] {
    const [words, letters] = [this.#fold(query.trim()), lettersOf(query)]
    if (words === '') return []
    const rank = ({ expression, reading, meaning }: KnownGloss): number => {
      const written = this.#fold(expression)
      if (written === words) return 0
      if (written.includes(words)) return 1
      if (letters !== '' && lettersOf(reading).startsWith(letters)) return 2
      return meaning.toLowerCase().includes(query.trim().toLowerCase()) ? 3 : none
    }
    return this.#words.glosses
      .map(gloss => ({ gloss, order: rank(gloss) }))
      .filter(({ order }) => order < none)
      .toSorted((a, b) => a.order - b.order || narrowestFirst(a.gloss, b.gloss))
      .slice(0, limit)
      .map(({ gloss }) => gloss)
  }
}

/** After everything that was found. */
const none = 9

const endsOf = (start: number, parts: readonly string[]): readonly number[] => {
  let at = start
  return parts.map(part => (at += part.length))
}

/** The letters of a reading without tones, spaces and marks. */
const lettersOf = (reading: string): string =>
  reading
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
