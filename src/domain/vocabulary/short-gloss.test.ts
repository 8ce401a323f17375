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
  [['variant of 乾[qian2]'], []],
  [['surname Wang'], []],
  [[], []],
])('the senses %j have the short glosses %j', (senses, glosses) => {
  expect(shortGlosses(senses)).toEqual(glosses)
})
