import { describe, expect, it } from 'vitest'
import { paragraphId } from '../ids.ts'
import {
  filledReference,
  headingAt,
  paragraphNumbers,
  usualReferenceForm,
  type ReferenceField,
} from './reference.ts'

const reference: Readonly<Record<ReferenceField, string>> = {
  passage: '道可道',
  translation: 'A way that can be told',
  title: '道德经',
  author: '老子',
  translatedTitle: '',
  translatedAuthor: '',
  chapter: '第一章',
  paragraph: '3',
  link: 'duizhao:book/b/paragraph/p',
}

it.each([
  [
    'an optional part with one of two fields',
    {},
    '{title}[ ({author}, {translatedTitle})]',
    '道德经',
  ],
  [
    'all fields',
    {},
    usualReferenceForm,
    '“道可道”\nA way that can be told\n— 老子, 道德经, 第一章, ¶ 3',
  ],
  [
    'no translation and no author',
    { translation: '', author: '' },
    usualReferenceForm,
    '“道可道”\n— 道德经, 第一章, ¶ 3',
  ],
  ['a field twice', {}, '{title} {title}', '道德经 道德经'],
  ['a name that is no field', {}, '{title} {page} {', '道德经 {page} {'],
  ['brackets without a field', {}, '{title} [sic] [{page}]', '道德经 [sic] [{page}]'],
  ['an optional part with an empty field', {}, '{title}[ ({translatedTitle})]', '道德经'],
  [
    'a field outside of an optional part that is empty',
    {},
    '{translatedTitle}: {title}',
    ': 道德经',
  ],
  ['braces in the words', { passage: '{title}[{author}]' }, '{passage}', '{title}[{author}]'],
  ['nothing', {}, '', ''],
])('a form with %s is filled', (_name, fields, form, expected) => {
  expect(filledReference(form, field => ({ ...reference, ...fields })[field])).toBe(expected)
})

describe('the heading of a paragraph', () => {
  const chapter = (title: string, paragraphs: number, headings: readonly [number, string][]) => ({
    file: 'x',
    title,
    level: 1,
    paragraphs,
    characters: 0,
    sha256: '',
    headings: headings.map(([index, words]) => ({
      paragraph: paragraphId(`p${index}`),
      level: 1,
      title: words,
      index,
    })),
  })
  const book = {
    chapters: [
      chapter('', 2, []),
      chapter('一', 4, [
        [0, '一'],
        [2, '（一）'],
      ]),
      { ...chapter('', 2, []), continues: true as const },
      chapter('二', 2, [[0, '二']]),
    ],
  }
  it.each([
    [0, ''],
    [2, '一'],
    [3, '一'],
    [4, '（一）'],
    [7, '（一）'],
    [8, '二'],
    [99, '二'],
  ])('is found for paragraph %i', (index, title) => {
    expect(headingAt(book, index)).toBe(title)
  })
})

it('paragraphs are counted from one', () => {
  expect([paragraphNumbers(0, 0), paragraphNumbers(2, 4)]).toEqual(['1', '3–5'])
})
