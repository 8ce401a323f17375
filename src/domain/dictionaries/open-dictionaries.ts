/** The dictionaries of the reader's that are open, in the reader's order. */
import type { Folding } from '../words/folding.ts'
import type { PinyinReading } from '../words/pinyin-query.ts'
import type { OwnExpressions } from '../words/segment.ts'
import type { WordRange } from '../words/word.ts'
import { DictionaryIndex } from './dictionary-index.ts'
import type { ListedDictionary, OwnEntry } from './own-dictionary.ts'
import { queryPatterns } from './query-patterns.ts'

/** What a dictionary of the reader's has for a range of a text. */
export interface OwnDictionaryMatch extends WordRange {
  readonly dictionary: string
  readonly entries: readonly OwnEntry[]
}

/** What a dictionary of the reader's has for a query. */
export interface OwnDictionaryGroup {
  readonly dictionary: string
  readonly entries: readonly OwnEntry[]
  readonly hasMore: boolean
}

/** How the reader wants a dictionary to be used. */
export type UsedDictionary = Pick<ListedDictionary, 'id' | 'divides'>

/** How many ranges of one dictionary are given for a place. */
const mostMatches = 6

export interface OpeningTools {
  readonly folding: Folding
  /** Reads UTF-8. */
  readonly decode: (bytes: Uint8Array) => string
  /** As `QueryTools.pinyin`. */
  readonly pinyin: (query: string) => readonly PinyinReading[]
}

export class OpenDictionaries {
  readonly #tools: OpeningTools
  readonly #indexes = new Map<string, DictionaryIndex>()
  #used: readonly UsedDictionary[] = []

  constructor(tools: OpeningTools) {
    this.#tools = tools
  }

  /** Opens a dictionary. `bytes` are lines of `writeEntry`. */
  put(id: string, bytes: Uint8Array): void {
    const { folding, decode } = this.#tools
    this.#indexes.set(id, new DictionaryIndex(bytes, folding, decode))
  }

  /** Uses these dictionaries, in their order, and closes all others. */
  use(used: readonly UsedDictionary[]): void {
    this.#used = used
    for (const id of this.#indexes.keys())
      if (!used.some(one => one.id === id)) this.#indexes.delete(id)
  }

  /** What contains the character at `at`, by dictionary, the longest first. */
  at(text: string, at: number): readonly OwnDictionaryMatch[] {
    if (this.#used.length === 0) return []
    const folded = this.#tools.folding.text(text)
    return this.#used.flatMap(({ id }) =>
      (this.#indexes.get(id)?.at(folded, at) ?? [])
        .slice(0, mostMatches)
        .map(match => ({ ...match, dictionary: id })),
    )
  }

  search(query: string, limit: number): readonly OwnDictionaryGroup[] {
    if (this.#used.length === 0) return []
    const { folding, pinyin } = this.#tools
    const patterns = queryPatterns(query, { fold: folding.text, pinyin })
    return this.#used.flatMap(({ id }) => {
      const found = this.#indexes.get(id)?.search(patterns, limit) ?? []
      if (found.length === 0) return []
      return [{ dictionary: id, entries: found.slice(0, limit), hasMore: found.length > limit }]
    })
  }

  /** Adds to `own` the expressions of the dictionaries that divide texts. */
  expressions(own?: OwnExpressions): OwnExpressions | undefined {
    const dividing = this.#used.flatMap(({ id, divides }) =>
      divides ? (this.#indexes.get(id) ?? []) : [],
    )
    if (dividing.length === 0) return own
    return {
      ends: (folded, start) => [
        ...(own?.ends(folded, start) ?? []),
        ...dividing.flatMap(index => index.ends(folded, start)),
      ],
      haveSign: unit =>
        own?.haveSign(unit) === true || dividing.some(index => index.haveSign(unit)),
    }
  }
}
