import { describe, expect, it } from 'vitest'
import {
  directionOf,
  isSameLanguage,
  knownTag,
  remembering,
  translationLanguages,
} from './language-tag.ts'

it.each([
  ['zh-Hans', 'zh-Hans'],
  ['fr-FR-FR', 'fr-FR'],
  ['zh-cmn-Hans-CN', 'zh'],
  ['en-12', 'en'],
  ['12', null],
  ['', null],
])('the known part of the tag %j is %j', (tag, known) => {
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
    ['an empty tag', 'ltr'],
  ])('of %j is %s', (tag, direction) => {
    expect(directionOf(tag)).toBe(direction)
  })
})

it.each([
  ['en', 'en-GB', true],
  ['zh', 'zh-Hans', true],
  ['zh-Hans', 'zh-Hant', false],
  ['en', 'fr', false],
  ['en', '12', false],
])('%s and %s are one language: %s', (one, other, expected) => {
  expect(isSameLanguage(one, other)).toBe(expected)
})

describe('translation languages', () => {
  it('are different tags that the engine knows, and include Chinese', () => {
    expect(translationLanguages.map(knownTag)).toEqual([...translationLanguages])
    expect(new Set(translationLanguages).size).toBe(translationLanguages.length)
    expect(translationLanguages).toEqual(expect.arrayContaining(['zh-Hans', 'zh-Hant']))
  })
})

it('What is remembered of a tag is what was found for it, also after many other tags', () => {
  const find = remembering(tag => `${tag}!`)
  for (let round = 0; round < 2; round++)
    for (let i = 0; i < 250; i++) expect(find(`x${i}`)).toBe(`x${i}!`)
})

it('A tag is looked at once, also if nothing is known of it', () => {
  let looks = 0
  const find = remembering(() => {
    looks++
    return null
  })
  expect([find('en'), find('en')]).toEqual([null, null])
  expect(looks).toBe(1)
})
