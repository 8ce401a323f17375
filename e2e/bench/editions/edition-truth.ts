/** Where marks on an old edition truly are in a new one, and whether an answer says so. */
import type { EditionPlace } from '#domain/editions/match'
import { newSign, textOf, type Block } from './edition-prose.ts'

/** An edition by the UTF-16 code units of its paragraphs: what each says, and of which sign of the old edition every unit is. */
export interface Followed {
  readonly texts: readonly string[]
  readonly origins: readonly (readonly number[])[]
}

/** A stretch of a paragraph of the old edition that was marked. */
export type Mark = EditionPlace

/**
 * What became of a mark's words. Each sign is followed through the edits, and counted in UTF-16 code units.
 * - `there`: somewhere in the new edition, ends of paragraphs aside, there is a stretch that holds in their order as many of the
 *   mark's own signs as make three quarters of the mark or, if that is longer, of the stretch. `exact` is one that
 *   has all of them and nothing between.
 * - `gone`: less than a quarter of the mark's signs are in the new edition at all.
 * - `doubtful`: neither. Not to find it is no loss; to put it elsewhere than on its own signs is wrong all the same.
 */
export type Fate = 'exact' | 'there' | 'doubtful' | 'gone'

/**
 * What an answer is worth. `wrong`: the mark is put on a stretch of which its own signs are less than half, or anywhere although
 * it is gone. `right`: put on at least half of what stayed of it. `lost`: it is there, and was
 * put nowhere, or elsewhere. A mark that is there and was put elsewhere is lost and wrong.
 */
export interface Verdict {
  readonly fate: Fate
  readonly isWrong: boolean
  readonly isLost: boolean
}

/** So much of the mark, and of the stretch it is in, must be the mark's own signs. */
const enough = 0.75

export function followed(blocks: readonly Block[]): Followed {
  return {
    texts: blocks.map(textOf),
    origins: blocks.map(block =>
      block.flat().flatMap(({ sign, from }) => Array.from({ length: sign.length }, () => from)),
    ),
  }
}

/** Judges answers on marks of `old` in the edition `fresh`. */
export class Judge {
  readonly #old: Followed
  readonly #fresh: Followed
  /** Where the first code unit of every old sign is in the whole of the new edition; -1 where it is not. */
  readonly #now: Int32Array
  /** The old signs in the order of the new edition, one for each code unit. */
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
        // What is so far off is in no stretch of which the mark is enough.
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
