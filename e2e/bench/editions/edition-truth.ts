/**
 * Determines where the marks on an old edition really are in a new one, and judges where a matcher
 * put them.
 */
import type { EditionPlace } from '#domain/editions/match'
import { newSign, textOf, type Block } from './edition-prose.ts'

/**
 * The paragraphs of an edition: the text of each, and for each of its UTF-16 code units the number
 * of the character in the old edition.
 */
export interface Followed {
  readonly texts: readonly string[]
  readonly origins: readonly (readonly number[])[]
}

/** A marked range in a paragraph of the old edition. */
export type Mark = EditionPlace

/**
 * What happened to a mark's words. Each character is followed through the edits, and counted in
 * UTF-16 code units.
 * - `there`: a range of the new edition, which may cross ends of paragraphs, has the mark's own
 *   characters in their order. They make up at least three quarters of the mark and of the range.
 * - `exact`: such a range has all of the mark's characters and nothing between them.
 * - `gone`: the new edition has less than a quarter of the mark's characters.
 * - `doubtful`: everything else. A mark that is not found is then not lost, but a mark that is put
 *   on other characters is wrong.
 */
export type Fate = 'exact' | 'there' | 'doubtful' | 'gone'

/**
 * The judgement of one placement.
 * - `isWrong`: less than half of the range is the mark's own characters, or the mark was put
 *   somewhere although it is gone.
 * - `isLost`: the mark is there, but it was put nowhere, elsewhere, or on less than half of its
 *   characters that are left. A mark that was put elsewhere is both lost and wrong.
 */
export interface Verdict {
  readonly fate: Fate
  readonly isWrong: boolean
  readonly isLost: boolean
}

/** The share of the mark, and of its range, that must be the mark's own characters. */
const enough = 0.75

export function followed(blocks: readonly Block[]): Followed {
  return {
    texts: blocks.map(textOf),
    origins: blocks.map(block =>
      block.flat().flatMap(({ sign, from }) => Array.from({ length: sign.length }, () => from)),
    ),
  }
}

/** Judges the placements of marks of `old` in the edition `fresh`. */
export class Judge {
  readonly #old: Followed
  readonly #fresh: Followed
  /**
   * The offset of each old character's first code unit in the whole of the new edition; -1 if the
   * new edition does not have it.
   */
  readonly #now: Int32Array
  /** The numbers of the old characters in the order of the new edition, one for each code unit. */
  readonly #flow: readonly number[]

  constructor(old: Followed, fresh: Followed) {
    this.#old = old
    this.#fresh = fresh
    this.#flow = fresh.origins.flat()
    const most = old.origins.reduce((high, from) => Math.max(high, from.at(-1) ?? 0), 0)
    this.#now = new Int32Array(most + 1).fill(-1)
    for (const [at, from] of this.#flow.entries())
      if (from !== newSign && this.#now[from] === -1) this.#now[from] = at
  }

  fate(mark: Mark): Fate {
    const own = this.#own(mark)
    const kept = [...new Set(own)].flatMap(from => {
      const at = this.#now[from] ?? -1
      return at < 0 ? [] : [{ at, units: own.filter(one => one === from).length }]
    })
    const all = kept.reduce((sum, { units }) => sum + units, 0)
    let best = 0
    let isWhole = false
    for (let first = 0; first < kept.length; first++) {
      let [held, last] = [0, -1]
      for (const { at, units } of kept.slice(first)) {
        const begin = kept[first]?.at ?? 0
        // A character this far away is in no range of which the mark is enough.
        if (at < Math.max(begin, last) || at + units - begin > own.length / enough) continue
        last = at + units
        held += units
        const length = last - begin
        best = Math.max(best, held / Math.max(own.length, length))
        isWhole ||= held === own.length && length === held
      }
    }
    if (isWhole) return 'exact'
    if (best >= enough) return 'there'
    return all * 4 < own.length ? 'gone' : 'doubtful'
  }

  verdict(mark: Mark, answer: readonly EditionPlace[]): Verdict {
    const fate = this.fate(mark)
    const own = new Set(this.#own(mark))
    const put = answer.flatMap(
      ({ index, start, end }) => this.#fresh.origins[index]?.slice(start, end) ?? [],
    )
    const held = put.filter(from => own.has(from)).length
    const stayed = this.#own(mark).filter(from => (this.#now[from] ?? -1) >= 0).length
    const isOnItsOwn = put.length > 0 && held * 2 >= put.length
    const isWrong = put.length > 0 && (fate === 'gone' || !isOnItsOwn)
    const isThere = fate === 'exact' || fate === 'there'
    return { fate, isWrong, isLost: isThere && (!isOnItsOwn || held * 2 < stayed) }
  }

  #own({ index, start, end }: Mark): readonly number[] {
    return this.#old.origins[index]?.slice(start, end) ?? []
  }
}
