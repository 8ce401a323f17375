import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anchorAt } from '../anchor.ts'
import { annotationId, paragraphId } from '../ids.ts'
import { emendedText, readingsIn } from '../marking/readings.ts'
import { Corpus, type WrittenNote } from './corpus.ts'
import { hitsIn, hitsOf, maker } from './testing.ts'

interface Emendation {
  readonly index: number
  readonly start: number
  readonly end: number
  readonly words: string
}

const ids = (index: number) => paragraphId(`p${index}`)

function notesOf(texts: readonly string[], emendations: readonly Emendation[]) {
  return emendations.map(({ index, start, end, words }, i): WrittenNote => {
    const id = annotationId(`e${i}`)
    const anchor = anchorAt(ids(index), texts[index]!, start, end)
    return { id, index, text: '', proposal: { id, anchor, words, createdAt: i } }
  })
}

function corpusOf(texts: readonly string[], emendations: readonly Emendation[]): Corpus {
  const corpus = new Corpus(maker)
  corpus.setNotes(notesOf(texts, emendations))
  for (const [i, text] of texts.entries()) corpus.addSource(i, [{ id: ids(i), kind: 'body', text }])
  return corpus
}

/** Each hit as its printed words, with the paragraph and the place before them. */
const found = (corpus: Corpus, words: string) =>
  hitsOf(hitsIn(corpus, ['source'], words)).map(
    ({ index, start, end }) =>
      `${index} ${start} ${corpus.text('source', index, null)?.slice(start, end)}`,
  )

const texts = ['积极参与与二十国集团', '欢迎参与和参与,并邀请', '之后后云']
const doubled = { index: 0, start: 3, end: 5, words: '与' }

it.each<[string, string, readonly string[]]>([
  ['as they are printed', '与与', ['0 3 与与']],
  ['as they are emended, over the edge of the reading', '参与二十', ['0 2 参与与二十']],
  ['over a whole reading', '极参与二', ['0 1 极参与与二']],
  ['in the other script', '之後雲', ['2 0 之后后云']],
  ['only once where both are found', '参与', ['0 2 参与', '1 2 参与', '1 5 参与']],
])('words are found %s', (_how, words, hits) => {
  const others = { index: 2, start: 1, end: 3, words: '后' }
  expect(found(corpusOf(texts, [doubled, others]), words)).toEqual(hits)
})

it('words that are only in the reading lead to the printed words', () => {
  expect(found(corpusOf(texts, [{ ...doubled, words: '于G20' }]), 'g20')).toEqual(['0 3 与与'])
})

it('words are found over those that are left out', () => {
  const corpus = corpusOf(texts, [{ index: 1, start: 4, end: 7, words: '' }])
  expect(found(corpus, '迎参与,并')).toEqual(['1 1 迎参与和参与,并'])
})

it('hits change with the emendation', () => {
  const corpus = corpusOf(texts, [doubled])
  corpus.setNotes(notesOf(texts, [{ ...doubled, words: '入' }]))
  expect(found(corpus, '参与二十')).toEqual([])
  expect(found(corpus, '参入二十')).toEqual(['0 2 参与与二十'])
  corpus.setNotes([{ id: annotationId('e0'), index: 0, text: '' }])
  expect(found(corpus, '参入二十')).toEqual([])
})

it('an emendation of another paragraph than the one at its place is not applied', () => {
  const corpus = new Corpus(maker)
  corpus.setNotes(notesOf(texts, [doubled]))
  corpus.addSource(0, [{ id: paragraphId('other'), kind: 'body', text: texts[0]! }])
  expect(found(corpus, '参与二十')).toEqual([])
})

it('the words of a hit are known as they are emended', () => {
  const corpus = corpusOf(texts, [doubled])
  expect(corpus.emended({ index: 0, start: 2, end: 7 })).toBe('参与二十')
  expect(corpus.emended({ index: 0, start: 4, end: 7 })).toBeNull()
  expect(corpus.emended({ index: 1, start: 0, end: 2 })).toBeNull()
})

const someText = (maxLength: number, minLength = 0) =>
  fc.string({ unit: fc.constantFrom('与', '的', '和', '国'), minLength, maxLength })
const emended = someText(12, 4).chain(text =>
  fc.record({
    text: fc.constant(text),
    emendations: fc.array(
      fc
        .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 3 }), someText(3))
        .map(([start, length, words]) => ({
          index: 0,
          start,
          end: Math.min(text.length, start + length),
          words,
        })),
      { maxLength: 3 },
    ),
  }),
)

it('every occurrence in the printed or the emended text has one hit, and every hit has one', () => {
  fc.assert(
    fc.property(emended, someText(3, 1), ({ text, emendations }, sought) => {
      const corpus = corpusOf([text], emendations)
      const proposals = notesOf([text], emendations).flatMap(({ proposal }) => proposal ?? [])
      const readings = readingsIn(text, proposals)
      const hits = hitsOf(hitsIn(corpus, ['source'], sought))
      for (const [i, hit] of hits.entries()) {
        expect(hit.start).toBeGreaterThanOrEqual(hits[i - 1]?.end ?? 0)
        const reads = corpus.emended(hit) ?? ''
        expect(text.slice(hit.start, hit.end) === sought || reads.includes(sought)).toBe(true)
      }
      // Where a search of the printed text alone finds something, this one finds it too.
      for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1))
        expect(hits.some(({ start, end }) => start < at + sought.length && end > at)).toBe(true)
      if (emendedText(text, readings).includes(sought)) expect(hits.length).toBeGreaterThan(0)
    }),
  )
})
