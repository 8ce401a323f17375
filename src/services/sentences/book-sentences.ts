import { anchorAt, locate, type Range, type Side } from '#domain/anchor'
import type { ParagraphId, SentenceChangeId } from '#domain/ids'
import { sentenceChangeId } from '#domain/ids'
import type { LeftSentence } from '#domain/editions/report'
import { halvesOf, withHalf, type Half } from '#domain/marking/halves'
import {
  joinSentence,
  linkSentences,
  sentenceAround,
  splitSentence,
  unlinkSentence,
  type CorrectedPair,
  type Correcting,
  type NotCorrected,
  type PairPlace,
} from '#domain/sentences/sentence-acts'
import { isSoundChange, type SentenceChange } from '#domain/sentences/sentence-change'
import {
  pairSentences,
  type PairSentences,
  type PlacedBorder,
  type PlacedLink,
} from '#domain/sentences/sentence-links'
import {
  leftSentence,
  waitingSentences,
  type PlaceForSentence,
} from '#domain/sentences/waiting-sentence'
import type { StepName } from '#domain/undo-step'
import { translationsOf } from '#storage/translations'
import type { SentenceRows, BookRows } from './sentence-rows.ts'
import type { BookSentences, SentenceOutcome, SentenceTools, ShownPair } from './sentences.ts'

/** How many UTF-16 code units after a border say where it is. */
const borderWords = 24
/** How many pairs are remembered. */
const mostKnown = 40

/** The step of making each kind of correction. */
const stepOf = {
  join: 'joinSentences',
  split: 'splitSentence',
  link: 'linkSentences',
  unlink: 'unlinkSentences',
} as const satisfies Record<LeftSentence['what'], StepName>

/** A pair with its corrections, and the rows that they are of. */
interface PlacedPair extends CorrectedPair {
  readonly rowOf: ReadonlyMap<PlacedBorder | PlacedLink, SentenceChangeId>
}

interface Known {
  readonly pair: ShownPair
  readonly version: number
  readonly names: readonly ParagraphId[]
  readonly placed: PlacedPair
  readonly sentences: PairSentences
}

/** The sentences of a book whose corrections are in its rows. */
export class SentencesOfBook implements BookSentences {
  readonly #tools: SentenceTools
  readonly #shelf: BookRows
  readonly #rows: Pick<SentenceRows, 'put'>
  readonly #known = new Map<ParagraphId, Known>()
  #byHand: SentenceChangeId | null = null

  constructor(tools: SentenceTools, shelf: BookRows, rows: Pick<SentenceRows, 'put'>) {
    this.#tools = tools
    this.#shelf = shelf
    this.#rows = rows
  }

  of(pair: ShownPair): PairSentences {
    return this.#read(pair).sentences
  }

  at(pair: ShownPair, place: PairPlace): Range | null {
    return sentenceAround(this.#read(pair).placed, place)
  }

  join(pair: ShownPair, place: PairPlace): SentenceOutcome {
    return this.#make(pair, 'joinSentences', one => joinSentence(one, place))
  }

  split(pair: ShownPair, place: PairPlace): SentenceOutcome {
    return this.#make(pair, 'splitSentence', one => splitSentence(one, place))
  }

  link(pair: ShownPair, from: PairPlace, to: PairPlace): SentenceOutcome {
    return this.#make(pair, 'linkSentences', one => linkSentences(one, from, to))
  }

  unlink(pair: ShownPair, place: PairPlace): SentenceOutcome {
    return this.#make(pair, 'unlinkSentences', one => unlinkSentence(one, place))
  }

  waiting(): readonly SentenceChange[] {
    return waitingSentences(this.#shelf.rows.values())
  }

  async decide(id: SentenceChangeId, to: PlaceForSentence | null): Promise<boolean> {
    if (to) await this.#learnStored(to.halves)
    const row = this.waiting().find(one => one.id === id)
    if (!row) return false
    const made = to && this.#madeAt(row, to)
    const name = made ? stepOf[leftSentence(row, 0).what] : 'keepOrphan'
    this.#rows.put(this.#shelf, name, made ? [made] : [], [id])
    return true
  }

  byHand(id: SentenceChangeId | null): void {
    this.#byHand = id
  }

  /** The correction that `row` waits to be, later than all others. */
  #madeAt(waiting: SentenceChange, { halves }: PlaceForSentence): SentenceChange {
    const { waits: _, ...row } = waiting
    const latest = Math.max(0, ...[...this.#shelf.rows.values()].map(one => one.createdAt))
    return { ...halves.reduce<SentenceChange>(withHalf, row), ...this.#common(latest + 1) }
  }

  /** Remembers the translations of `halves` as they are stored. */
  async #learnStored(halves: readonly Half[]): Promise<void> {
    const { book, texts } = this.#shelf
    const names = halves
      .filter(({ side }) => side === 'translation')
      .flatMap(({ anchors }) => anchors.map(({ paragraphId }) => paragraphId))
    const { rows } = await translationsOf(this.#tools.db, book, names)
    for (const { paragraphId, content } of rows)
      if (!texts.has(paragraphId)) texts.set(paragraphId, content.text)
  }

  get #division() {
    return this.#tools.structures.get(this.#shelf.book)
  }

  #read(pair: ShownPair): Known {
    const known = this.#known
    const names = this.#division?.names(pair.id) ?? [pair.id]
    const last = known.get(pair.id)
    const isSame =
      last?.version === this.#shelf.version &&
      last.pair.source === pair.source &&
      last.pair.translation === pair.translation &&
      last.names.join(' ') === names.join(' ')
    if (last && isSame) return last
    const placed = this.#placed(pair, names)
    const { source, translation, corrections } = placed
    const sentences = pairSentences(source, translation, corrections)
    const now = { pair, version: this.#shelf.version, names, placed, sentences }
    known.delete(pair.id)
    known.set(pair.id, now)
    const [oldest] = known.keys()
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest)
    return now
  }

  #placed(pair: ShownPair, names: readonly ParagraphId[]): PlacedPair {
    const { rows, byParagraph } = this.#shelf
    const ids = new Set(names.flatMap(name => [...(byParagraph.get(name) ?? [])]))
    const own = [...ids]
      .flatMap(id => rows.get(id) ?? [])
      .filter(({ deletedAt }) => deletedAt === null)
      .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
    const rowOf = new Map<PlacedBorder | PlacedLink, SentenceChangeId>()
    const borders: PlacedBorder[] = []
    const links: PlacedLink[] = []
    for (const row of own) {
      const there = this.#placesOf(row, pair)
      const [first] = there[row.side]
      if (row.kind === 'border' && first) {
        const border = { side: row.side, at: first.start, says: row.says }
        borders.push(border)
        rowOf.set(border, row.id)
      }
      if (row.kind === 'link' && there.source.length > 0 && there.translation.length > 0) {
        const link = { ...there, says: row.says }
        links.push(link)
        rowOf.set(link, row.id)
      }
    }
    const { source, translation } = pair
    return { source, translation, corrections: { borders, links }, rowOf }
  }

  /** Where the words of a row are in a pair as it is shown. */
  #placesOf(row: SentenceChange, pair: ShownPair): Record<Side, Range[]> {
    const there: Record<Side, Range[]> = { source: [], translation: [] }
    for (const half of halvesOf(row)) {
      const { side, anchors } = this.#division?.divided?.shownHalf(half) ?? half
      for (const anchor of anchors) {
        if (anchor.paragraphId !== pair.id) continue
        const { start, end, quote } = anchor
        // The Chinese never changes, so its words are evidence enough.
        const isThere = side === 'source' && pair.source.slice(start, end) === quote.exact
        const range = isThere ? anchor : locate(anchor, pair[side])
        if (range) there[side].push({ start: range.start, end: range.end })
      }
    }
    return there
  }

  #make(
    pair: ShownPair,
    name: StepName,
    act: (placed: CorrectedPair) => Correcting | NotCorrected,
  ): SentenceOutcome {
    const { placed } = this.#read(pair)
    const made = act(placed)
    if (typeof made === 'string') return { ok: false, why: made }
    const added = this.#rowsOf(pair, made, this.#latest(placed) + 1)
    if (!added.every(isSoundChange)) return { ok: false, why: 'unplaced' }
    const removed = made.removed.flatMap(one => placed.rowOf.get(one) ?? [])
    this.#learn(pair, added)
    const waited = this.waiting().flatMap(row =>
      row.id === this.#byHand && stepOf[leftSentence(row, 0).what] === name ? row.id : [],
    )
    return { ok: true, step: this.#rows.put(this.#shelf, name, added, [...removed, ...waited]) }
  }

  #rowsOf(
    pair: ShownPair,
    { border, links = [] }: Pick<Correcting, 'border' | 'links'>,
    earliest: number,
  ): readonly SentenceChange[] {
    const made: SentenceChange[] = []
    const common = () => this.#common(earliest)
    if (border) {
      const { side, at, says } = border
      const end = Math.min(pair[side].length, at + borderWords)
      const half = this.#stored(side, pair, [{ start: at, end }])
      made.push({ ...common(), kind: 'border', says, ...half })
    }
    for (const { says, source, translation } of links) {
      const { index, anchors } = this.#stored('translation', pair, translation)
      const half = this.#stored('source', pair, source)
      const counterpart = { index, anchors }
      made.push({ ...common(), kind: 'link', says, ...half, counterpart })
    }
    return made
  }

  #stored(side: Side, pair: ShownPair, ranges: readonly Range[]): Half {
    const half: Half = {
      side,
      index: pair.index,
      anchors: ranges.map(({ start, end }) => anchorAt(pair.id, pair[side], start, end)),
    }
    return this.#division?.printedHalf(half) ?? half
  }

  /** When the latest correction of a pair was made: another machine's clock may be ahead. */
  #latest({ rowOf }: PlacedPair): number {
    const { rows } = this.#shelf
    return Math.max(0, ...[...rowOf.values()].map(id => rows.get(id)?.createdAt ?? 0))
  }

  #common(
    earliest: number,
  ): Pick<SentenceChange, 'id' | 'bookId' | 'createdAt' | 'updatedAt' | 'deletedAt'> {
    const now = this.#tools.now()
    const id = sentenceChangeId(this.#tools.newId())
    const createdAt = Math.max(now, earliest)
    return { id, bookId: this.#shelf.book, createdAt, updatedAt: now, deletedAt: null }
  }

  /** Remembers the translations to which new rows belong, so that the rows follow their edits. */
  #learn(pair: ShownPair, added: readonly SentenceChange[]): void {
    const division = this.#division
    for (const { side, anchors } of added.flatMap(halvesOf)) {
      if (side !== 'translation') continue
      for (const { paragraphId } of anchors) {
        const part = division?.divided?.translation(paragraphId).content.text
        const isWhole = paragraphId === pair.id && !division?.structure.byPart.has(paragraphId)
        const text = isWhole ? pair.translation : part
        if (text !== undefined) this.#shelf.texts.set(paragraphId, text)
      }
    }
  }
}
