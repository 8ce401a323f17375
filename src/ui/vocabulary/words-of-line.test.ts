import { ownWordId } from '#domain/ids'
import type { OwnWord } from '#domain/own-words/own-word'
import { expect, it } from 'vitest'
import { plainReading, wordsOfLine } from './words-of-line.ts'

const common = {
  id: ownWordId('a'),
  scope: 'everywhere',
  bookId: null,
  place: null,
  expression: '银行',
  createdAt: 1,
  updatedAt: 1,
  deletedAt: null,
} as const
const described = { reading: 'yín háng', meaning: 'bank', frequency: 5 }
const gloss: OwnWord = { ...common, kind: 'gloss', reading: '', meaning: 'Bank', note: '' }

it.each<[string, OwnWord, typeof described | undefined, string, string]>([
  ['a gloss keeps its meaning', gloss, described, 'yín háng', 'Bank'],
  ['a word without a dictionary has its gloss', gloss, undefined, '', 'Bank'],
  [
    'a corrected reading is before the one of the dictionary',
    { ...common, kind: 'reading', reading: 'yin2 xing2' },
    described,
    'yín xíng',
    'bank',
  ],
  [
    'a word that was marked has the words of the dictionary',
    { ...common, kind: 'status', status: 'known' },
    described,
    'yín háng',
    'bank',
  ],
])('%s', (_name, row, found, reading, meaning) => {
  expect(wordsOfLine({ row, status: null }, found)).toEqual({ reading, meaning })
})

it('pinyin is found as it is typed', () => {
  expect(plainReading('lǚ xíng')).toBe('luxing')
})
