import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Book } from '../book.ts'
import { paragraphId } from '../ids.ts'
import { headingAt } from '../text/reference.ts'
import { headingFinder } from './heading-finder.ts'

const chapter = fc
  .record({
    title: fc.constantFrom('', '上', '下'),
    paragraphs: fc.nat(6),
    titles: fc.array(fc.tuple(fc.nat(5), fc.constantFrom('', '一', '二', '三')), { maxLength: 4 }),
  })
  .map(({ title, paragraphs, titles }): Book['chapters'][number] => ({
    file: 'c.json',
    level: 1,
    title,
    paragraphs,
    characters: 0,
    headings: titles
      .filter(([index]) => index < paragraphs)
      .toSorted(([a], [b]) => a - b)
      .map(([index, heading]) => ({
        index,
        title: heading,
        level: 1,
        paragraph: paragraphId('p'),
      })),
    sha256: '',
  }))

it('The heading of each paragraph is the one that is found for it alone', () => {
  fc.assert(
    fc.property(fc.array(chapter, { maxLength: 5 }), chapters => {
      const headingOf = headingFinder({ chapters })
      for (let index = 0; index < 32; index++)
        expect(headingOf(index)).toBe(headingAt({ chapters }, index))
    }),
  )
})
