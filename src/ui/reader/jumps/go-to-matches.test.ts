import { expect, it } from 'vitest'
import { paragraphId } from '#domain/ids'
import type { ContentsEntry } from '../contents/contents-entries.ts'
import { goToMatches } from './go-to-matches.ts'

const entry = (title: string, start: number): ContentsEntry => ({
  heading: { title, level: 1, index: start, paragraph: paragraphId(`p${start}`) },
  chapter: 0,
  start,
  end: start + 1,
})
const entries = [entry('第一章', 0), entry('第二章', 40), entry('1949年', 60)]
const all = () => true
const none = () => false

it.each([
  ['41', 40],
  [' 41 ', 40],
  ['４１', 40],
  ['四十一', 40],
  ['1', 0],
  ['100', 99],
])('takes “%s” for the paragraph at %s', (words, index) => {
  const { shown, outside } = goToMatches(words, 100, entries, none)
  expect(shown).toEqual([{ kind: 'paragraph', index }])
  expect(outside).toBeNull()
})

it.each(['0', '101', '99999999999999999999'])('says that there is no paragraph %s', words => {
  expect(goToMatches(words, 100, entries, none)).toEqual({
    shown: [],
    more: 0,
    outside: Number(words),
  })
})

it('lists matching headings after the paragraph of that number', () => {
  const { shown } = goToMatches('1', 100, entries, number => number === 2)
  expect(shown).toEqual([
    { kind: 'paragraph', index: 0 },
    { kind: 'heading', index: 60, title: '1949年' },
  ])
})

it('lists all headings before anything is typed', () => {
  const { shown } = goToMatches('', 100, entries, all)
  expect(shown.map(match => match.kind === 'heading' && match.index)).toEqual([0, 40, 60])
})

it('lists a link alone, whatever it leads to', () => {
  for (const address of ['duizhao:book/b/mark/m', 'Duizhao:1949年'])
    expect(goToMatches(` ${address}\n`, 100, entries, all).shown).toEqual([
      { kind: 'link', address },
    ])
})

it('says how many more matches there are', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => entry(`第${i}回`, i))
  const { shown, more } = goToMatches('回', 100_000, many, all)
  expect([shown.length, more]).toEqual([50, 19_950])
})
