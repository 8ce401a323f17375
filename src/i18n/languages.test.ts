import { describe, expect, it } from 'vitest'
import { chooseLanguage, languages } from './languages.ts'

it.each([
  ['takes what the reader set before what the system prefers', 'zh-Hant', ['en-AU'], 'zh-Hant'],
  ['follows the system where nothing is set', null, ['en-AU', 'zh-CN'], 'en'],
  ['passes over languages it does not speak', null, ['tlh', 'zh-CN'], 'zh-Hans'],
  ['shows traditional characters to Taiwan', null, ['zh-TW'], 'zh-Hant'],
  ['shows traditional characters to Hong Kong', null, ['zh-HK'], 'zh-Hant'],
  ['shows traditional characters where the script says so', null, ['zh-Hant-SG'], 'zh-Hant'],
  ['believes the script before the region', null, ['zh-Hans-HK'], 'zh-Hans'],
  ['shows simplified characters to the rest', null, ['zh'], 'zh-Hans'],
  ['shows traditional characters to readers of Cantonese', null, ['yue-HK'], 'zh-Hant'],
  ['understands the way some systems write a tag', null, ['zh_TW'], 'zh-Hant'],
  ['speaks English to everybody else', null, ['tlh'], 'en'],
  ['does not trust a setting it does not know', 'tlh', ['zh-CN'], 'zh-Hans'],
])('%s', (_title, setting, preferred, expected) => {
  expect(chooseLanguage(setting, preferred)).toBe(expected)
})

describe.each(languages)('$name', ({ tag }) => {
  it('is shown when the reader sets it', () => {
    expect(chooseLanguage(tag, ['tlh'])).toBe(tag)
  })

  it('is shown when the system prefers it', () => {
    expect(chooseLanguage(null, ['tlh', tag])).toBe(tag)
  })
})
