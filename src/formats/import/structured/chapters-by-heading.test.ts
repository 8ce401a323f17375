import { expect, it } from 'vitest'
import { chaptersByHeading } from './chapters-by-heading.ts'
import type { Draft } from '../draft.ts'

/** Returns a heading of its level for each digit, and a paragraph for any other sign. */
const draftsOf = (signs: string): readonly Draft[] =>
  Array.from(signs, sign =>
    /\d/.test(sign)
      ? { kind: 'heading', level: Number(sign), text: sign }
      : { kind: 'body', text: sign },
  )

it.each([
  ['at every heading of the highest level', '1a1b2c1d', ['1a', '1b2c', '1d']],
  ['at the highest level that occurs', '3a4b3c', ['3a4b', '3c']],
  ['after the text before the first heading', 'ab2c2d', ['ab', '2c', '2d']],
  ['below the title of the book', '1a2b2c3d', ['1a', '2b', '2c3d']],
  ['below a title of several lines', '112a2b', ['112a', '2b']],
  ['nowhere if there is one heading', '1ab', ['1ab']],
  ['nowhere if there is one part under the title', '1a2b', ['1a2b']],
  ['nowhere if there are no headings', 'ab', ['ab']],
  ['nowhere if there are only headings', '123', ['123']],
  ['before headings without text', '1a12b1c', ['1a', '12b', '1c']],
])('a text is divided into chapters %s: %s', (_title, signs, expected) => {
  const chapters = chaptersByHeading(draftsOf(signs))
  expect(chapters.map(({ paragraphs }) => paragraphs.map(({ text }) => text).join(''))).toEqual(
    expected,
  )
})
