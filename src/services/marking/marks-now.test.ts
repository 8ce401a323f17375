import type { Annotation, AnnotationChange } from '#domain/annotation'
import { annotationId, type AnnotationId } from '#domain/ids'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keptFromMarks } from './kept-from-marks.ts'
import { keptMarks } from './marks-now.ts'

const mark = (id: string, index = 0, deletedAt: number | null = null) =>
  ({ id: annotationId(id), index, deletedAt }) as Annotation
const rowsOf = (...marks: readonly Annotation[]) => new Map(marks.map(each => [each.id, each]))
const a = annotationId('a')

it('deleted marks are not among the present ones', () => {
  const marks = keptMarks(rowsOf(mark('a'), mark('b', 0, 5)))
  expect(marks.all.get()).toEqual([mark('a')])
  expect(marks.get(annotationId('b'))).toBeNull()
})

it('followers receive each added, changed and removed mark', () => {
  const marks = keptMarks(rowsOf(mark('a')))
  const told: [readonly AnnotationChange[], number][] = []
  const stop = marks.follow((changes, version) => void told.push([changes, version]))
  marks.keep([mark('b')])
  marks.keep([mark('a', 7)])
  marks.keep([mark('a', 7, 1)])
  marks.replace(rowsOf(mark('c')))
  stop()
  marks.keep([mark('d')])
  expect(told).toEqual([
    [[{ before: null, after: mark('b') }], 1],
    [[{ before: mark('a'), after: mark('a', 7) }], 2],
    [[{ before: mark('a', 7), after: null }], 3],
    [
      [
        { before: null, after: null },
        { before: mark('b'), after: null },
        { before: null, after: mark('c') },
      ],
      4,
    ],
  ])
})

it('the list of all marks stays the same object until the next change', () => {
  const marks = keptMarks(rowsOf(mark('a')))
  expect(marks.all.get()).toBe(marks.all.get())
  const before = marks.all.get()
  marks.keep([mark('b')])
  expect(marks.all.get()).not.toBe(before)
})

it('a change made by a follower is reported after the present one', () => {
  const marks = keptMarks(rowsOf())
  const told: string[] = []
  marks.follow(([change]) => {
    if (change?.after?.id === a) marks.keep([mark('b')])
  })
  marks.follow(([change], version) => void told.push(`${version} ${change?.after?.id}`))
  marks.keep([mark('a')])
  expect(told).toEqual(['1 a', '2 b'])
})

it('a follower that throws does not stop later reports', () => {
  const marks = keptMarks(rowsOf())
  const stop = marks.follow(() => {
    throw new Error('failed')
  })
  expect(() => marks.keep([mark('a')])).toThrow('failed')
  stop()
  let told = 0
  marks.follow(() => told++)
  marks.keep([mark('b')])
  expect(told).toBe(1)
})

/** The number of marks on each paragraph. */
const places = {
  make: (all: readonly Annotation[]) => {
    const counts = new Map<number, number>()
    for (const { index } of all) counts.set(index, (counts.get(index) ?? 0) + 1)
    return counts
  },
  change: (before: Map<number, number>, changes: readonly AnnotationChange[]) => {
    const counts = new Map(before)
    const add = (of: Annotation | null, step: number) => {
      if (of) counts.set(of.index, (counts.get(of.index) ?? 0) + step)
      if (of && counts.get(of.index) === 0) counts.delete(of.index)
    }
    for (const { before: was, after: is } of changes) {
      add(was, -1)
      add(is, 1)
    }
    return counts
  },
}

it('a derived value follows the marks through any changes', () => {
  const some = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    index: fc.nat(3),
    deletedAt: fc.option(fc.constant(1)),
  })
  const act = fc.oneof(
    fc.array(some, { maxLength: 3 }).map(changed => ({ do: 'keep' as const, changed })),
    fc.array(some, { maxLength: 3 }).map(changed => ({ do: 'replace' as const, changed })),
    fc.constantFrom({ do: 'listen' as const }, { do: 'leave' as const }, { do: 'look' as const }),
  )
  fc.assert(
    fc.property(fc.array(act), acts => {
      const marks = keptMarks(new Map<AnnotationId, Annotation>())
      const kept = keptFromMarks(marks, places)
      const listening: (() => void)[] = []
      for (const each of acts) {
        if (each.do === 'listen') listening.push(kept.subscribe(() => {}))
        if (each.do === 'leave') listening.pop()?.()
        if (each.do === 'look') kept.get()
        if (each.do !== 'keep' && each.do !== 'replace') continue
        const rows = each.changed.map(({ id, index, deletedAt }) => mark(id, index, deletedAt))
        if (each.do === 'keep') marks.keep(rows)
        else marks.replace(rowsOf(...rows))
      }
      expect(kept.get()).toEqual(places.make(marks.all.get()))
    }),
  )
})
