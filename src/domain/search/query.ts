/** What is looked for, made ready to be found in text that was folded. */
import { asWritten, foldTable, type FoldTable } from './fold-table.ts'
import { fold } from './folded-text.ts'
import { compilePattern, type PatternFault } from './pattern.ts'
import type { Variants } from './variants.ts'

/** What a reader asks for. */
export interface Asked {
  readonly words: string
  /** A is not a. */
  readonly matchCase: boolean
  /** 后 is not 後, and Ａ is not A. */
  readonly exactCharacters: boolean
  /** `words` is a regular expression. */
  readonly isPattern: boolean
}

/** Whether two ask for the same. */
export const sameAsked = (a: Asked, b: Asked): boolean =>
  a.words === b.words &&
  a.matchCase === b.matchCase &&
  a.exactCharacters === b.exactCharacters &&
  a.isPattern === b.isPattern

/** A query that can be looked for. */
export type Query = WordsQuery | PatternQuery

export interface WordsQuery {
  readonly kind: 'words'
  /** In the most forgiving folding, never empty. */
  readonly needle: string
  /** What was asked for, as it was written. */
  readonly written: string
  /** Whether `found`, a stretch of an original, is what was asked for and not only what it was folded to; null where all of it is. */
  readonly accepts: ((found: string) => boolean) | null
  /** `accepts` takes all that is found in a text that has none of these among its `mistakable` characters; null where that is not known. */
  readonly misleading: readonly string[] | null
}

export interface PatternQuery {
  readonly kind: 'pattern'
  readonly pattern: RegExp
}

export type MadeQuery =
  | { readonly ok: true; readonly query: Query }
  /** `empty`: there is nothing to look for. */
  | { readonly ok: false; readonly why: 'empty' | PatternFault }

/** Makes queries for text folded by `folding`, all from one set of tables. */
export interface QueryMaker {
  /** The folding of text that is searched for words. */
  readonly folding: FoldTable
  /** That of text that is searched for a pattern. */
  readonly written: FoldTable
  readonly make: (asked: Asked) => MadeQuery
  /** The characters of `texts` that are folded like others that they are no way of writing. */
  readonly mistakable: (texts: Iterable<string>) => ReadonlySet<string>
}

/** The maker of queries over `variants`. */
export function queryMaker(variants: Variants): QueryMaker {
  const folding = foldTable({ letters: true, shapes: true, variants })
  let written: FoldTable | null = null
  const tables = new Map<string, FoldTable>()

  /** What must be alike for a hit to count, but for the variants, which are compared one by one. */
  function strict({
    matchCase,
    exactCharacters,
  }: Pick<Asked, 'matchCase' | 'exactCharacters'>): FoldTable {
    const key = `${matchCase} ${exactCharacters}`
    const letters = !matchCase
    const shapes = !exactCharacters
    const table = tables.get(key) ?? foldTable({ ...asWritten, letters, shapes })
    tables.set(key, table)
    return table
  }

  function words(asked: Asked): MadeQuery {
    // Half a character would be found in the middle of others.
    const text = asked.words.replaceAll(/\p{Surrogate}/gu, '\ufffd')
    const needle = fold(text, folding)
    if (needle === '') return { ok: false, why: 'empty' }
    const forgiving = !asked.matchCase && !asked.exactCharacters
    const table = strict(asked)
    const wanted = Array.from(fold(text, table))
    const misleading = forgiving ? wanted.flatMap(variants.falseWaysOf) : null
    const words = { kind: 'words', needle, written: text, misleading } as const
    if (misleading?.length === 0) return { ok: true, query: { ...words, accepts: null } }
    // Few different words are found, however often.
    const known = new Map([[text, true]])
    const accepts = (found: string) => {
      const answer = known.get(found) ?? isMeant(Array.from(fold(found, table)))
      known.set(found, answer)
      return answer
    }
    const isMeant = (had: readonly string[]) =>
      // A whole character was found for a part of what it stands for, such as ㈠ for 一.
      had.length === wanted.length
        ? had.every((character, i) => isWay(character, wanted[i] ?? ''))
        : forgiving
    const isWay = asked.exactCharacters ? Object.is : variants.related
    return { ok: true, query: { ...words, accepts } }
  }

  function make(asked: Asked): MadeQuery {
    if (!asked.isPattern) return words(asked)
    if (asked.words === '') return { ok: false, why: 'empty' }
    const compiled = compilePattern(asked.words, {
      matchCase: asked.matchCase,
      waysOf: asked.exactCharacters ? null : variants.waysOf,
    })
    return compiled.ok
      ? { ok: true, query: { kind: 'pattern', pattern: compiled.pattern } }
      : compiled
  }

  const seen = new Uint8Array(0x10000)

  function mistakable(texts: Iterable<string>): ReadonlySet<string> {
    const had = new Set<string>()
    for (const text of texts) {
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i)
        if (seen[unit] === 1) continue
        // Of the halves of pairs each first one is looked at again: its second makes the character.
        const isHalf = (unit & 0xf800) === 0xd800
        if (!isHalf) seen[unit] = 1
        had.add(isHalf ? String.fromCodePoint(text.codePointAt(i) ?? 0) : text.charAt(i))
      }
    }
    const found = new Set<string>()
    for (const character of had) {
      for (const each of confusing(character)) found.add(each)
      if (character.length === 1) seen[character.charCodeAt(0)] = 0
    }
    return found
  }

  const known = new Map<string, readonly string[]>()

  /** What is in `character`, folded by itself, and folded like others. Kept: every chapter has the same few thousand. */
  function confusing(character: string): readonly string[] {
    const table = strict({ matchCase: false, exactCharacters: false })
    const there =
      known.get(character) ??
      Array.from(fold(character, table)).filter(each => variants.falseWaysOf(each).length > 0)
    known.set(character, there)
    return there
  }

  return {
    folding,
    mistakable,
    get written() {
      written ??= foldTable(asWritten)
      return written
    },
    make,
  }
}
