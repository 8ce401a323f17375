import fc from 'fast-check'
import { expect, it } from 'vitest'
import { linksIn } from './links.ts'

const hrefs = (text: string) => linksIn(text).flatMap(({ href }) => href ?? [])

it.each([
  ['in a sentence', 'See https://example.org/a?b=1#c.', ['https://example.org/a?b=1#c']],
  ['before Chinese', '见https://example.org/a。又见', ['https://example.org/a']],
  ['right before a Chinese word', 'https://example.org/报告', ['https://example.org/']],
  ['in brackets', '(https://example.org/)', ['https://example.org/']],
  ['with brackets', 'https://example.org/a_(b), c', ['https://example.org/a_(b)']],
  ['twice', 'https://a.org https://b.org', ['https://a.org', 'https://b.org']],
  ['that is none', 'https:// and https://[', []],
  ['of another kind', 'http://example.org javascript:alert(1) file:///etc/passwd', []],
])('finds an address %s', (_title, text, expected) => {
  expect(hrefs(text)).toEqual(expected)
})

it('loses and adds no character', () => {
  const words = fc.constantFrom(
    'https://',
    'example.org',
    '/a',
    '(',
    ')',
    '。',
    '. ',
    '中',
    '[',
    '𠀀',
  )
  fc.assert(
    fc.property(
      fc.array(words).map(all => all.join('')),
      text => {
        expect(
          linksIn(text)
            .map(piece => piece.text)
            .join(''),
        ).toBe(text)
      },
    ),
  )
})
