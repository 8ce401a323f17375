import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Range } from '../anchor.ts'
import { counterpartOf, linkOf, sentenceLinks, sentencesOfPair } from './sentence-links.ts'

const wordsOf = (text: string, ranges: readonly Range[]) =>
  ranges.map(({ start, end }) => text.slice(start, end)).join(' … ')
const cut = (text: string) => sentencesOfPair(text).map(({ start, end }) => text.slice(start, end))

it.each([
  ['天黑了。雨停了！他问：“谁？”没有人。', ['天黑了。', '雨停了！', '他问：“谁？”', '没有人。']],
  ['他走了；雨停了。', ['他走了；', '雨停了。']],
  ['It grew dark. The rain stopped.', ['It grew dark.', 'The rain stopped.']],
  ['Mr. Wang paid 3.5 yuan, e.g. No. 5.', ['Mr. Wang paid 3.5 yuan, e.g. No. 5.']],
  ['“Hello!” he said. “Go.” They went.', ['“Hello!” he said.', '“Go.”', 'They went.']],
  ['He left… Then it rained', ['He left…', 'Then it rained']],
  ['وصل القطار. هل نزل أحد؟ لا أحد.', ['وصل القطار.', 'هل نزل أحد؟', 'لا أحد.']],
  ['הרכבת הגיעה. איש לא ירד.', ['הרכבת הגיעה.', 'איש לא ירד.']],
  ['기차가 왔다. 아무도 내리지 않았다.', ['기차가 왔다.', '아무도 내리지 않았다.']],
  [
    '汽車が着いた。「誰も来ない。」雨が降った。',
    ['汽車が着いた。', '「誰も来ない。」', '雨が降った。'],
  ],
  ['« Bien. » Il partit. «Oui.» Elle resta.', ['« Bien. »', 'Il partit.', '«Oui.»', 'Elle resta.']],
  ['  ', []],
])('%j has its sentences', (text, expected) => {
  expect(cut(text)).toEqual(expected)
})

it('the sentences of a text are in order, do not overlap and leave out only spaces', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('天黑了。！？“”…a B.3; \n')) }),
      text => {
        let from = 0
        for (const { start, end } of sentencesOfPair(text)) {
          expect(text.slice(from, start).trim()).toBe('')
          expect(end).toBeGreaterThan(start)
          from = end
        }
        expect(text.slice(from).trim()).toBe('')
      },
    ),
  )
})

const source =
  '近年来，中国积极参加相关磋商。2016年，峰会在中国举行。会议通过了《倡议》，这是全球首个文件。此后，数字经济成为核心议题之一。'
const sentences = [
  'In recent years China has taken an active part in the consultations.',
  'In 2016 the summit took place in China, and it adopted the Initiative.',
  'It was the first document of its kind in the world.',
  'Since then the digital economy has been one of the core topics.',
]
const translation = sentences.join(' ')

it('sentences are linked in order, also while the rest is not translated', () => {
  const linked = (text: string) =>
    sentenceLinks(source, text).map(link => [
      wordsOf(source, link.source).slice(0, 3),
      wordsOf(text, link.translation),
    ])
  expect(linked(translation)).toEqual([
    ['近年来', sentences[0]],
    ['201', sentences[1]],
    ['会议通', sentences[2]],
    ['此后，', sentences[3]],
  ])
  const begun = `${sentences[0]} In 2016 the summit took`
  expect(linked(begun)).toEqual([
    ['近年来', sentences[0]],
    ['201', 'In 2016 the summit took'],
  ])
})

it('one sentence says nothing about which words belong together', () => {
  expect(sentenceLinks(source, sentences[0]!)).toEqual([])
  expect(sentenceLinks('', '')).toEqual([])
})

it('the link of a sentence and the counterpart of whole sentences are found on both sides', () => {
  const links = sentenceLinks(source, translation)
  expect(linkOf(links, 'source', { start: source.indexOf('峰会'), end: 0 })).toBe(links[1])
  expect(linkOf(links, 'translation', { start: translation.length - 1, end: 0 })).toBe(links[3])
  const both = { start: links[1]!.source[0]!.start, end: links[2]!.source[0]!.end }
  expect(counterpartOf(links, 'source', both)).toEqual({
    start: translation.indexOf('In 2016'),
    end: translation.indexOf(' Since'),
  })
  expect(counterpartOf(links, 'source', { ...both, start: both.start + 1 })).toBeNull()
  expect(counterpartOf(links, 'translation', { start: 0, end: 5 })).toBeNull()
})
