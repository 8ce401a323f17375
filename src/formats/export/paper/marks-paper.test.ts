import { wordsOf } from '#domain/paper/paper-text'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { listedMark, markList } from '../mark-list-testing.ts'
import { paperOfMarks } from './marks-paper.ts'

const mark = listedMark({
  words: '网络空间',
  linked: 'cyberspace',
  details: [{ label: 'Reading', text: 'wǎngluò' }],
  note: [plain('first'), { ...plain('item'), block: { kind: 'item', list: 'bullet', depth: 0 } }],
})

it('a mark is set as its words on both sides, its details, its note and its place', () => {
  const { pairs } = paperOfMarks(markList([mark], 'Term'))
  const rows = pairs.map(({ kind, number, level, cells: [cell] }) => [
    kind,
    number ?? level,
    cell?.side,
    cell?.language,
    wordsOf(cell?.runs ?? []),
  ])
  expect(rows).toEqual([
    ['heading', 1, 'translation', 'en', 'Term'],
    ['quotation', 3, 'source', 'zh-Hans', '网络空间'],
    ['quotation', null, 'translation', 'fr', 'cyberspace'],
    ['body', null, 'translation', 'en', 'Reading: wǎngluò'],
    ['body', null, 'translation', 'fr', 'first'],
    ['quotation', null, 'translation', 'fr', '• item'],
    ['marker', null, 'translation', 'en', 'Term · ¶ 3'],
  ])
})

it('the words of a mark on the translation are in its language', () => {
  const [pair] = paperOfMarks(markList([{ ...mark, wordsSide: 'translation' }])).pairs
  expect(pair?.cells[0]).toMatchObject({ side: 'translation', language: 'fr' })
})

it('a mark on a whole book has no number', () => {
  const [pair] = paperOfMarks(markList([{ ...mark, paragraph: '' }])).pairs
  expect(pair?.number).toBeNull()
})
