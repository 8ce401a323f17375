import { expect, it } from 'vitest'
import type { Annotation } from '../annotation.ts'
import { annotationId, type AnnotationId } from '../ids.ts'
import { queryMaker } from '../search/query.ts'
import { variantsOf } from '../search/variants.ts'
import { NoteSearch } from './note-search.ts'
import { markWith } from './testing.ts'

const maker = queryMaker(variantsOf(['络 絡|权 權|网 網']))

function searched(...marks: readonly Annotation[]) {
  const all = new Map<AnnotationId, Annotation>(marks.map(mark => [mark.id, mark]))
  const search = new NoteSearch(all, maker)
  return { all, search, find: (words: string) => [...(search.find(words) ?? [])] }
}

const { find } = searched(
  markWith({ id: 'quote', words: '网络主权' }),
  markWith({ id: 'note', note: 'The River, once more' }),
  markWith({ id: 'tag', tags: ['教育/高等'] }),
  {
    ...markWith({ id: 'words', kind: 'term' }),
    kind: 'term',
    reading: 'zhǔquán',
    rendering: 'sovereignty',
  },
)

it.each([
  ['主权', ['quote']],
  ['網絡主權', ['quote']],
  ['river', ['note']],
  ['高等', ['tag']],
  ['SOVEREIGNTY', ['words']],
  ['没有', []],
])('“%s” is in %j', (words, ids) => {
  expect(find(words)).toEqual(ids)
})

it('a note on the book is not found by the words of the first paragraph, one on a paragraph is', () => {
  const { find: inBoth } = searched(
    markWith({ id: 'book', words: '网络主权', note: 'one', scope: 'book' }),
    markWith({ id: 'paragraph', words: '网络主权', note: 'two', scope: 'paragraph' }),
  )
  expect(inBoth('主权')).toEqual(['paragraph'])
  expect(inBoth('one')).toEqual(['book'])
})

it('a hit does not run from the words into the note', () => {
  expect(searched(markWith({ id: 'a', words: '网络', note: '主权' })).find('络主')).toEqual([])
})

it('blank words are no search', () => {
  expect(searched().search.find('  ')).toBeNull()
})

it('a changed mark is found by its new words, before and after all are folded', () => {
  const { all, search, find: again } = searched(markWith({ id: 'a', note: 'one' }))
  expect([...search.fold()]).toEqual([1])
  expect(again('one')).toEqual(['a'])
  all.set(annotationId('a'), markWith({ id: 'a', note: 'two' }))
  search.changed(annotationId('a'))
  all.set(annotationId('b'), markWith({ id: 'b', note: 'two' }))
  search.changed(annotationId('b'))
  expect(again('one')).toEqual([])
  expect(again('two')).toEqual(['a', 'b'])
})
