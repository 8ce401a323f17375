import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fuzzing } from '../fuzz-testing.ts'
import { annotationId, bookId, isSafeName, paragraphId } from '../ids.ts'
import { plain } from '../rich-text.ts'
import { isLinkTarget, isOutside } from './link-target.ts'
import { withLinksMoved } from './moved-links.ts'
import { placeName } from './place-name.ts'
import { addressesIn, addressOf, placeAt, placesLinked, type LibraryPlace } from './place.ts'

const letters = Array.from('abcXYZ019.-')
const name = fc
  .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 80 })
  .map(all => all.join(''))
  .filter(isSafeName)
const place: fc.Arbitrary<LibraryPlace> = fc.oneof(
  name.map(book => ({ kind: 'book' as const, book: bookId(book) })),
  fc.tuple(name, name).map(([book, id]) => ({
    kind: 'paragraph' as const,
    book: bookId(book),
    paragraph: paragraphId(id),
  })),
  fc
    .tuple(name, name)
    .map(([book, id]) => ({ kind: 'mark' as const, book: bookId(book), mark: annotationId(id) })),
)

it('every place is read back from its address, which a link can have', () => {
  fc.assert(
    fc.property(place, one => {
      const address = addressOf(one)
      expect(placeAt(address)).toEqual(one)
      expect(isLinkTarget(address)).toBe(true)
      expect(isOutside(address)).toBe(false)
      expect(address.startsWith(addressesIn(one.book))).toBe(one.kind !== 'book')
    }),
    fuzzing(1000),
  )
})

it('no text is read as a place that it is not the address of', () => {
  const parts = fc.constantFrom(
    'duizhao:',
    'book',
    'mark',
    'paragraph',
    '/',
    'b1',
    '..',
    '%2f',
    '?title=',
    '#',
    ' ',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(parts, { maxLength: 9 }).map(all => all.join('')),
  )
  fc.assert(
    fc.property(text, written => {
      const read = placeAt(written)
      const plain = written.replace(/\?title=.*/s, '').replace(/^duizhao:\/\//, 'duizhao:')
      if (read) expect(addressOf(read)).toBe(plain)
    }),
    fuzzing(3000),
  )
})

it.each([
  'https://example.org/book/b',
  'duizhao:book/',
  'duizhao:book/b/',
  'duizhao:book/b/mark',
  'duizhao:book/b/mark/',
  'duizhao:book/b/mark/m/x',
  'duizhao:book/b/sentence/s',
  'duizhao:book/../mark/m',
  'duizhao:shelf/b',
  'duizhao:book/b?line=2',
  'duizhao:///book/b',
  `duizhao:book/b?title=${'a'.repeat(2048)}`,
])('%s is no place', address => {
  expect(placeAt(address)).toBeNull()
})

it('an address may have slashes after the scheme, and a title', () => {
  const place = { kind: 'mark', book: 'b', mark: 'm' }
  expect(placeAt('duizhao://book/b/mark/m')).toEqual(place)
  expect(placeAt('duizhao:book/b/mark/m?title=%E5%B1%B1')).toEqual(place)
})

it('the scheme may be written in capitals', () => {
  expect(placeAt('DUIZHAO:book/b')).toEqual({ kind: 'book', book: 'b' })
})

const linked = (target: string) => ({
  text: 'one two',
  spans: [
    { format: 'strong' as const, start: 0, end: 3 },
    { format: 'link' as const, target, start: 4, end: 7 },
  ],
})
const toMark = addressOf({ kind: 'mark', book: bookId('old'), mark: annotationId('m') })

it('the places that a note links to are listed once', () => {
  const note = [linked(toMark), linked('https://example.org'), plain('x'), linked(toMark)]
  expect(placesLinked(note)).toEqual([toMark])
})

it('links move to where a mark has gone, and other links stay', () => {
  const note = [linked(toMark), linked('https://example.org'), linked('duizhao:book/other')]
  const moved = withLinksMoved(note, ({ kind, book }) =>
    kind === 'mark' && book === 'old'
      ? { kind, book: bookId('new'), mark: annotationId('n') }
      : null,
  )
  expect(moved).toEqual([linked('duizhao:book/new/mark/n'), ...note.slice(1)])
})

it('a note without links is the same note afterwards', () => {
  const note = [plain('x')]
  expect(withLinksMoved(note, () => null)).toBe(note)
})

it('the name of a place is the beginning of its words in one line', () => {
  expect(placeName('  网络\n 空间 ')).toBe('网络 空间')
  expect(placeName('𠀀'.repeat(30))).toBe(`${'𠀀'.repeat(23)}…`)
  expect(placeName('字'.repeat(24))).toBe('字'.repeat(24))
})
