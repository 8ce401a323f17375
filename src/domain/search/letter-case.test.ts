import { expect, it } from 'vitest'
import { withCapitalsOf } from './letter-case.ts'

it.each([
  ['Digital', 'cyber', 'Cyber'],
  ['digital', 'cyber', 'cyber'],
  ['DIGITAL', 'cyber', 'CYBER'],
  ['digital', 'Cyber', 'Cyber'],
  ['Digital', 'WTO', 'WTO'],
  ['A', 'one', 'One'],
  ['Éloge', 'œuvre', 'Œuvre'],
  ['“Digital', '“cyber', '“Cyber'],
  ['Мир', 'война', 'Война'],
  ['Digital age', 'cyber age', 'Cyber age'],
  ['Digital', '数字', '数字'],
  ['数字', 'digital', 'digital'],
  ['2030', 'soon', 'soon'],
  ['Digital', '', ''],
  ['STRASSE', 'straße', 'STRASSE'],
  ['Digital', '5g network', '5g network'],
])('“%s” is replaced by “%s” as “%s”', (words, typed, expected) => {
  expect(withCapitalsOf(words, typed)).toBe(expected)
})
