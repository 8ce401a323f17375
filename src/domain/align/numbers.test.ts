import { expect, it } from 'vitest'
import { enumerator } from './enumerator.ts'
import { numbersIn } from './numbers.ts'

it.each<[string, readonly number[]]>([
  ['二百一十八人', [218]],
  ['二〇二二年', [2022]],
  ['1948年12月10日', [1948, 12, 10]],
  ['１２３个', [123]],
  ['1.2万亿元', [1.2e12]],
  ['百分之五十', [50]],
  ['第一次，一个人', [1]],
  ['一般百姓千方百计', []],
  ['4.5亿', [4.5e8]],
  ['10 December 1948', [10, 1948, 12]],
  ['1,234 million people', [1.234e9]],
  ['two hundred and five, or twenty-five', [205, 25]],
  ['the twentieth century', [20]],
  ['May 5, 1920', [5, 1920, 5]],
  ['you may go on a march', []],
  ['item A4 of v2', []],
])('numbersIn %j finds %j', (text, numbers) => {
  expect(numbersIn(text)).toEqual(numbers)
})

it.each<[string, string | null]>([
  ['第三条', '3'],
  ['（三）积极参与', '3'],
  ['3. 加强合作', '3'],
  ['１２）其他', '12'],
  ['一、前言', '1'],
  ['第四回 贾宝玉', '4'],
  ['卷三', '3'],
  ['Article III', '3'],
  ['Chapter Twelve', '12'],
  ['2.1 Scope', '2.1'],
  ['iv) the rest', '4'],
  ['C. is a language', null],
  ['I went home', null],
  ['1948年', null],
  ['In 1948', null],
  ['Chapter and verse', null],
])('enumerator of %j is %j', (text, number) => {
  expect(enumerator(text)).toBe(number)
})
