import { expect, it } from 'vitest'
import { translationStates } from '#domain/translation'
import en from '../../i18n/locales/en.json' with { type: 'json' }
import hans from '../../i18n/locales/zh-Hans.json' with { type: 'json' }
import hant from '../../i18n/locales/zh-Hant.json' with { type: 'json' }
import { stateOfWord } from './state-words.ts'

it.each(Object.entries({ en, hans, hant }))(
  'the words of %s for the states are known',
  (_, locale) => {
    for (const state of translationStates)
      expect(stateOfWord(` ${locale.states[state]} `)).toBe(state)
  },
)

it('other words are no state', () => {
  expect(stateOfWord('reviewed')).toBeNull()
})
