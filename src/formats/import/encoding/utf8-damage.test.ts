import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8Damage } from './utf8-damage.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

/** Encodes `text` as UTF-8 with an invalid byte for each ✗. */
const damaged = (text: string) =>
  Uint8Array.from(
    text.split('✗').flatMap((part, i) => (i === 0 ? [...utf8(part)] : [0xff, ...utf8(part)])),
  )

describe('damage of UTF-8', () => {
  it.each([
    ['in the first line', damaged('天✗地\n玄黄\n'), 1],
    ['in a later line', damaged('天地\n玄黄\n\n宇✗宙'), 4],
    ['after Windows line ends', damaged('天地\r\n玄黄\r\n宇✗宙'), 3],
    ['after old Macintosh line ends', damaged('天地\r玄黄\r宇✗宙'), 3],
    ['at the end of a line', damaged('天地✗\n玄黄'), 1],
    ['at the end of the file', damaged('天地\n玄黄✗'), 2],
    ['in two places', damaged('天地\n玄✗黄\n宇✗宙'), 2],
    ['in mid-line of a text that is also cut off', damaged('天地\n玄✗黄宙').subarray(0, -1), 2],
    ['of a character cut at the end of a line', Uint8Array.of(...utf8('天').subarray(0, 2), 10), 1],
  ])('reports the line of damage %s', (_title, bytes, line) => {
    expect(utf8Damage(bytes)).toBe(line)
  })

  it.each([
    ['one byte short', utf8('天地\n玄黄').subarray(0, -1), 2],
    ['two bytes short', utf8('天地\n玄黄').subarray(0, -2), 2],
    ['three bytes short of four', utf8('天地\n𠮷').subarray(0, -3), 2],
    ['with one byte of a character', utf8('天').subarray(0, 1), 1],
  ])('reports the last line of a file %s', (_title, bytes, line) => {
    expect(utf8Damage(bytes)).toBe(line)
  })

  it('finds damage in no whole text, and in every text cut inside a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('天', '𠮷', 'é'),
        (text, last) => {
          const bytes = utf8(text + last)
          expect(utf8Damage(bytes)).toBeNull()
          expect(utf8Damage(bytes.subarray(0, -1))).toBe(text.split(/\r\n?|\n/).length)
        },
      ),
    )
  })

  it('finds damage in exactly the bytes that a strict decoder refuses', () => {
    const strictly = (bytes: Uint8Array) => {
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes) !== null
      } catch {
        return false
      }
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), bytes => {
        expect(utf8Damage(bytes) === null).toBe(strictly(bytes))
      }),
      { numRuns: 500 },
    )
  })
})
