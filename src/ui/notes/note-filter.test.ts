import type { Annotation } from '#domain/annotation'
import { expect, it } from 'vitest'
import { tagsOn } from './note-filter.ts'

const tagged = (...tags: readonly string[]) => ({ tags }) as Annotation

it('lists every tag once, most used first, however it is spelled', () => {
  expect(tagsOn([tagged('a', 'Law'), tagged('law'), tagged(), tagged('ＬＡＷ', 'b')])).toEqual([
    'Law',
    'a',
    'b',
  ])
})
