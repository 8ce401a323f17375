import { expect, it } from 'vitest'
import { voicesFor } from './voices.ts'

const voice = (id: string, language: string, isDefault = false) => ({
  id,
  name: id,
  language,
  isDefault,
})
const all = [
  voice('english', 'en-US', true),
  voice('taiwan', 'zh-TW'),
  voice('china', 'zh-CN'),
  voice('mandarin', 'cmn'),
  voice('british', 'en_GB'),
]

it.each([
  ['zh-Hans', ['china', 'taiwan', 'mandarin']],
  ['zh-Hant', ['taiwan', 'china', 'mandarin']],
  ['en', ['english', 'british']],
  ['en-GB', ['british', 'english']],
  ['de', []],
])('voices for %s are %j', (language, ids) => {
  expect(voicesFor(all, language).map(({ id }) => id)).toEqual(ids)
})
