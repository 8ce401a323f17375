import { describe, expect, it } from 'vitest'
import { directionOf, knownTag, translationLanguages } from './language-tag.ts'

it.each([
  ['zh-Hans', 'zh-Hans'],
  ['fr-FR-FR', 'fr-FR'],
  ['zh-cmn-Hans-CN', 'zh'],
  ['en-12', 'en'],
  ['12', null],
  ['', null],
])('of %j the engine knows %j', (tag, known) => {
  expect(knownTag(tag)).toBe(known)
  if (known) expect(new Intl.DisplayNames(['en'], { type: 'language' }).of(known)).toBeTruthy()
})

describe('the direction of a language', () => {
  it.each([
    ['ar', 'rtl'],
    ['he', 'rtl'],
    ['fa', 'rtl'],
    ['ug', 'rtl'],
    ['yi', 'rtl'],
    ['az-Arab', 'rtl'],
    ['ar-Latn', 'ltr'],
    ['en', 'ltr'],
    ['zh-Hant', 'ltr'],
    ['', 'ltr'],
    ['no tag', 'ltr'],
  ])('of %j is %s', (tag, direction) => {
    expect(directionOf(tag)).toBe(direction)
  })
})

describe('the languages to translate into', () => {
  it('are tags the engine knows, each once, with Chinese among them', () => {
    expect(translationLanguages.map(knownTag)).toEqual([...translationLanguages])
    expect(new Set(translationLanguages).size).toBe(translationLanguages.length)
    expect(translationLanguages).toEqual(expect.arrayContaining(['zh-Hans', 'zh-Hant']))
  })
})
