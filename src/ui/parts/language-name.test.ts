import { createSpeech } from '#i18n/speech'
import { expect, it } from 'vitest'
import { languageName } from './language-name.ts'

it.each([
  ['zh-Hans', 'lzh', '文言文'],
  ['en', 'lzh', 'Classical Chinese'],
  ['en', 'pt', 'Portuguese'],
  ['en', 'und', 'Not known'],
  ['zh-Hant', 'und', '未知'],
  ['en', 'no tag', 'no tag'],
] as const)('in %s the language %s is named %s', async (shownIn, tag, name) => {
  expect(languageName(tag, await createSpeech(shownIn))).toBe(name)
})
