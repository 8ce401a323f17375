import type { Annotation } from '#domain/annotation'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { marksInUse, mostUsedFirst, passes } from './note-filter.ts'

const tagged = (...tags: readonly string[]) => ({ kind: 'highlight', tags }) as Annotation

it('lists every tag once, most used first, in any spelling', () => {
  const inUse = marksInUse.make([
    tagged('a', 'Law'),
    tagged('law'),
    tagged(),
    tagged('ＬＡＷ', 'b'),
  ])
  expect(mostUsedFirst(inUse).map(({ tag, count }) => `${count} ${tag}`)).toEqual([
    '3 Law',
    '1 a',
    '1 b',
  ])
  expect(inUse.count).toBe(4)
})

it('lists what a tag is under too, and counts a mark for it once', () => {
  const inUse = marksInUse.make([tagged('教育/女子', '教育/男子'), tagged('教育/女子')])
  expect(mostUsedFirst(inUse).map(({ tag, count }) => `${count} ${tag}`)).toEqual([
    '2 教育',
    '2 教育/女子',
    '1 教育/男子',
  ])
})

it('a filter by a tag shows the marks with tags under it', () => {
  const marks = [tagged('教育/女子'), tagged('x', '教育'), tagged('教育学'), tagged()]
  const filter = { by: 'tag', tag: '教育' } as const
  expect(marks.map(mark => passes(mark, filter))).toEqual([true, true, false, false])
})

it('returns the same object while no tag changes', () => {
  const inUse = marksInUse.make([tagged('a')])
  const before = tagged('a')
  expect(marksInUse.change(inUse, [{ before, after: { ...before, updatedAt: 2 } }])).toBe(inUse)
})

it('has the same tags after any changes as if it counted again', () => {
  const mark = fc
    .array(fc.constantFrom('a', 'b', 'B', 'c', 'b/c', 'b/d'), { maxLength: 3 })
    .map(t => tagged(...t))
  const counts = (inUse: ReturnType<typeof marksInUse.make>) =>
    [...inUse.tags].map(([tag, { count }]) => `${tag} ${count}`).toSorted()
  fc.assert(
    fc.property(fc.array(fc.tuple(mark, fc.option(mark)), { minLength: 1 }), marks => {
      const first = marks.map(([before]) => before)
      const changes = marks.map(([before, after]) => ({ before, after }))
      const changed = marksInUse.change(marksInUse.make(first), changes)
      const fresh = marksInUse.make(marks.flatMap(([, after]) => after ?? []))
      expect(counts(changed)).toEqual(counts(fresh))
      expect(changed.count).toBe(fresh.count)
    }),
  )
})

const question = (answered: boolean) =>
  ({ kind: 'question', answered, tags: [] }) as unknown as Annotation

it('counts the questions in each state, and finds those that are open', () => {
  const [open, settled] = [question(false), question(true)]
  const inUse = marksInUse.make([open, settled, tagged()])
  const changed = marksInUse.change(inUse, [{ before: open, after: question(true) }])
  expect([...inUse.states]).toEqual([
    ['question.open', 1],
    ['question.answered', 1],
  ])
  expect(Object.fromEntries(changed.states)).toEqual({ 'question.open': 0, 'question.answered': 2 })
  const filter = { by: 'state', state: 'question.open' } as const
  expect([open, settled, tagged()].map(mark => passes(mark, filter))).toEqual([true, false, false])
})
