import { describe, expect, it } from 'vitest'
import { dictionaries } from './dictionaries.ts'
import { dictionaryOf } from './dictionary-of.ts'
import { openDictionary } from './dictionary.ts'

const english = openDictionary(dictionaries.en)
const british = openDictionary(dictionaries['en-GB'])
const american = openDictionary(dictionaries['en-US'])

describe('the dictionaries', () => {
  it.each([
    'cooperation',
    'Confucius',
    'don’t',
    "don't",
    'state’s',
    'naïve',
    'cafés',
    'The',
    'I’m',
  ])('all know %s', word => {
    expect([english, british, american].map(({ isCorrect }) => isCorrect(word))).toEqual([
      true,
      true,
      true,
    ])
  })

  it.each([
    ['colour', true, true, false],
    ['color', true, false, true],
    ['organise', true, true, false],
    ['organization', true, true, true],
    ['advertize', false, false, false],
    ['wrold', false, false, false],
    ['dont', false, false, false],
  ])('%s is right: %s in English, %s in British, %s in American', (word, ...right) => {
    const found = [english, british, american].map(({ isCorrect }) => isCorrect(word))
    expect(found).toEqual(right)
  })

  it.each([
    ['teh', 'the'],
    ['wrold', 'world'],
    ['recieve', 'receive'],
    ['dont', 'don’t'],
    ['goverment', 'government'],
    ['Confucious', 'Confucius'],
    ['enviroment', 'environment'],
    ['definately', 'definitely'],
  ])('suggest first for %s: %s', (word, first) => {
    expect(british.suggest(word)[0]).toBe(first)
  })

  it('suggest nothing for what resembles no word', () => {
    expect(british.suggest('xqzvbnk')).toEqual([])
  })
})

it.each([
  ['en', 'en'],
  ['en-GB', 'en-GB'],
  ['en-US', 'en-US'],
  ['en-AU', 'en'],
  ['fr', null],
  ['zh-Hans', null],
])('the dictionary for %s is %s', (tag, name) => {
  expect(dictionaryOf(tag)).toBe(name)
})
