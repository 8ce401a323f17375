import { expect, it } from 'vitest'
import { shortGlosses } from './short-gloss.ts'

it.each([
  [['freedom', 'liberty'], ['freedom']],
  [
    ['to hinder; to obstruct', 'to impede'],
    ['hinder', 'obstruct'],
  ],
  [['CL:個|个[ge4]', 'mate'], ['mate']],
  [['surname Wang', 'king'], ['king']],
  [['(of a person) cheerful; (coll.) merry'], ['cheerful', 'merry']],
  [['(modal particle)'], ['modal particle']],
  [['Luo Guanzhong (c. 1330-c. 1400), author'], ['Luo Guanzhong, author']],
  [['refers to the Yellow Turbans'], ['Yellow Turbans']],
  [['the whole world; a globe'], ['whole world', 'globe']],
  [['old variant of 乾[qian2]', 'dry'], ['dry']],
  [['(archaic) thou', 'you'], ['you']],
  [['(archaic) thou'], ['thou']],
  [['to be about to (equivalent to 將要|将要[jiang1yao4])', 'will'], ['be about to']],
  [['variant of 乾[qian2]'], []],
  [['surname Wang'], []],
  [[], []],
])('the senses %j have the short glosses %j', (senses, glosses) => {
  expect(shortGlosses(senses)).toEqual(glosses)
})

const senses = ['to organize; to arrange', 'organization', '(biology) tissue']

it.each([
  ['verb', ['organize', 'arrange']],
  ['noun', ['organization']],
  ['act', ['organization']],
  [null, ['organize', 'arrange']],
] as const)('of a word that is likely a %s the first such sense counts', (wanted, glosses) => {
  expect(shortGlosses(senses, wanted)).toEqual(glosses)
})

it('a word without a sense of the likely class has its first sense', () => {
  expect(shortGlosses(['to link'], 'noun')).toEqual(['link'])
  expect(shortGlosses(['to arrange', 'cuisine'], 'act')).toEqual(['arrange'])
})

it('of a sense of both classes the renderings of the likely class come first', () => {
  expect(shortGlosses(['to govern; governance'], 'act')).toEqual(['governance', 'govern'])
})
