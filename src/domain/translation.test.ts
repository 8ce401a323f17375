import { describe, expect, it } from 'vitest'
import { plain } from './rich-text.ts'
import { sameTranslation, stateFor, translationStates, untranslated } from './translation.ts'

describe('the state of a translation', () => {
  it.each([
    ['empty', '', 'empty'],
    ['empty', 'Sky', 'draft'],
    ['draft', 'Sky', 'draft'],
    ['draft', ' \n', 'empty'],
    ['done', 'Sky', 'done'],
    ['done', '', 'empty'],
    ['check', 'Sky', 'check'],
    ['check', '', 'check'],
  ] as const)('after %s, with the text "%s", is %s', (earlier, text, expected) => {
    expect(stateFor(plain(text), earlier)).toBe(expected)
  })

  it('is stable once it is computed', () => {
    for (const earlier of translationStates) {
      for (const content of [plain(''), plain('Sky')]) {
        const state = stateFor(content, earlier)
        expect(stateFor(content, state)).toBe(state)
      }
    }
  })
})

it('two translations are the same only with the same text and state', () => {
  const draft = { content: plain('Sky'), state: 'draft' } as const
  expect(sameTranslation(draft, { ...draft })).toBe(true)
  expect(sameTranslation(draft, { ...draft, state: 'done' })).toBe(false)
  expect(sameTranslation(draft, untranslated)).toBe(false)
})
