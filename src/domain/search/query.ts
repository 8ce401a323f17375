/** Queries, prepared for folded text. */
import { asWritten, foldTable, type FoldTable } from './fold-table.ts'
import { fold } from './folded-text.ts'
import { compilePattern, type PatternFault } from './pattern.ts'
import type { Variants } from './variants.ts'

/** A reader's search. */
export interface Asked {
  readonly words: string
  /** A differs from a. */
  readonly matchCase: boolean
  /** 后 differs from 後, and Ａ from A. */
  readonly exactCharacters: boolean
  /** `words` is a regular expression. */
  readonly isPattern: boolean
}

/** Whether two searches are the same. */
export const sameAsked = (a: Asked, b: Asked): boolean =>
  a.words === b.words &&
  a.matchCase === b.matchCase &&
  a.exactCharacters === b.exactCharacters &&
  a.isPattern === b.isPattern

/** A prepared query. */
export type Query = WordsQuery | PatternQuery

export interface WordsQuery {
  readonly kind: 'words'
  /** The words in the most forgiving folding; never empty. */
  readonly needle: string
  /** The words as the reader wrote them. */
  readonly written: string
  /**
   * Whether `found`, a range of an original, matches the query and not only its folding; null if
   * every match of the needle counts.
   */
  readonly accepts: ((found: string) => boolean) | null
  /**
   * If no character among these is `mistakable` in a text, `accepts` takes every match in it. Null
   * if that is unknown.
   */
  readonly misleading: readonly string[] | null
}

export interface PatternQuery {
  readonly kind: 'pattern'
  readonly pattern: RegExp
}

export type MadeQuery =
  | { readonly ok: true; readonly query: Query }
  /** `empty`: the query has no words. */
  | { readonly ok: false; readonly why: 'empty' | PatternFault }

/** Returns the maker of queries for `variants`. */
export const queryMaker = (variants: Variants): QueryMaker => new QueryMaker(variants)

/** Makes queries for text that is folded with one set of variants. */
export class QueryMaker {
  /** Folds text that is searched for words. */
  readonly folding: FoldTable
  readonly #variants: Variants
  readonly #tables = new Map<string, FoldTable>()
  #written: FoldTable | null = null
  /** By code unit, 1 if `mistakable` has met it in its present call. */
  readonly #seen = new Uint8Array(0x10000)
  readonly #confusing = new Map<string, readonly string[]>()

  constructor(variants: Variants) {
    this.#variants = variants
    this.folding = foldTable({ letters: true, shapes: true, variants })
  }

  /** Folds text that is searched for a pattern. */
  get written(): FoldTable {
    return (this.#written ??= foldTable(asWritten))
  }

  make(asked: Asked): MadeQuery {
    if (!asked.isPattern) return this.#words(asked)
    if (asked.words === '') return { ok: false, why: 'empty' }
    const compiled = compilePattern(asked.words, {
      matchCase: asked.matchCase,
      waysOf: asked.exactCharacters ? null : this.#variants.waysOf,
    })
    return compiled.ok
      ? { ok: true, query: { kind: 'pattern', pattern: compiled.pattern } }
      : compiled
  }

  /**
   * Returns the characters of `texts` that fold like characters they are no variants of: 發 folds
   * like 髮.
   */
  mistakable(texts: Iterable<string>): ReadonlySet<string> {
    const met = this.#charactersOf(texts)
    const found = new Set<string>()
    for (const character of met) {
      for (const each of this.#confusingWith(character)) found.add(each)
      if (character.length === 1) this.#seen[character.charCodeAt(0)] = 0
    }
    return found
  }

  #words(asked: Asked): MadeQuery {
    // A lone surrogate would match inside other characters.
    const text = asked.words.replaceAll(/\p{Surrogate}/gu, '\ufffd')
    const needle = fold(text, this.folding)
    if (needle === '') return { ok: false, why: 'empty' }
    const isForgiving = !asked.matchCase && !asked.exactCharacters
    const wanted = Array.from(fold(text, this.#strict(asked)))
    const misleading = isForgiving ? wanted.flatMap(this.#variants.falseWaysOf) : null
    const accepts = misleading?.length === 0 ? null : this.#accepting(asked, text, wanted)
    return { ok: true, query: { kind: 'words', needle, written: text, misleading, accepts } }
  }

  /**
   * Returns the test of a hit: whether it is `wanted` once it is folded as strictly as `asked`
   * says.
   */
  #accepting(asked: Asked, text: string, wanted: readonly string[]): (found: string) => boolean {
    const table = this.#strict(asked)
    const isForgiving = !asked.matchCase && !asked.exactCharacters
    const isWay = asked.exactCharacters ? Object.is : this.#variants.related
    const isMeant = (found: readonly string[]) =>
      // A whole character matched a part of what it stands for, such as ㈠ for 一.
      found.length === wanted.length
        ? found.every((character, i) => isWay(character, wanted[i] ?? ''))
        : isForgiving
    // A search finds few different words, however often.
    const known = new Map([[text, true]])
    return found => {
      const answer = known.get(found) ?? isMeant(Array.from(fold(found, table)))
      known.set(found, answer)
      return answer
    }
  }

  /** Returns the folding in which a hit must equal the query; variants are compared one by one. */
  #strict({ matchCase, exactCharacters }: Pick<Asked, 'matchCase' | 'exactCharacters'>): FoldTable {
    const key = `${matchCase} ${exactCharacters}`
    const letters = !matchCase
    const shapes = !exactCharacters
    const table = this.#tables.get(key) ?? foldTable({ ...asWritten, letters, shapes })
    this.#tables.set(key, table)
    return table
  }

  /** The characters of `texts`, each once. Marks those of one code unit in `#seen`. */
  #charactersOf(texts: Iterable<string>): ReadonlySet<string> {
    const seen = this.#seen
    const met = new Set<string>()
    for (const text of texts) {
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i)
        if (seen[unit] === 1) continue
        // A surrogate is read each time: only its pair says which character it is.
        const isHalf = (unit & 0xf800) === 0xd800
        if (!isHalf) seen[unit] = 1
        met.add(isHalf ? String.fromCodePoint(text.codePointAt(i) ?? 0) : text.charAt(i))
      }
    }
    return met
  }

  /**
   * Returns the characters in `character` that fold like characters they are no variants of.
   * Cached: every chapter has the same few thousand characters.
   */
  #confusingWith(character: string): readonly string[] {
    const cached = this.#confusing.get(character)
    if (cached) return cached
    const folded = Array.from(
      fold(character, this.#strict({ matchCase: false, exactCharacters: false })),
    )
    const confusing = folded.filter(each => this.#variants.falseWaysOf(each).length > 0)
    this.#confusing.set(character, confusing)
    return confusing
  }
}
