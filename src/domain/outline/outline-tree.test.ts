import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { bookId, outlineItemId, type OutlineItemId } from '../ids.ts'
import { freshKeys } from './order-key.ts'
import type { OutlineItem, OutlineKind } from './outline-item.ts'
import {
  movesTo,
  outlinesIn,
  outlineTree,
  outlineWays,
  placeBeside,
  withAllUnder,
} from './outline-tree.ts'

const id = outlineItemId
const root = id('root')
const keys = freshKeys(9)

function item(name: string, kind: OutlineKind, more: Partial<OutlineItem> = {}): OutlineItem {
  return {
    id: id(name),
    outline: root,
    bookId: bookId('b'),
    parent: kind === 'outline' ? null : root,
    order: keys[0] ?? '',
    kind,
    title: name,
    body: [],
    mark: null,
    createdAt: 1,
    deletedAt: null,
    updatedAt: 1,
    ...more,
  }
}

const rowsOf = (...items: readonly OutlineItem[]) =>
  new Map([item('root', 'outline'), ...items].map(row => [row.id, row]))
const drawn = (rows: ReadonlyMap<OutlineItemId, OutlineItem>) =>
  outlineTree(rows, root).map(node => '·'.repeat(node.depth) + node.item.title)

/** One heading with two texts, and a heading after it. */
const paper = () =>
  rowsOf(
    item('a', 'heading', { order: keys[0] ?? '' }),
    item('a1', 'text', { parent: id('a'), order: keys[0] ?? '' }),
    item('a2', 'text', { parent: id('a'), order: keys[1] ?? '' }),
    item('b', 'heading', { order: keys[1] ?? '' }),
  )

it('an outline is read from top to bottom, with what is under each heading', () => {
  expect(drawn(paper())).toEqual(['a', '·a1', '·a2', 'b'])
  expect(outlineTree(paper(), root)[2]).toMatchObject({ under: 'a', at: 1, of: 2 })
})

it.each([
  ['a2', 'up', ['a', '·a2', '·a1', 'b']],
  ['a1', 'up', ['a1', 'a', '·a2', 'b']],
  ['a1', 'down', ['a', '·a2', '·a1', 'b']],
  ['a2', 'down', ['a', '·a1', 'a2', 'b']],
  ['a2', 'out', ['a', '·a1', 'a2', 'b']],
  ['b', 'in', ['a', '·a1', '·a2', '·b']],
  ['b', 'up', ['b', 'a', '·a1', '·a2']],
  ['a', 'down', ['b', 'a', '·a1', '·a2']],
  ['b', 'down', null],
  ['a', 'in', null],
  ['a', 'out', null],
  ['a2', 'in', null],
] as const)('%s moved %s makes %j', (name, way, wanted) => {
  const rows = paper()
  const tree = outlineTree(rows, root)
  const place = placeBeside(tree, id(name), way)
  const moves = place && movesTo(tree, root, [id(name)], place)
  for (const { id: moved, ...to } of moves ?? []) {
    const row = rows.get(moved)
    if (row) rows.set(moved, { ...row, ...to })
  }
  expect(moves ? drawn(rows) : null).toEqual(wanted)
})

it('nothing moves into itself, or under what is no heading', () => {
  const tree = outlineTree(paper(), root)
  expect(movesTo(tree, root, [id('a')], { under: id('a'), at: 0 })).toBeNull()
  expect(movesTo(tree, root, [id('b')], { under: id('a1'), at: 0 })).toBeNull()
  expect(withAllUnder(tree, id('a')).map(({ item: { title } }) => title)).toEqual(['a', 'a1', 'a2'])
})

it('neighbours with the same key get new ones, so that there is room between them', () => {
  const [order = ''] = keys
  const rows = rowsOf(
    item('a', 'text', { order }),
    item('b', 'text', { order }),
    item('c', 'text', { order: keys[4] ?? '' }),
  )
  const tree = outlineTree(rows, root)
  const moves = movesTo(tree, root, [id('c')], { under: root, at: 1 })
  expect(moves?.map(move => move.id)).toEqual(['a', 'c', 'b'])
  expect(new Set(moves?.map(move => move.order)).size).toBe(3)
})

it('what is under a removed heading is under the next heading that is there', () => {
  const rows = rowsOf(
    item('a', 'heading'),
    item('b', 'heading', { parent: id('a'), deletedAt: 5 }),
    item('b1', 'text', { parent: id('b') }),
  )
  expect(drawn(rows)).toEqual(['a', '·b1'])
})

it('headings that two machines put under each other are at the top, with all that they have', () => {
  const rows = rowsOf(
    item('a', 'heading', { parent: id('b') }),
    item('b', 'heading', { parent: id('a') }),
    item('b1', 'text', { parent: id('b') }),
  )
  expect(drawn(rows)).toEqual(['a', '·b', '··b1'])
})

it('a removed outline is there while something in it was not removed', () => {
  const gone = { ...item('root', 'outline'), deletedAt: 5 }
  expect(outlinesIn(new Map([[root, gone]]))).toEqual([])
  expect(
    outlinesIn(
      new Map([
        [root, gone],
        [id('t'), item('t', 'text')],
      ]),
    ),
  ).toEqual([gone])
})

const anyRow = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    kind: fc.constantFrom<OutlineKind>('heading', 'text', 'mark'),
    parent: fc.constantFrom('root', 'a', 'b', 'c', 'd', 'e', 'nowhere'),
    order: fc.constantFrom(...keys.slice(0, 3)),
    deletedAt: fc.constantFrom(null, null, 5),
  })
  .map(({ name, parent, ...more }) => item(name, 'text', { ...more, parent: id(parent) }))

it('whatever rows there are, everything that was not removed is shown once, and moves keep it so', () => {
  fc.assert(
    fc.property(
      fc.array(anyRow, { maxLength: 8 }),
      fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      fc.constantFrom(...outlineWays),
      (some, name, way) => {
        const rows = rowsOf(...some)
        const names = () =>
          outlineTree(rows, root)
            .map(node => node.item.title)
            .toSorted()
        const wanted = [...rows.values()]
          .filter(row => row.kind !== 'outline' && row.deletedAt === null)
          .map(row => row.title)
          .toSorted()
        expect(names()).toEqual(wanted)
        const tree = outlineTree(rows, root)
        const place = placeBeside(tree, id(name), way)
        for (const { id: moved, ...to } of (place && movesTo(tree, root, [id(name)], place)) ??
          []) {
          const row = rows.get(moved)
          if (row) rows.set(moved, { ...row, ...to })
        }
        expect(names()).toEqual(wanted)
      },
    ),
  )
})

it.each([
  ['each under the one before', (i: number) => (i === 0 ? root : id(`h${i - 1}`))],
  ['in one ring', (i: number) => id(`h${(i + 1) % 20_000}`)],
])('every row of 20,000 headings is passed a few times, %s', (_, parentOf) => {
  const headings = Array.from({ length: 20_000 }, (_, i) =>
    item(`h${i}`, 'heading', { parent: parentOf(i) }),
  )
  let asked = 0
  const rows = new (class extends Map<OutlineItemId, OutlineItem> {
    override get(key: OutlineItemId) {
      asked++
      return super.get(key)
    }
  })(rowsOf(...headings))
  const tree = outlineTree(rows, root)
  expect(tree).toHaveLength(20_000)
  expect(tree[0]?.item.id).toBe(id('h0'))
  expect(asked).toBeLessThan(20_000 * 10)
})
