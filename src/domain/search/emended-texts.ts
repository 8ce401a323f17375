/** The paragraphs with emendations, searched as the reader emends them. */
import type { Range } from '../anchor.ts'
import type { AnnotationId, ParagraphId } from '../ids.ts'
import {
  emendedOffset,
  emendedText,
  printedRange,
  readingsIn,
  type Proposal,
  type ProposedReading,
} from '../marking/readings.ts'
import type { Query, QueryMaker } from './query.ts'
import { SearchText, type Passage } from './search-text.ts'

/** A paragraph as it is printed. */
interface Printed extends Passage {
  readonly id: ParagraphId
}

interface Emended {
  readonly index: number
  readonly printed: Printed
  readonly readings: readonly ProposedReading[]
}

export class EmendedTexts {
  readonly #maker: QueryMaker
  readonly #printed: (index: number) => Printed | null
  readonly #proposals = new Map<AnnotationId, Proposal>()
  /** The paragraph of each proposal, and the proposals of each paragraph. */
  readonly #places = new Map<AnnotationId, number>()
  readonly #byIndex = new Map<number, Set<AnnotationId>>()
  /** Null after something has changed. */
  #searched: { readonly text: SearchText; readonly owners: readonly Emended[] } | null = null

  /** `printed` returns a paragraph of the book; null if it is not known. */
  constructor(maker: QueryMaker, printed: (index: number) => Printed | null) {
    this.#maker = maker
    this.#printed = printed
  }

  /** Replaces what annotation `id` on paragraph `index` proposes; null removes it. */
  set(id: AnnotationId, index: number, proposal: Proposal | null): void {
    if (proposal === null && !this.#proposals.has(id)) return
    this.#byIndex.get(this.#places.get(id) ?? -1)?.delete(id)
    this.#proposals.delete(id)
    this.#places.delete(id)
    this.printedChanged()
    if (!proposal) return
    this.#proposals.set(id, proposal)
    this.#places.set(id, index)
    this.#byIndex.set(index, (this.#byIndex.get(index) ?? new Set()).add(id))
  }

  /** To be called when more of the book is known. */
  printedChanged(): void {
    this.#searched = null
  }

  /** Whether paragraph `index` may have a reading. */
  has(index: number): boolean {
    return (this.#byIndex.get(index)?.size ?? 0) > 0
  }

  get isEmpty(): boolean {
    return this.#proposals.size === 0
  }

  /**
   * Calls `take` with the printed range of every hit that is only there as emended. `known` has the
   * hits in the printed words by paragraph; a hit that overlaps one of them is left out.
   */
  find(
    query: Query,
    known: ReadonlyMap<number, readonly Range[]>,
    take: (index: number, start: number, end: number) => void,
  ): void {
    const { text, owners } = (this.#searched ??= this.#prepared())
    const taken = new Map<Emended, number>()
    text.find(query, (passage, from, to) => {
      const owner = owners[passage]
      if (!owner) return
      const { start, end, isEmended } = printedRange(owner.readings, { start: from, end: to })
      const isKnown = known.get(owner.index)?.some(hit => start < hit.end && end > hit.start)
      if (!isEmended || isKnown === true || start < (taken.get(owner) ?? 0)) return
      taken.set(owner, end)
      take(owner.index, start, end)
    })
  }

  /**
   * Returns the words at `start` to `end` of paragraph `index` as they are emended; null if no
   * reading is for a part of them.
   */
  words(index: number, start: number, end: number): string | null {
    const emended = this.has(index) ? this.#emended(index) : null
    const inside = emended?.readings.filter(one => one.start >= start && one.end <= end) ?? []
    if (!emended || inside.length === 0) return null
    const moved = inside.map(one => ({ ...one, start: one.start - start, end: one.end - start }))
    return emendedText(emended.printed.text.slice(start, end), moved)
  }

  #prepared() {
    const owners = [...this.#byIndex.keys()]
      .toSorted((a, b) => a - b)
      .flatMap(index => this.#emended(index) ?? [])
    return { owners, text: new SearchText(owners.map(passageOf), this.#maker) }
  }

  #emended(index: number): Emended | null {
    const printed = this.#printed(index)
    if (!printed) return null
    const proposals = [...(this.#byIndex.get(index) ?? [])].flatMap(id => {
      const proposal = this.#proposals.get(id)
      return proposal?.anchor.paragraphId === printed.id ? proposal : []
    })
    const readings = readingsIn(printed.text, proposals)
    return readings.length > 0 ? { index, printed, readings } : null
  }
}

function passageOf({ printed, readings }: Emended): Passage {
  const asides = printed.asides?.flatMap(({ start, end }) => {
    const moved = { start: emendedOffset(readings, start), end: emendedOffset(readings, end) }
    return moved.end > moved.start ? moved : []
  })
  const text = emendedText(printed.text, readings)
  return asides ? { text, asides } : { text }
}
