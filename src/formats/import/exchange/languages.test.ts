import { expect, it } from 'vitest'
import { chosenLanguages } from './languages.ts'

it.each([
  [{ 'zh-CN': 3, 'zh-TW': 3, en: 2 }, 'zh-CN', 'zh-CN', 'en'],
  [{ 'zh-CN': 3, 'zh-TW': 3, en: 2 }, 'zh-TW', 'zh-TW', 'en'],
  [{ 'zh-CN': 3, 'zh-TW': 2, en: 1, fr: 2 }, undefined, 'zh-CN', 'fr'],
  [{ 'zh-CN': 3, 'zh-TW': 2, en: 1, fr: 2 }, 'en', 'zh-CN', 'en'],
  [{ 'zh-CN': 3, 'zh-TW': 2 }, 'zh-CN', 'zh-CN', 'zh-TW'],
  [{ zh: 1 }, 'zh', 'zh', null],
] as const)(
  'the languages %j, declared %s, are read from %s into %s',
  (counts, declared, source, translation) => {
    expect(chosenLanguages(new Map(Object.entries(counts)), declared)).toEqual({
      source,
      translation,
    })
  },
)
