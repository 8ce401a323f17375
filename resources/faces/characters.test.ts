import { expect, test } from 'vitest'
import { commonCharacters, isIdeograph } from './characters.ts'

test.each([
  ['SC', 3755, '的国书', '國書龘'],
  ['TC', 5401, '的國書', '国书龘'],
] as const)('%s has %i common characters', (region, count, common, others) => {
  const characters = new Set(commonCharacters(region).map(point => String.fromCodePoint(point)))
  expect(characters.size).toBe(count)
  expect(Array.from(common).filter(character => !characters.has(character))).toEqual([])
  expect(Array.from(others).filter(character => characters.has(character))).toEqual([])
  expect(commonCharacters(region).every(isIdeograph)).toBe(true)
})
