import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromRuns, plain, sameRichText, textFormats, type RichText } from '../rich-text.ts'
import { anyText } from '../testing.ts'
import { translationStates, type TranslationState, type TranslationText } from '../translation.ts'
import {
  dividedText,
  dividedTranslation,
  joinTexts,
  joinTranslations,
  movedStarts,
} from './shown-text.ts'

const words = fc.constantFrom('The state', ' ', '国家', '“Yes.” ', 'no\n', '', 'a', '𠮷', ' of')

const rich: fc.Arbitrary<RichText> = fc
  .array(
    fc.record({
      text: fc.oneof(words, anyText()),
      formats: fc.subarray([...textFormats]),
    }),
    { maxLength: 4 },
  )
  .map(runs => fromRuns(runs.filter(({ text }) => text !== '')))

it('whatever is typed and wherever the parts begin, joined again they are what was typed', () => {
  fc.assert(
    fc.property(rich, fc.array(fc.nat(40), { maxLength: 4 }), (content, begin) => {
      const starts = [0, ...begin.toSorted((a, b) => a - b)]
      const parts = dividedText(content, starts)
      expect(parts).toHaveLength(starts.length)
      expect(joinTexts(parts).content.text).toBe(content.text)
    }),
    { numRuns: 2000 },
  )
})

it('a text in one format keeps it at every space between parts', () => {
  const content = fromRuns([{ text: 'The state and its people', formats: ['strong'] }])
  expect(sameRichText(joinTexts(dividedText(content, [0, 10])).content, content)).toBe(true)
})

it.each<[string, readonly string[], string]>([
  ['a space between words', ['The state.', 'It grew.'], 'The state. It grew.'],
  ['a space after quotation marks', ['“Yes.”', '“No.”'], '“Yes.” “No.”'],
  ['nothing between Chinese sentences', ['国家。', '人民。'], '国家。人民。'],
  ['nothing beside an empty part', ['', 'It grew.', ''], 'It grew.'],
  ['nothing beside a line break', ['The state.\n', 'It grew.'], 'The state.\nIt grew.'],
])('joining puts %s', (_what, texts, whole) => {
  expect(joinTexts(texts.map(plain)).content.text).toBe(whole)
})

it.each<[string, string, readonly string[]]>([
  [
    'typing in the first part stays in it',
    'The old state. It grew.',
    ['The old state.', 'It grew.'],
  ],
  [
    'typing in the second part stays in it',
    'The state. It never grew.',
    ['The state.', 'It never grew.'],
  ],
  [
    'typing at the end of the first part stays in it',
    'The state.Oh It grew.',
    ['The state.Oh', 'It grew.'],
  ],
  [
    'another text is the first part, and no word is lost',
    'Quite other words',
    ['Quite other words', ''],
  ],
  [
    'deleting the space moves the border to the next one',
    'The state.It grew.',
    ['The state.It', 'grew.'],
  ],
])('%s', (_what, now, parts) => {
  const before = joinTexts(['The state.', 'It grew.'].map(plain))
  const divided = dividedText(plain(now), movedStarts(before, now))
  expect(divided.map(({ text }) => text)).toEqual(parts)
})

it('the state of joined parts is the one that asks for most work, and dividing keeps it', () => {
  const parts = fc.array(
    fc.record({
      content: rich,
      state: fc.constantFrom(...translationStates),
    }),
    { minLength: 1, maxLength: 4 },
  )
  fc.assert(
    fc.property(parts, all => {
      const { state, content, starts } = joinTranslations(all)
      for (const was of [[], all]) {
        const again = joinTranslations(dividedTranslation({ content, state }, starts, was))
        expect(again.state).toBe(state)
      }
    }),
  )
  const done = { content: plain('Done.'), state: 'done' as const }
  const draft = { content: plain('Draft.'), state: 'draft' as const }
  const empty = { content: plain(''), state: 'empty' as const }
  expect(joinTranslations([done, draft]).state).toBe('draft')
  expect(joinTranslations([done, empty]).state).toBe('done')
})

it.each<[string, string, TranslationState, readonly TranslationState[]]>([
  [
    'a part keeps its state when another is changed',
    'Done. Draft too.',
    'draft',
    ['done', 'draft'],
  ],
  [
    'a part that is changed has the state of the whole',
    'Not done. Draft.',
    'draft',
    ['draft', 'draft'],
  ],
  ['the state of the whole is given to all parts', 'Done. Draft.', 'check', ['check', 'check']],
  ['the state of the whole stays when its part is deleted', 'Done.', 'draft', ['draft', 'empty']],
])('%s', (_what, text, state, states) => {
  const was: readonly TranslationText[] = [
    { content: plain('Done.'), state: 'done' },
    { content: plain('Draft.'), state: 'draft' },
  ]
  const now = { content: plain(text), state }
  const starts = movedStarts(joinTranslations(was), text)
  expect(dividedTranslation(now, starts, was).map(part => part.state)).toEqual(states)
})
