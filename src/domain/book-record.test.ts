import { expect, it } from 'vitest'
import type { Book } from './book.ts'
import { inTheirWords, longestWords, noWords, saysNothing, tidyWords } from './book-record.ts'
import { bookId } from './ids.ts'

const book: Book = {
  id: bookId('b'),
  title: '史記',
  author: '司馬遷',
  language: 'zh-Hant',
  provenance: { file: 'shiji.txt', sha256: '0'.repeat(64), importer: 'test' },
  chapters: [],
}
const { author: _, ...anonymous } = book

it.each([
  ['nothing', book, {}, book],
  ['a title', book, { title: 'Records' }, { ...book, title: 'Records' }],
  ['another author', book, { author: '褚少孫' }, { ...book, author: '褚少孫' }],
  ['that it has no author', book, { author: '' }, anonymous],
  ['an author of a book without', anonymous, { author: '司馬遷' }, book],
  ['nothing of a book without an author', anonymous, {}, anonymous],
  ['a language', book, { language: 'lzh' }, { ...book, language: 'lzh' }],
])('shows a book of which the reader says %s', (_name, printed, words, expected) => {
  expect(inTheirWords(printed, { ...noWords, ...words })).toEqual(expected)
})

it('knows when nothing is said', () => {
  expect(saysNothing(noWords)).toBe(true)
  expect(saysNothing({ ...noWords, author: '' })).toBe(false)
})

it.each([
  [{ title: ' 史 記　' }, { title: '史 記' }],
  [{ title: '　\n' }, { title: null }],
  [
    { title: 'a\0b', author: '\u001b' },
    { title: 'ab', author: '' },
  ],
  [{ title: '𠀀'.repeat(600) }, { title: '𠀀'.repeat(longestWords) }],
  [{ author: ' ' }, { author: '' }],
  [{ author: null }, { author: null }],
  [{ language: 'lzh' }, { language: 'lzh' }],
  [{}, {}],
])('keeps %j as %j', (words, kept) => {
  expect(tidyWords(words)).toEqual(kept)
})
