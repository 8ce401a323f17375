import { anchorAt } from '#domain/anchor'
import { bookId, ownWordId, paragraphId } from '#domain/ids'
import type { OwnWord } from '#domain/own-words/own-word'
import { expect, it } from 'vitest'
import { wordTableFormats, type WordInTable } from './word-table.ts'

const text = '杨志<在>此。'
const word: WordInTable & { readonly row: OwnWord } = {
  row: {
    id: ownWordId('met-1'),
    kind: 'met',
    scope: 'book',
    bookId: bookId('b1'),
    place: { index: 4, anchor: anchorAt(paragraphId('p5'), text, 0, 2) },
    expression: '杨志',
    sentence: text,
    count: 1,
    createdAt: 1,
    updatedAt: 1,
    deletedAt: null,
  },
  status: 'learning',
  reading: 'Yáng Zhì',
  meaning: '=a name',
  title: '水浒',
  translation: 'Here is\tYang Zhi',
}
const written = (format: keyof typeof wordTableFormats, words: readonly WordInTable[] = [word]) =>
  [...wordTableFormats[format].write(words)].join('')

it('a card has a stable name, the word in its sentence in bold, its place and its status', () => {
  const [card = ''] = written('anki').split('\n').slice(5)
  expect(card.split('\t')[0]).toBe('duizhao-word-met-1')
  expect(card).toContain(
    '\t杨志\t"Yáng Zhì<br>=a name<hr><b>杨志</b>&lt;在&gt;此。<hr>Here is\tYang Zhi',
  )
  expect(card).toContain('>水浒 ¶ 5</a>"\tduizhao learning')
})

it('a table has every column, and no cell is a formula', () => {
  const [head = '', line = ''] = written('csv').split('\r\n')
  expect(head.split(',')).toHaveLength(11)
  expect(line).toContain('"杨志","Yáng Zhì","\'=a name","","杨志<在>此。"')
  expect(line).toContain('"水浒","5","learning","met"')
})

it('a cell of TSV has its tab as a sign', () => {
  expect(written('tsv').split('\n')[1]).toContain('Here is\\tYang Zhi')
})

it('words of every book have no place and no link', () => {
  const row = {
    ...word.row,
    kind: 'status',
    scope: 'everywhere',
    bookId: null,
    place: null,
  } as const
  const card = written('anki', [
    { ...word, row: { ...row, status: 'known' }, title: '', translation: '' },
  ])
  expect(card).toContain('\t杨志\tYáng Zhì<br>=a name\tduizhao learning\n')
})
