import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formats,
  fromRuns,
  isBlank,
  plain,
  runsOf,
  sameRichText,
  type RichText,
} from './rich-text.ts'

const richText: fc.Arbitrary<RichText> = fc.record({
  text: fc.string({ unit: fc.constantFrom('天', '地', 'a', ' ', '\n'), maxLength: 20 }),
  spans: fc.array(
    fc.record({ format: fc.constantFrom(...formats), start: fc.nat(22), end: fc.nat(22) }),
    { maxLength: 5 },
  ),
})

describe('runs of a rich text', () => {
  it.each([
    ['are none for no text', '', [], []],
    ['are one for plain text', '天地', [], ['天地:']],
    ['part at the ends of a span', '天地人', [[1, 2]], ['天:', '地:strong', '人:']],
    [
      'join spans that touch',
      '天地人',
      [
        [0, 1],
        [1, 2],
      ],
      ['天地:strong', '人:'],
    ],
    [
      'join spans that overlap',
      '天地人',
      [
        [0, 2],
        [1, 3],
      ],
      ['天地人:strong'],
    ],
    ['cut spans to the text', '天地', [[1, 9]], ['天:', '地:strong']],
    ['ignore spans of nothing', '天地', [[1, 1]], ['天地:']],
  ] as const)('%s', (_title, text, spans, expected) => {
    const rich = {
      text,
      spans: spans.map(([start, end]) => ({ format: 'strong' as const, start, end })),
    }
    expect(runsOf(rich).map(run => `${run.text}:${run.formats.join()}`)).toEqual(expected)
  })

  it('are its whole text, never empty, and differ from their neighbours', () => {
    fc.assert(
      fc.property(richText, rich => {
        const runs = runsOf(rich)
        expect(runs.map(run => run.text).join('')).toBe(rich.text)
        expect(runs.every(run => run.text !== '')).toBe(true)
        expect(runs.every((run, i) => run.formats.join() !== runs[i - 1]?.formats.join())).toBe(
          true,
        )
      }),
    )
  })

  it('make the same rich text again', () => {
    fc.assert(
      fc.property(richText, rich => {
        expect(sameRichText(fromRuns(runsOf(rich)), rich)).toBe(true)
      }),
    )
  })
})

describe('two rich texts', () => {
  const strong = (start: number, end: number) => ({ format: 'strong' as const, start, end })
  it.each([
    [
      'are the same however their spans are cut',
      { text: '天地', spans: [strong(0, 1), strong(1, 2)] },
      { text: '天地', spans: [strong(0, 2)] },
      true,
    ],
    ['differ by a word', plain('天'), plain('地'), false],
    ['differ by a format', plain('天'), { text: '天', spans: [strong(0, 1)] }, false],
  ])('%s', (_title, a, b, same) => {
    expect(sameRichText(a, b)).toBe(same)
    expect(sameRichText(b, a)).toBe(same)
  })
})

it('isBlank accepts only white space, including the ideographic space', () => {
  expect([plain(''), plain(' \n　'), plain('天')].map(isBlank)).toEqual([true, true, false])
})
