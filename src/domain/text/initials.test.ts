import { expect, it } from 'vitest'
import { initialOf } from './initials.ts'

it.each([
  ['论', 'l'],
  ['語', 'y'],
  ['啊', 'a'],
  ['第', 'd'],
  ['坐', 'z'],
  ['马', 'm'],
  ['他', 't'],
  ['四', 's'],
  ['a', null],
  ['，', null],
])('the pinyin initial of %s is %s', (character, letter) => {
  expect(initialOf(character)).toBe(letter)
})
