import { describe, expect, it } from 'vitest'
import { listedRenderings, renderingOf, type RenderingQuestion } from './rendering.ts'

const text = '自由是人的权利。没有人能夺走它。自由港是港口。'
const other = 'Freedom is a right of man. Nobody can take it away. A free port is a port.'
const at = (words: string, from = 0) => {
  const start = text.indexOf(words, from)
  return { start, end: start + words.length }
}
const asked = (more: Partial<RenderingQuestion> = {}): RenderingQuestion => ({
  side: 'source',
  text,
  range: at('自由'),
  other,
  pair: null,
  known: [],
  ...more,
})
const lit = (question: RenderingQuestion) => {
  const found = renderingOf(question)
  return (
    found && [found.by, ...found.ranges.map(({ start, end }) => question.other.slice(start, end))]
  )
}

describe('the rendering of a hit', () => {
  it('words that the reader has linked come before all else', () => {
    expect(lit(asked({ pair: { start: 11, end: 18 }, known: ['freedom'] }))).toEqual([
      'pair',
      'a right',
    ])
  })

  it('a link beyond the end of the text is not believed', () => {
    expect(lit(asked({ pair: { start: 13, end: 2000 }, known: ['freedom'] }))).toEqual([
      'words',
      'Freedom',
    ])
  })

  it('a known rendering is found in any case, in the sentence that belongs to the hit', () => {
    const twice = `${other} Freedom!`
    expect(lit(asked({ other: twice, known: ['freedom'] }))).toEqual(['words', 'Freedom'])
  })

  it('without a known rendering the sentence that belongs to the hit is lit', () => {
    expect(lit(asked())).toEqual(['sentence', 'Freedom is a right of man.'])
    expect(lit(asked({ range: at('自由港') }))).toEqual(['sentence', 'A free port is a port.'])
  })

  it('a hit in the translation is rendered by the Chinese', () => {
    const start = other.indexOf('free port')
    const question = asked({
      side: 'translation',
      text: other,
      range: { start, end: start + 9 },
      other: text,
      known: ['自由港'],
    })
    expect(lit(question)).toEqual(['words', '自由港'])
    expect(lit({ ...question, known: [] })).toEqual(['sentence', '自由港是港口。'])
  })

  it('nothing is lit without a translation or without evidence', () => {
    expect(lit(asked({ other: ' ' }))).toBeNull()
    expect(lit(asked({ other: 'Freedom is a right', known: ['liberty'] }))).toBeNull()
  })
})

it.each([
  ['freedom; liberty (to be free)', ['freedom', 'liberty']],
  ['自由，自主、独立', ['自由', '自主', '独立']],
  ['  ', []],
])('the meaning %j lists %j', (meaning, renderings) => {
  expect(listedRenderings(meaning)).toEqual(renderings)
})
