import type { Side } from '#domain/anchor'
import { anchorAt } from '#domain/anchor'
import type { Annotation, Category } from '#domain/annotation'
import { annotationId, bookId, categoryId, paragraphId } from '#domain/ids'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnnotationIndex } from './annotation-index.ts'
import { paragraphsOf } from './testing/line.ts'

const annotation = (id: string, side: Side, ...paragraphs: readonly number[]): Annotation => ({
  id: annotationId(id),
  bookId: bookId('book'),
  kind: 'highlight',
  category: categoryId('names'),
  side,
  index: paragraphs[0] ?? 0,
  anchors: paragraphs.map(n => anchorAt(paragraphId(`p${n}`), '中国航天', 0, 2)),
  note: [],
  tags: [],
  createdAt: 0,
  updatedAt: 0,
  deletedAt: null,
})

const paragraphs = paragraphsOf(['中国航天', '中国航天', '中国航天', '中国航天'])
const idsOn = (index: AnnotationIndex, side: Side, from: number, to: number) =>
  index
    .on(side, paragraphs.slice(from, to))
    .map(({ id }) => id)
    .toSorted()

describe('AnnotationIndex', () => {
  it('finds an annotation once, by each of its paragraphs and only on its side', () => {
    const index = new AnnotationIndex(() => '')
    index.set([annotation('a', 'source', 0, 1), annotation('b', 'translation', 1)])
    expect(idsOn(index, 'source', 0, 2)).toEqual(['a'])
    expect(idsOn(index, 'source', 1, 2)).toEqual(['a'])
    expect(idsOn(index, 'translation', 1, 2)).toEqual(['b'])
    expect(idsOn(index, 'source', 2, 4)).toEqual([])
  })

  it('draws no mark without words, and finds it by its paragraph until it is deleted', () => {
    const index = new AnnotationIndex(() => '')
    const about = { ...annotation('a', 'translation', 1), scope: 'paragraph' } as const
    const ids = () => index.about(paragraphId('p1')).map(({ id }) => id)
    expect(index.set([about, annotation('b', 'source', 1)])).toEqual(new Set(['p1']))
    expect([idsOn(index, 'source', 0, 4), idsOn(index, 'translation', 0, 4)]).toEqual([['b'], []])
    expect(ids()).toEqual(['a'])
    const noted = { ...about, tags: ['x'] }
    expect(index.change([{ before: about, after: noted }])).toEqual(new Set())
    expect(index.about(paragraphId('p1'))).toEqual([noted])
    expect(index.change([{ before: noted, after: null }])).toEqual(new Set())
    expect(ids()).toEqual([])
  })

  it('finds a pair of ranges on both sides, wherever its halves move, until it is one no more', () => {
    const index = new AnnotationIndex(() => '')
    const alone = annotation('a', 'source', 0)
    const { anchors } = annotation('x', 'translation', 1)
    const pair = { ...alone, counterpart: { index: 1, anchors } }
    const elsewhere = { index: 3, anchors: annotation('x', 'translation', 3).anchors }
    expect(index.set([pair])).toEqual(new Set(['p0', 'p1']))
    expect([idsOn(index, 'source', 0, 1), idsOn(index, 'translation', 1, 2)]).toEqual([
      ['a'],
      ['a'],
    ])
    expect([index.hasPairs, index.isPair(pair.id)]).toEqual([true, true])
    const touched = index.change([{ before: pair, after: { ...pair, counterpart: elsewhere } }])
    expect(touched).toEqual(new Set(['p0', 'p1', 'p3']))
    expect(idsOn(index, 'translation', 1, 2)).toEqual([])
    index.move([{ ...alone, counterpart: { index: 1, anchors } }])
    expect(idsOn(index, 'translation', 0, 4)).toEqual(['a'])
    expect(idsOn(index, 'translation', 1, 2)).toEqual(['a'])
    index.change([{ before: pair, after: alone }])
    expect(idsOn(index, 'translation', 0, 4)).toEqual([])
    expect(index.hasPairs).toBe(false)
  })

  it('returns the paragraphs where an annotation was and is, and no others', () => {
    const index = new AnnotationIndex(() => '')
    const a = annotation('a', 'source', 0)
    const b = annotation('b', 'source', 1)
    expect([...index.set([a, b])].toSorted()).toEqual(['p0', 'p1'])
    expect([...index.set([a, b])]).toEqual([])
    expect([...index.set([a, annotation('b', 'source', 2)])].toSorted()).toEqual(['p1', 'p2'])
    expect([...index.set([a])]).toEqual(['p2'])
  })

  it('applies a change of one annotation without touching another', () => {
    const index = new AnnotationIndex(() => '')
    const [a, b] = [annotation('a', 'source', 0), annotation('b', 'source', 1)]
    index.set([a, b])
    const moved = annotation('b', 'source', 2)
    const made = annotation('c', 'source', 3)
    expect([...index.change([{ before: b, after: moved }])].toSorted()).toEqual(['p1', 'p2'])
    expect([...index.change([{ before: a, after: null }])]).toEqual(['p0'])
    expect([...index.change([{ before: null, after: made }])]).toEqual(['p3'])
    expect([...index.change([{ before: made, after: { ...made, updatedAt: 5 } }])]).toEqual([])
    expect(idsOn(index, 'source', 0, 4)).toEqual(['b', 'c'])
  })

  it('lists the annotations without a place, as they are added, moved and removed', () => {
    const index = new AnnotationIndex(() => '')
    const a = annotation('a', 'translation', 0)
    const lost = { ...a, anchors: a.anchors.map(anchor => ({ ...anchor, end: anchor.start })) }
    index.set([lost])
    expect([...index.placeless()]).toEqual(['a'])
    index.change([{ before: lost, after: a }])
    expect([...index.placeless()]).toEqual([])
    index.replace([lost])
    expect([...index.placeless()]).toEqual(['a'])
    index.change([{ before: lost, after: null }])
    expect([...index.placeless()]).toEqual([])
  })

  it('takes annotations that moved with their text without touching a paragraph', () => {
    const index = new AnnotationIndex(() => '')
    index.set([annotation('a', 'translation', 0)])
    const moved = { ...annotation('a', 'translation', 0), updatedAt: 1 }
    index.replace([moved])
    expect(index.on('translation', paragraphs)).toEqual([moved])
    expect([...index.set([moved])]).toEqual([])
  })

  it('holds the annotations that were set last, after any others', () => {
    const one = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      on: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
    })
    const sideOf = (id: string): Side => (id === 'a' ? 'source' : 'translation')
    const set = fc.uniqueArray(one, { selector: ({ id }) => id })
    fc.assert(
      fc.property(fc.array(set, { minLength: 1, maxLength: 6 }), sets => {
        const index = new AnnotationIndex(() => '')
        for (const all of sets) {
          index.set(all.map(({ id, on }) => annotation(id, sideOf(id), ...on)))
          for (const side of ['source', 'translation'] as const)
            for (const pair of [0, 1, 2, 3])
              expect(idsOn(index, side, pair, pair + 1)).toEqual(
                all
                  .filter(mark => sideOf(mark.id) === side && mark.on.includes(pair))
                  .map(({ id }) => id)
                  .toSorted(),
              )
        }
      }),
    )
  })

  it('returns the category of an id, and one to draw with if it is missing', () => {
    const index = new AnnotationIndex(() => '')
    const names: Category = {
      id: categoryId('names'),
      name: null,
      colour: 'blue',
      shape: 'wave',
      order: 0,
      bookId: null,
      deletedAt: null,
      updatedAt: 0,
    }
    index.setCategories([names])
    expect(index.category(names.id)).toBe(names)
    index.setCategories([])
    expect(index.category(names.id)).toMatchObject({ id: 'names', colour: 'grey' })
  })
})
