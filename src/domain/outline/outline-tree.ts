/** Outlines as trees, whatever two machines have made of their rows. */
import type { OutlineItemId } from '../ids.ts'
import { freshKeys, keyBetween } from './order-key.ts'
import type { OutlineItem } from './outline-item.ts'

/** Something in an outline with its place in the tree. */
export interface OutlineNode {
  readonly item: OutlineItem
  /** What it is shown under, which is not always its `parent`: see `outlineTree`. */
  readonly under: OutlineItemId
  /** How many headings it is under, from 0. */
  readonly depth: number
  /** Its place among those under the same one, from 0, and how many these are. */
  readonly at: number
  readonly of: number
}

/** A place in an outline: before the child `at`, from 0, of `under`. */
export interface OutlinePlace {
  readonly under: OutlineItemId
  readonly at: number
}

/** A place that an item gets. */
export interface OutlineMove {
  readonly id: OutlineItemId
  readonly parent: OutlineItemId
  readonly order: string
}

type OutlineRows = ReadonlyMap<OutlineItemId, OutlineItem>

/**
 * Returns the outlines, in their order. One that was removed is there if something in it was not:
 * another machine has added that meanwhile.
 */
export function outlinesIn(rows: OutlineRows): readonly OutlineItem[] {
  const used = new Set<OutlineItemId>()
  for (const { kind, outline, deletedAt } of rows.values())
    if (kind !== 'outline' && deletedAt === null) used.add(outline)
  return [...rows.values()]
    .filter(({ id, kind, deletedAt }) => kind === 'outline' && (deletedAt === null || used.has(id)))
    .sort(byOrder)
}

/**
 * Returns everything in an outline from top to bottom, nothing twice and nothing left out. What is
 * under a removed heading is under the next heading above that is there. Headings that two machines
 * put under each other are at the top.
 */
export function outlineTree(rows: OutlineRows, outline: OutlineItemId): readonly OutlineNode[] {
  const here = [...rows.values()].filter(
    item => item.outline === outline && item.kind !== 'outline' && item.deletedAt === null,
  )
  const children = new Map<OutlineItemId, OutlineItem[]>()
  const placeOf = placesIn(rows, outline, here)
  for (const item of here) {
    const under = placeOf(item)
    const others = children.get(under)
    if (others) others.push(item)
    else children.set(under, [item])
  }
  for (const some of children.values()) some.sort(byOrder)
  const nodes: OutlineNode[] = []
  const waiting = listed(children, outline, 0).reverse()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    nodes.push(node)
    waiting.push(...listed(children, node.item.id, node.depth + 1).reverse())
  }
  return nodes
}

const listed = (
  children: ReadonlyMap<OutlineItemId, readonly OutlineItem[]>,
  under: OutlineItemId,
  depth: number,
): OutlineNode[] =>
  (children.get(under) ?? []).map((item, at, all) => ({ item, under, depth, at, of: all.length }))

/** Returns what an item is shown under: a heading of its outline that is there, or the outline. */
function placesIn(
  rows: OutlineRows,
  outline: OutlineItemId,
  here: readonly OutlineItem[],
): (item: OutlineItem) => OutlineItemId {
  const isHeading = (id: OutlineItemId) => {
    const row = rows.get(id)
    return row?.kind === 'heading' && row.outline === outline && row.deletedAt === null
  }
  const above = (id: OutlineItemId): OutlineItemId | null => {
    const parent = rows.get(id)?.parent ?? null
    return parent === outline ? null : parent
  }
  const tops = new Set(ringsAbove(here, above).map(ring => lowest(ring.filter(isHeading))))
  /** The nearest heading from an id on, with it. Each id is passed once. */
  const nearest = new Map<OutlineItemId, OutlineItemId>()
  const nearestFrom = (start: OutlineItemId): OutlineItemId => {
    const passed = new Set<OutlineItemId>()
    let id: OutlineItemId | null = start
    while (id !== null && !passed.has(id) && !nearest.has(id) && !isHeading(id)) {
      passed.add(id)
      id = above(id)
    }
    const found = id === null || passed.has(id) ? outline : (nearest.get(id) ?? id)
    for (const one of passed) nearest.set(one, found)
    return found
  }
  return ({ id }) => {
    const parent = above(id)
    return parent === null || tops.has(id) ? outline : nearestFrom(parent)
  }
}

/** Returns the ids that are above themselves, ring by ring. Each id is passed once. */
function ringsAbove(
  here: readonly OutlineItem[],
  above: (id: OutlineItemId) => OutlineItemId | null,
): readonly (readonly OutlineItemId[])[] {
  const passed = new Set<OutlineItemId>()
  return here.flatMap(({ id: start }) => {
    const way: OutlineItemId[] = []
    let id: OutlineItemId | null = start
    for (; id !== null && !passed.has(id); id = above(id)) {
      passed.add(id)
      way.push(id)
    }
    const begins = id === null ? -1 : way.indexOf(id)
    return begins < 0 ? [] : [way.slice(begins)]
  })
}

/** Of headings that are under each other, the one with the lowest id goes to the top. */
const lowest = (ids: readonly OutlineItemId[]): OutlineItemId | null =>
  ids.reduce<OutlineItemId | null>((low, id) => (low !== null && low < id ? low : id), null)

const byOrder = (a: OutlineItem, b: OutlineItem): number =>
  a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1

/** Ways in which an item moves by a key. */
export const outlineWays = ['up', 'down', 'in', 'out'] as const
export type OutlineWay = (typeof outlineWays)[number]

/**
 * Returns the place to which an item moves; null if it stays. At the ends of its heading, up and
 * down lead out of it.
 */
export function placeBeside(
  tree: readonly OutlineNode[],
  id: OutlineItemId,
  way: OutlineWay,
): OutlinePlace | null {
  const node = tree.find(({ item }) => item.id === id)
  if (!node) return null
  const { under, at, of } = node
  const above = tree.find(({ item }) => item.id === under)
  switch (way) {
    case 'up':
      if (at > 0) return { under, at: at - 1 }
      return above ? { under: above.under, at: above.at } : null
    case 'down':
      if (at < of - 1) return { under, at: at + 2 }
      return above ? { under: above.under, at: above.at + 1 } : null
    case 'out':
      return above ? { under: above.under, at: above.at + 1 } : null
    case 'in': {
      const before = tree.find(other => other.under === under && other.at === at - 1)
      if (before?.item.kind !== 'heading') return null
      const inside = tree.filter(other => other.under === before.item.id)
      return { under: before.item.id, at: inside.length }
    }
  }
}

/** Returns an item and everything under it, from top to bottom. */
export function withAllUnder(
  tree: readonly OutlineNode[],
  id: OutlineItemId,
): readonly OutlineNode[] {
  const start = tree.findIndex(({ item }) => item.id === id)
  const own = tree[start]
  if (!own) return []
  const end = tree.findIndex(({ depth }, i) => i > start && depth <= own.depth)
  return tree.slice(start, end < 0 ? undefined : end)
}

/**
 * Returns the rows that put `ids` at a place, in their order: their own, and those beside them if
 * there is no room. Null if the place is in one of them, or nothing can be under it.
 */
export function movesTo(
  tree: readonly OutlineNode[],
  outline: OutlineItemId,
  ids: readonly OutlineItemId[],
  { under, at }: OutlinePlace,
): readonly OutlineMove[] | null {
  const moved = new Set(ids)
  const inMoved = ids.some(id => withAllUnder(tree, id).some(({ item }) => item.id === under))
  const target = tree.find(({ item }) => item.id === under)
  if (inMoved || (under !== outline && target?.item.kind !== 'heading')) return null
  const all = tree.filter(node => node.under === under)
  const before = all.slice(0, at).filter(({ item }) => !moved.has(item.id))
  const after = all.slice(at).filter(({ item }) => !moved.has(item.id))
  let last = before.at(-1)?.item.order ?? null
  const next = after[0]?.item.order ?? null
  const own: OutlineMove[] = []
  for (const id of ids) {
    const order = keyBetween(last, next)
    if (order === null) break
    own.push({ id, parent: under, order })
    last = order
  }
  if (own.length === ids.length) return own
  const inOrder = [...before, ...after].map(({ item }) => item.id)
  inOrder.splice(before.length, 0, ...ids)
  const keys = freshKeys(inOrder.length)
  return inOrder.map((id, i) => ({ id, parent: under, order: keys[i] ?? '' }))
}
