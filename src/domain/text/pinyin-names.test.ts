import { expect, it } from 'vitest'
import { pinyinOf } from './pinyin.ts'
import { PinyinNames, pinyinTyped } from './pinyin-names.ts'

const names = [
  '自由贸易',
  '网络空间命运共同体',
  '绿色发展',
  '重庆',
  '自然',
  'free 自由',
  '自，由',
  '',
]
const all = new PinyinNames(names)
const found = (typed: string) => {
  const numbers: number[] = []
  const letters = pinyinTyped(typed)
  if (letters !== null)
    all.find(letters, number => {
      numbers.push(number)
      return true
    })
  return numbers.map(number => names[number])
}

it.each([
  ['自', ['zi']],
  ['体', ['ti']],
  ['體', ['ti']],
  ['女', ['nv']],
  ['略', ['lve']],
  ['重', ['zhong', 'chong']],
  ['行', ['xing', 'hang', 'heng']],
  ['a', []],
  ['，', []],
])('the readings of %s are %j', (character, readings) => {
  expect(pinyinOf(character)).toEqual(readings)
})

it.each([
  ['zy', ['自由贸易', 'free 自由']],
  ['ziyou', ['自由贸易', 'free 自由']],
  ['Zi You', ['自由贸易', 'free 自由']],
  ['ziy', ['自由贸易', 'free 自由']],
  ['zyou', ['自由贸易', 'free 自由']],
  ['gtt', ['网络空间命运共同体']],
  ['kongjianming', ['网络空间命运共同体']],
  ['lvse', ['绿色发展']],
  ['lüse', ['绿色发展']],
  ['chongqing', ['重庆']],
  ['chq', ['重庆']],
  ['cq', ['重庆']],
  ['zir', ['自然']],
  ['z', []],
  ['zx', []],
  ['自由', []],
])('the pinyin %s finds %j', (typed, expected) => {
  expect(found(typed)).toEqual(expected)
})

it('the search ends when it has enough', () => {
  let count = 0
  all.find('zy', () => ++count < 1)
  expect(count).toBe(1)
})
