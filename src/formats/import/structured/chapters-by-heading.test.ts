import { expect, it } from 'vitest'
import { chaptersByHeading } from './chapters-by-heading.ts'
import type { Draft } from '../draft.ts'

/** A digit is a heading of that level, anything else a paragraph. */
const draftsOf = (signs: string): readonly Draft[] =>
  Array.from(signs, sign =>
    /\d/.test(sign)
      ? { kind: 'heading', level: Number(sign), text: sign }
      : { kind: 'body', text: sign },
  )

it.each([
  ['at every heading of the highest level', '1a1b2c1d', ['1a', '1b2c', '1d']],
  ['at the highest there is', '3a4b3c', ['3a4b', '3c']],
  ['after what comes before the first', 'ab2c2d', ['ab', '2c', '2d']],
  ['below the title of the whole', '1a2b2c3d', ['1a', '2b', '2c3d']],
  ['below a title of several lines', '112a2b', ['112a', '2b']],
  ['nowhere in what has one heading', '1ab', ['1ab']],
  ['nowhere in what has one part under its title', '1a2b', ['1a2b']],
  ['nowhere in what has none', 'ab', ['ab']],
  ['nowhere among headings alone', '123', ['123']],
  ['with headings that have nothing under them', '1a12b1c', ['1a', '12b', '1c']],
])('a text is cut %s: %s', (_title, signs, expected) => {
  const chapters = chaptersByHeading(draftsOf(signs))
  expect(chapters.map(({ paragraphs }) => paragraphs.map(({ text }) => text).join(''))).toEqual(
    expected,
  )
})
