/**
 * What the reader says of words, made ready for the dictionary. Corrections win over everything:
 * those here over those of the book, and those over what counts everywhere.
 */
import { locate } from '../anchor.ts'
import type { ParagraphId } from '../ids.ts'
import type { Folding } from '../words/folding.ts'
import type { CharacterReading, WordRange } from '../words/word.ts'
import {
  ownWordLimits,
  wordScopes,
  type BoundaryCorrection,
  type ReadingCorrection,
  type WordPlace,
  type WordScope,
  type WordStatus,
} from './own-word.ts'
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

/** A text of a book. `paragraphs`: the printed paragraphs that it is, whole or in part. */
export interface OwnText {
  readonly text: string
  readonly paragraphs: readonly ParagraphId[]
}

interface Located {
  readonly scope: WordScope
  readonly place: WordPlace | null
}

/** Rows by the paragraph in which they count. */
type Here<Row> = ReadonlyMap<ParagraphId, readonly Row[]>

const narrowestFirst = (a: { readonly scope: WordScope }, b: { readonly scope: WordScope }) =>
  wordScopes.indexOf(a.scope) - wordScopes.indexOf(b.scope)

/** Made once for all texts of a book, until the reader says something else. */
export class OwnTools {
  readonly #fold: (text: string) => string
  readonly #words: WordsOfBook
  readonly #boundaries: Phrases<BoundaryCorrection>
  readonly #readings: Phrases<ReadingCorrection>
  readonly #glosses: Phrases<KnownGloss>
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

  /** The boundaries that the reader's corrections want; false where none may be. */
  boundaries({ text, paragraphs }: OwnText): ReadonlyMap<number, boolean> {
    const given = new Map<number, boolean>()
    const taken = new Uint8Array(text.length)
    const apply = ({ start, end }: WordRange, { parts }: BoundaryCorrection) => {
      if (taken.subarray(start, end).includes(1)) return
      taken.fill(1, start, end)
      for (let at = start + 1; at < end; at++) given.set(at, false)
      for (const at of [start, ...endsOf(start, parts)]) given.set(at, true)
    }
    for (const row of rowsHere(this.#here.boundaries, paragraphs)) {
      const range = rangeHere(row, { text, paragraphs })
      if (range) apply(range, row)
    }
    if (this.#boundaries.isEmpty) return given
    const folded = this.#fold(text)
    for (const scope of ['book', 'everywhere'] as const)
      for (let at = 0; at < text.length; at++) {
        const found = this.#boundaries
          .from(folded, at)
          .find(({ values }) => values.some(row => row.scope === scope))
        const row = found?.values.find(one => one.scope === scope)
        if (!found || !row) continue
        apply(found, row)
        at = found.end - 1
      }
    return given
  }

  /** The ends of the reader's expressions of several units from `start` of a folded text. */
  ends(folded: string, start: number): readonly number[] {
    return this.#glosses.ends(folded, start, 1)
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

  /** The corrected readings of words that contain the character at `offset`, the best first. */
  readingsAt(own: OwnText, bounds: ArrayLike<number>, offset: number): readonly ReadingMatch[] {
    return this.#corrected(own, bounds).filter(({ start, end }) => start <= offset && offset < end)
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
    const longest = ownWordLimits.expression
    const from = Math.max(0, offset - longest + 1)
    const others = this.#glosses
      .around(this.#fold(text.slice(from, offset + longest)), offset - from, longest)
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

function hereIn<Row extends Located>(rows: readonly Row[]): Here<Row> {
  const found = new Map<ParagraphId, Row[]>()
  for (const row of rows) {
    if (row.scope !== 'here' || !row.place) continue
    const { paragraphId } = row.place.anchor
    const there = found.get(paragraphId)
    if (there) there.push(row)
    else found.set(paragraphId, [row])
  }
  return found
}

const rowsHere = <Row>(here: Here<Row>, paragraphs: readonly ParagraphId[]): readonly Row[] =>
  here.size === 0 ? [] : paragraphs.flatMap(one => here.get(one) ?? [])

/** After everything that was found. */
const none = 9

const endsOf = (start: number, parts: readonly string[]): readonly number[] => {
  let at = start
  return parts.map(part => (at += part.length))
}

/** The range of what counts here in a text; null for what counts elsewhere too. */
function rangeHere({ scope, place }: Located, { text, paragraphs }: OwnText): WordRange | null {
  if (scope !== 'here' || !place) return null
  return paragraphs.includes(place.anchor.paragraphId) ? locate(place.anchor, text) : null
}

/** The letters of a reading without tones, spaces and marks. */
const lettersOf = (reading: string): string =>
  reading
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
