import { describe, expect, it } from 'vitest'
import { bookId, isSafeName, sectionId, UnsafeNameError } from './ids.ts'

describe('a safe name', () => {
  it.each(['a', 'eefe48b5cef79a63', 'pfhcbxo3uab-2', '0.12', 'A'.repeat(80)])(
    'can be %s',
    value => {
      expect(isSafeName(value)).toBe(true)
      expect(bookId(value)).toBe(value)
    },
  )

  it.each([
    '',
    '.',
    '..',
    '.a',
    '-a',
    'a/b',
    'a\\b',
    'a b',
    'a\n',
    '书',
    'a\0',
    'A'.repeat(81),
    7,
    null,
  ])('cannot be %j', value => {
    expect(isSafeName(value)).toBe(false)
  })

  it('is enforced by an error that quotes the unsafe name', () => {
    expect(() => bookId('../x')).toThrow(UnsafeNameError)
    expect(() => bookId('../x')).toThrow('"../x"')
  })

  it('of a section contains its chapter and its place', () => {
    expect(sectionId(3, 0)).toBe('3.0')
  })
})
