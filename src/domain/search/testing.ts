/** Searching for tests: a few variants by hand, and hits as the words that were found. */
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

/** What was found in `passages`, as it stands in the original. */
export function wordsFound(
  passages: readonly (string | Passage)[],
  words: string,
  options: Partial<Asked> = {},
  by: QueryMaker = maker,
): readonly string[] {
  const texts = passages.map(passage => (typeof passage === 'string' ? { text: passage } : passage))
  const made = by.make(asked(words, options))
  if (!made.ok) throw new Error(made.why)
  return new SearchText(texts, by)
    .find(made.query)
    .map(({ passage, start, end }) => texts[passage]?.text.slice(start, end) ?? '')
}
