import { bookId, ownWordId, paragraphId } from '#domain/ids'
import type { OwnWord } from '#domain/own-words/own-word'
import { wordsOfBook } from '#domain/own-words/words-of-book'
import { figuresOf, figuresOfBook } from '#domain/vocabulary/known-share'
import { createWordTools } from '#domain/words/words'
import { countedWordsCsv } from '#formats/export/tables/counted-words'
import { smallWords } from '#formats/words/testing'
import { expect, it } from 'vitest'

const tools = createWordTools(smallWords())
const book = bookId('b1')

function counted(chapters: readonly (readonly string[])[], ...rows: readonly OwnWord[]) {
  const tally = tools.tally(tools.own(wordsOfBook(book, rows, [])))
  let first = 0
  for (const [chapter, texts] of chapters.entries()) {
    const paragraphs = texts.map((text, i) => ({ id: paragraphId(`p${first + i}`), text }))
    tally.add({ chapter, first, paragraphs })
    first += texts.length
  }
  return tally.result()
}
const joined = (expression: string): OwnWord => ({
  id: ownWordId(`joined${expression.length}`),
  kind: 'boundary',
  scope: 'book',
  bookId: book,
  place: null,
  expression,
  parts: [expression],
  createdAt: 1,
  updatedAt: 1,
  deletedAt: null,
})

it('words are counted in both scripts as one, and signs, letters and numbers are no words', () => {
  const found = counted([['自由，abc 12 自由。', '研究長江'], ['长江自由']])
  expect(found.words.map(({ word, count }) => `${word} ${count}`)).toEqual([
    '自由 3',
    '研究 1',
    '長江 2',
  ])
  expect([found.characters, found.running]).toEqual([12, 6])
  expect(found.words[2]?.place).toEqual({ index: 1, offset: 2 })
  expect(found.words[0]?.meaning).toBe('freedom; liberty; free')
})

it('the words are those that the reader has corrected', () => {
  const texts = [['研究生命']]
  const words = (...rows: readonly OwnWord[]) => counted(texts, ...rows).words.map(one => one.word)
  expect(words()).toEqual(['研究', '生命'])
  expect(words(joined('研究生'))).toEqual(['研究生', '命'])
})

it('the known share counts running and different words, and leaves out ignored ones', () => {
  const found = counted([['自由，自由。', '研究长江'], ['长江自由']])
  const statuses = ['known', 'ignored', null] as const
  const figures = { running: 5, different: 2, knownRunning: 3, knownDifferent: 1 }
  expect(figuresOfBook(found, statuses)).toEqual(figures)
  expect(found.chapters.map(chapter => figuresOf(chapter, statuses).knownRunning)).toEqual([2, 1])
})

/** A word is likely only in a text that has much else. */
const filler = '自由主义，'.repeat(60)

it('runs of characters that a text repeats between different neighbours are offered', () => {
  const around = ['自由', '研究', '长江', '大桥', '生命', '起源']
  const texts = around.map((word, i) => `${word}敏督利${around[(i + 1) % 6]}。${filler}`)
  const [first, ...others] = counted([texts]).fresh
  expect(first).toMatchObject({ word: '敏督利', count: 6 })
  expect(first?.places[0]).toEqual({
    index: 0,
    offset: 2,
    before: '自由',
    after: `研究。${filler}`.slice(0, 14),
  })
  expect(others).toEqual([])
  expect(counted([texts], joined('敏督利')).fresh).toEqual([])
  expect(counted([around.map(() => '自由敏督利研究')]).fresh).toEqual([])
})

it('a table has a line for each word, and says nothing of a word that no dictionary has', () => {
  const { words } = counted([['自由主义敏']])
  const rows = words.map(one => ({ counted: one, status: null, meaning: one.meaning }))
  const lines = [...countedWordsCsv(rows)].map(line => line.trim())
  expect(lines[1]).toMatch(/^"自由主义","zì yóu zhǔ yì","liberalism","1","[\d.e+-]+","","1"$/)
  expect(lines[2]).toBe('"敏","","","1","","","1"')
})
