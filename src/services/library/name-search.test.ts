import { expect, it } from 'vitest'
import { nameSearch } from './name-search.ts'

const names = ['论语\n孔子', '皇后以後', 'ＡＢＣ of it', '']

it.each([
  ['论', [[0, 0]]],
  ['論語', [[0, 0]]],
  [' 孔子 ', [[0, 3]]],
  ['后', [[1, 1]]],
  ['以后', [[1, 2]]],
  ['abc', [[2, 0]]],
  ['OF', [[2, 4]]],
  ['无', []],
  ['  ', null],
])(
  'the name search finds %j in simplified and traditional, wide and narrow, upper and lower case, each with its place',
  async (words, expected) => {
    const among = (await nameSearch())(names)(words)
    expect(among && [...among]).toEqual(expected)
  },
)
