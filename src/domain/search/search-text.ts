/** Searches passages of text. */
import type { Range } from '../anchor.ts'
import type { Inline } from '../book.ts'
import { Folder, WayBack, type FoldedText } from './folded-text.ts'
import type { Query, QueryMaker, PatternQuery, WordsQuery } from './query.ts'

/** A text that contains a hit as a whole: a paragraph, a translation or a note. */
export interface Passage {
  readonly text: string
  /**
   * Ranges that a reader may skip. A hit may be inside one, or run across one as if it were not
   * there.
   */
  readonly asides?: readonly Range[]
}

/** Receives a hit; UTF-16 offsets of whole characters in the text of passage `passage`. */
export type TakeHit = (passage: number, start: number, end: number) => void

/**
 * Returns the ranges of a source paragraph that a reader may skip: notes between its words and
 * their signs. Sorted; they do not overlap.
 */
export function asidesOf(inlines: readonly Inline[] = []): readonly Range[] {
  const asides: { start: number; end: number }[] = []
  const found = inlines.filter(({ kind }) => kind === 'interlinearNote' || kind === 'noteReference')
  for (const { start, end } of found.toSorted((a, b) => a.start - b.start)) {
    const last = asides.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else asides.push({ start, end })
  }
  return asides
}

/** Some passages. They are folded when they are first searched for words. */
export class SearchText {
  readonly passages: readonly Passage[]
  readonly #maker: QueryMaker
  #folded: FoldedText | null = null
  #mistakable: ReadonlySet<string> | null = null
  /**
   * For each folded passage, the passage it is from. Passages with asides occur a second time,
   * without them.
   */
  readonly #owners: readonly number[]
  /**
   * Computed once, because scanning the passages at every search would cost as much as the search.
   */
  readonly #hasAsides: boolean

  constructor(passages: readonly Passage[], maker: QueryMaker) {
    this.passages = passages
    this.#maker = maker
    this.#hasAsides = passages.some(hasAsides)
    this.#owners = passages.flatMap((passage, i) => (hasAsides(passage) ? [i, i] : i))
  }

  /**
   * Calls `take` with every hit in the order of the text. Only hits that run across an aside
   * overlap others.
   */
  find(query: Query, take: TakeHit): void {
    const hits = new HitList(this.passages, this.#hasAsides, take)
    if (query.kind === 'words') this.#words(query, hits)
    else this.#pattern(query, hits)
    hits.finish()
  }

  #words(query: WordsQuery, hits: HitList): void {
    const { needle } = query
    const accepts = this.#mayRefuse(query) ? query.accepts : null
    // Most hits are written alike, and slicing each of them would cost the most.
    let alike = query.written
    const isMeant = (owner: number, start: number, end: number): boolean => {
      if (accepts === null) return true
      const text = this.passages[owner]?.text ?? ''
      if (end - start === alike.length && text.startsWith(alike, start)) return true
      const found = text.slice(start, end)
      if (!accepts(found)) return false
      alike = found
      return true
    }
    this.#folded ??= foldAll(this.passages, this.#maker)
    const { text } = this.#folded
    const wayBack = new WayBack(this.#folded)
    for (let at = text.indexOf(needle); at >= 0;) {
      wayBack.look(at, at + needle.length)
      const { passage, start, end } = wayBack
      const owner = this.#owners[passage] ?? 0
      const isThin = this.#hasAsides && this.#owners[passage - 1] === owner
      const isTaken =
        (isThin ? this.#isMeantThin(accepts, owner, { start, end }) : isMeant(owner, start, end)) &&
        hits.add(owner, start, end, isThin)
      at = text.indexOf(needle, at + (isTaken ? needle.length : 1))
    }
  }

  /**
   * Whether `query` may refuse a match of its needle. Testing each match would load each text into
   * the cache.
   */
  #mayRefuse({ accepts, misleading }: WordsQuery): boolean {
    if (accepts === null || misleading === null) return accepts !== null
    this.#mistakable ??= this.#maker.mistakable(this.passages.map(({ text }) => text))
    return misleading.some(character => this.#mistakable?.has(character))
  }

  #pattern({ pattern }: PatternQuery, hits: HitList): void {
    for (const [owner, passage] of this.passages.entries()) {
      for (const isThin of hasAsides(passage) ? [false, true] : [false]) {
        const folder = new Folder(this.#maker.written)
        folder.add(passage.text, isThin ? passage.asides : [])
        const written = folder.finish()
        const wayBack = new WayBack(written)
        for (const match of written.text.matchAll(pattern)) {
          if (match[0] === '') continue
          wayBack.look(match.index, match.index + match[0].length)
          hits.add(owner, wayBack.start, wayBack.end, isThin)
        }
      }
    }
  }

  #isMeantThin(accepts: WordsQuery['accepts'], owner: number, range: Range): boolean {
    const found = this.#thin(owner, range)
    return found !== null && (accepts === null || accepts(found))
  }

  /**
   * Returns the words of a hit without the asides it runs across; null if it runs across no aside
   * and is a hit already.
   */
  #thin(owner: number, range: Range): string | null {
    const passage = this.passages[owner]
    const crossed = passage?.asides?.filter(aside => crosses(range, aside)) ?? []
    if (!passage || crossed.length === 0) return null
    let text = ''
    let from = range.start
    for (const { start, end } of crossed) {
      text += passage.text.slice(from, start)
      from = end
    }
    return text + passage.text.slice(from, range.end)
  }
}

/** The hits of one search, passed on at once if they come in order, else at the end. */
class HitList {
  readonly #passages: readonly Passage[]
  readonly #take: TakeHit
  /** Null if all hits come in order. */
  readonly #waiting: { passage: number; start: number; end: number }[] | null
  #passage = -1
  #end = 0

  /** `mayMix` says whether hits can come out of order, because some passages have asides. */
  constructor(passages: readonly Passage[], mayMix: boolean, take: TakeHit) {
    this.#passages = passages
    this.#take = take
    this.#waiting = mayMix ? [] : null
  }

  /**
   * Adds a hit unless it overlaps the one before: both letters of one sign match the whole sign.
   */
  add(passage: number, start: number, end: number, isThin: boolean): boolean {
    if (isThin) {
      const asides = this.#passages[passage]?.asides ?? []
      if (!asides.some(aside => crosses({ start, end }, aside))) return false
    } else if (this.#passage === passage && start < this.#end) return false
    this.#passage = passage
    this.#end = end
    if (this.#waiting) this.#waiting.push({ passage, start, end })
    else this.#take(passage, start, end)
    return true
  }

  /** Passes on the hits that were held back. */
  finish(): void {
    const inOrder = this.#waiting?.toSorted((a, b) => a.passage - b.passage || a.start - b.start)
    for (const { passage, start, end } of inOrder ?? []) this.#take(passage, start, end)
  }
}

const hasAsides = ({ asides = [] }: Passage): boolean => asides.length > 0

const crosses = (range: Range, aside: Range): boolean =>
  range.start < aside.start && range.end > aside.end

function foldAll(passages: readonly Passage[], { folding }: QueryMaker): FoldedText {
  const folder = new Folder(folding)
  for (const passage of passages) {
    folder.add(passage.text)
    if (hasAsides(passage)) folder.add(passage.text, passage.asides)
  }
  return folder.finish()
}
