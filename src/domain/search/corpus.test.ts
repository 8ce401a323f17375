import { expect, it } from 'vitest'
import { annotationId, paragraphId } from '../ids.ts'
import { Corpus } from './corpus.ts'
import { excerptOf } from './excerpt.ts'
import { firstFrom, places, type SearchHit } from './search-results.ts'
import { hitsIn, hitsOf, maker } from './testing.ts'

const source = (text: string, i: number) => ({
  id: paragraphId(`p${i}`),
  kind: 'body' as const,
  text,
})

function corpus() {
  const made = new Corpus(maker)
  made.addSource(0, ['老人與海', '海'].map(source))
  made.addSource(2, ['大海'].map(source))
  made.setTranslations([
    { index: 2, text: 'the great sea' },
    { index: 300, text: 'sea, 海' },
  ])
  made.setNotes([{ id: annotationId('n'), index: 1, text: '海: the sea' }])
  return made
}

const find = (text: Corpus, words: string) => hitsOf(hitsIn(text, places, words))
const told = (hits: readonly SearchHit[]) => hits.map(({ place, index }) => `${index} ${place}`)

it('finds words in source, translations and notes, in the order of the text', () => {
  const text = corpus()
  expect(told(find(text, '海'))).toEqual([
    '0 source',
    '1 source',
    '1 note',
    '2 source',
    '300 translation',
  ])
  const hit = find(text, '海')[2]!
  expect(text.text('note', hit.index, hit.note)?.slice(hit.start, hit.end)).toBe('海')
})

it("uses the reader's latest text", () => {
  const text = corpus()
  expect(told(find(text, 'sea'))).toEqual(['1 note', '2 translation', '300 translation'])
  text.setTranslations([
    { index: 2, text: 'the great lake' },
    { index: 1, text: 'Sea' },
  ])
  text.setNotes([{ id: annotationId('n'), index: 1, text: '' }])
  expect(told(find(text, 'sea'))).toEqual(['1 translation', '300 translation'])
  expect(text.text('translation', 2, null)).toBe('the great lake')
  expect(text.text('note', 1, annotationId('n'))).toBeNull()
})

it('computes the length of the text it holds', () => {
  const text = corpus()
  const before = text.length
  text.setTranslations([{ index: 2, text: '' }])
  expect(text.length).toBe(before - 'the great sea'.length)
})

it('firstFrom returns the first hit at or after a paragraph', () => {
  const found = hitsIn(corpus(), places, '海')
  expect([0, 1, 2, 3, 300, 301].map(index => firstFrom(found, index))).toEqual([0, 1, 3, 4, 4, 5])
})

it('excerptOf shows words around a hit and never cuts a character in two', () => {
  const text = `${'😀'.repeat(30)}海${'😀'.repeat(60)}`
  const { before, words, after, isCutBefore, isCutAfter } = excerptOf(text, { start: 60, end: 61 })
  expect(words).toBe('海')
  expect(isCutBefore && isCutAfter).toBe(true)
  expect(before + after).not.toMatch(/\p{Surrogate}/u)
  expect(excerptOf('海', { start: 0, end: 1 })).toMatchObject({
    isCutBefore: false,
    isCutAfter: false,
  })
})
