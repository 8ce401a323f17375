import { expect, it } from 'vitest'
import type { Book } from './book.ts'
import {
  inTheirWords,
  onSide,
  longestWords,
  noWords,
  saysNothing,
  tidyWords,
  titleOn,
} from './book-record.ts'
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
  ['changes the title', book, { title: 'Records' }, { ...book, title: 'Records' }],
  ['changes the author', book, { author: '褚少孫' }, { ...book, author: '褚少孫' }],
  ['removes the author', book, { author: '' }, anonymous],
  ['adds an author', anonymous, { author: '司馬遷' }, book],
  ['leaves a book without an author alone', anonymous, {}, anonymous],
  ['changes the language', book, { language: 'lzh' }, { ...book, language: 'lzh' }],
])('a record %s', (_name, printed, words, expected) => {
  expect(inTheirWords(printed, { ...noWords, ...words })).toEqual(expected)
})

it('saysNothing recognises an empty record', () => {
  expect(saysNothing(noWords)).toBe(true)
  expect(saysNothing({ ...noWords, author: '' })).toBe(false)
  expect(saysNothing({ ...noWords, translatedTitle: 'Records' })).toBe(false)
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
  [
    { translatedTitle: ' Records ', translatedAuthor: '\n' },
    { translatedTitle: 'Records', translatedAuthor: null },
  ],
  [{ translatedOrigin: ' Xinhua\n' }, { translatedOrigin: 'Xinhua' }],
  [{}, {}],
])('tidyWords turns %j into %j', (words, kept) => {
  expect(tidyWords(words)).toEqual(kept)
})

it.each([
  ['both', '史记', 'zh-Hans'],
  ['source', '史记', 'zh-Hans'],
  ['translation', 'Records', 'en'],
] as const)('with %s shown, a translated book is called %s, in %s', (sides, title, language) => {
  const words = { ...noWords, title: '史记', translatedTitle: 'Records', language: 'zh-Hans' }
  expect(onSide(inTheirWords(book, words), sides, 'en')).toMatchObject({ title, language })
})

it('a book without a translated title keeps its own on every side', () => {
  expect(onSide(book, 'translation', 'en')).toBe(book)
})

it.each([
  ['source', '史记'],
  ['translation', 'Records'],
] as const)('with %s shown, the title of a translated book is %s', (sides, title) => {
  const words = { ...noWords, title: '史记', translatedTitle: 'Records' }
  expect(titleOn(inTheirWords(book, words), sides)).toBe(title)
})

it.each([
  [null, 'en'],
  [undefined, 'en'],
  ['fr', 'fr'],
])('the names of a book translated into %j are in %s if the settings say en', (own, language) => {
  const words = { ...noWords, translatedTitle: 'Records', translationLanguage: own }
  expect(onSide(inTheirWords(book, words), 'translation', 'en')).toMatchObject({ language })
  expect(saysNothing({ ...noWords, translationLanguage: own })).toBe(language === 'en')
})
