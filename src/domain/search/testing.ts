/** Tools for tests of searching: a few variants, and hits as words. */
import type { Corpus } from './corpus.ts'
import {
  countOf,
  SearchResultList,
  hitAt,
  type SearchResults,
  type SearchHit,
  type SearchPlace,
} from './search-results.ts'
import { queryMaker, type Asked, type QueryMaker } from './query.ts'
import { SearchText, type Passage } from './search-text.ts'
import { variantsOf } from './variants.ts'

export const someVariants = variantsOf([
  '后 後|发 發|台 臺|干 幹|云 雲',
  '髮 发|乾 干|裡 里|裏 里',
  '裡 裏|𠮟 叱',
])
export const maker = queryMaker(someVariants)

export const asked = (words: string, options: Partial<Asked> = {}): Asked => ({
  words,
  matchCase: false,
  exactCharacters: false,
  isPattern: false,
  ...options,
})

/** Returns the words found in `passages`, as the original has them. */
export function wordsFound(
  passages: readonly (string | Passage)[],
  words: string,
  options: Partial<Asked> = {},
  by: QueryMaker = maker,
): readonly string[] {
  const texts = passages.map(passage => (typeof passage === 'string' ? { text: passage } : passage))
  const made = by.make(asked(words, options))
  if (!made.ok) throw new Error(made.why)
  const found: string[] = []
  new SearchText(texts, by).find(made.query, (passage, start, end) =>
    found.push(texts[passage]?.text.slice(start, end) ?? ''),
  )
  return found
}

/** Returns hits as sorted columns. */
export function foundOf(hits: readonly SearchHit[]): SearchResults {
  const list = new SearchResultList()
  for (const { place, index, start, end, note } of hits) {
    if (note === null) list.add(place, index, start, end)
    else list.addInNote(note, index, start, end)
  }
  return list.inOrder()
}

/** Returns the hits for `words` in those places of `text`. */
export function hitsIn(text: Corpus, where: readonly SearchPlace[], words: string): SearchResults {
  const made = maker.make(asked(words))
  if (!made.ok) throw new Error(made.why)
  const list = new SearchResultList()
  for (const place of where) for (const _ of text.search(place, made.query, list));
  return list.inOrder()
}

/** Returns columns as hits. */
export const hitsOf = (found: SearchResults): readonly SearchHit[] =>
  Array.from({ length: countOf(found) }, (_, i) => hitAt(found, i) ?? []).flat()
