import { expect, it } from 'vitest'
import { annotationId } from '../ids.ts'
import { countOf, hitAt, SearchResultList } from './search-results.ts'
import { hitsWithin } from './within.ts'

const list = new SearchResultList()
for (const index of [0, 1, 2, 3])
  for (const start of [0, 5]) {
    list.add('source', index, start, start + 2)
    list.add('translation', index, start, start + 2)
  }
list.addInNote(annotationId('n1'), 2, 0, 1)
list.addInNote(annotationId('n0'), 0, 0, 1)
const found = list.inOrder()

const within = (from: readonly [number, number], to: readonly [number, number]) => {
  const place = ([index, offset]: readonly [number, number]) => ({ index, offset })
  const inside = hitsWithin(found, {
    side: 'translation',
    anchor: place(from),
    head: place(to),
  })
  return Array.from({ length: countOf(inside) }, (_, at) => {
    const hit = hitAt(inside, at)
    return `${hit?.place} ${hit?.index}:${hit?.start}${hit?.note ? ` ${hit.note}` : ''}`
  })
}

it('only hits that are wholly inside the selection are found on its side', () => {
  expect(within([1, 1], [3, 6]).filter(hit => hit.startsWith('t'))).toEqual([
    'translation 1:5',
    'translation 2:0',
    'translation 2:5',
    'translation 3:0',
  ])
})

it('all hits of the selected paragraphs are found on the other side and in notes', () => {
  expect(within([2, 3], [2, 4])).toEqual(['source 2:0', 'source 2:5', 'note 2:0 n1'])
})

it('a selection that was made backwards has the same hits, and an endless one has all', () => {
  expect(within([3, 6], [1, 1])).toEqual(within([1, 1], [3, 6]))
  expect(within([0, 0], [9, Infinity])).toHaveLength(countOf(found))
})
