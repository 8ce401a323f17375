import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fuzzing } from '../fuzz-testing.ts'
import { annotationId, bookId, paragraphId } from '../ids.ts'
import { addressWithTitle, tidyLink, titleIn } from './link-title.ts'
import { isLinkTarget, longestTarget } from './link-target.ts'
import { addressOf, placeAt, type LibraryPlace } from './place.ts'

const places: readonly LibraryPlace[] = [
  { kind: 'book', book: bookId('b') },
  { kind: 'paragraph', book: bookId('b'.repeat(80)), paragraph: paragraphId('p'.repeat(80)) },
  { kind: 'mark', book: bookId('b'), mark: annotationId('m') },
]

it('a link with any title leads to its place, and can be the target of a link in any markup', () => {
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.string({ unit: 'binary' }), (place, title) => {
      const link = addressWithTitle(place, title)
      expect(placeAt(link)).toEqual(place)
      expect(isLinkTarget(link)).toBe(true)
      expect(link).toMatch(/^[\w:/.?=%-]+$/)
      expect(tidyLink(link)).toBe(link)
    }),
    fuzzing(1000),
  )
})

it('the title of a link is read as it was, in one line', () => {
  const [place = { kind: 'book', book: bookId('b') }] = places
  const read = (title: string) => titleIn(addressWithTitle(place, title))
  expect(read('《山居》 (1/2)')).toBe('《山居》 (1/2)')
  expect(read('a\n b\u0007')).toBe('a b')
  expect(read('長'.repeat(500))).toBe('長'.repeat(80))
  expect(read('')).toBe('')
})

it.each([
  ['duizhao:book/b?title=%E5', ''],
  ['duizhao:book/b?title=%', ''],
  ['duizhao:book/b?title=a%00b%1B%E2%80%AEc', 'abc'],
  ['https://example.org/?title=a', ''],
])('the title in %s is %j', (link, title) => {
  expect(titleIn(link)).toBe(title)
})

const hostileParts = [
  ['duizhao:', 'DUIZHAO:', '//', '/', '\\', 'book', 'mark', 'paragraph', 'b', '..', '%2e%2e'],
  ['?title=', '?', '#', '&', '%', '%00', '\0', '"', "'", '<script>', '--no-sandbox', ' -- '],
  ['$(x)', '`x`', '\n', 'file:///etc/passwd', 'javascript:', '\u202e', '\ud800', '..%2f'],
].flat()

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...hostileParts), { maxLength: 12 }).map(parts => parts.join('')),
  fc.string({ maxLength: 200 }).map(name => `duizhao:book/${name}`),
  fc.nat(5000).map(length => `duizhao:book/${'b'.repeat(length)}?title=${'%41'.repeat(length)}`),
)

it('a hostile link leads nowhere, or to a place with safe names and a title without controls', () => {
  fc.assert(
    fc.property(hostile, link => {
      const read = tidyLink(link)
      if (read === null) return
      const place = placeAt(read)
      expect(place).not.toBeNull()
      if (place) expect(read.startsWith(addressOf(place))).toBe(true)
      expect(read.length).toBeLessThanOrEqual(longestTarget)
      expect(read).toMatch(/^duizhao:book\/[A-Za-z0-9][A-Za-z0-9./-]*(\?title=[\w.%-]+)?$/)
      expect(titleIn(read)).not.toMatch(/[\p{Cc}\u202e]/u)
    }),
    fuzzing(20_000),
  )
})
