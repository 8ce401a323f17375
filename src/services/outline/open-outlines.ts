/**
 * The outlines of the open library. The file is long because the rows, the order and the undone
 * steps change together.
 */
import type { NoteBody } from '#domain/annotation'
import { outlineItemId, type BookId, type OutlineItemId } from '#domain/ids'
import { canonicalJson } from '#domain/canonical-json'
import { firstKey } from '#domain/outline/key-form'
import { keyBetween } from '#domain/outline/order-key'
import {
  inverseOfOutline,
  withOutlineChange,
  type OutlineChange,
} from '#domain/outline/outline-change'
import { longestTitle, tidyTitle, type OutlineItem } from '#domain/outline/outline-item'
import {
  movesTo,
  outlinesIn,
  outlineTree,
  placeBeside,
  withAllUnder,
  type OutlineNode,
  type OutlinePlace,
  type OutlineWay,
} from '#domain/outline/outline-tree'
import type { Operation } from '#domain/operation'
import type { StepEnd, StepName, Undoable } from '#domain/undo-order'
import { outlineRows } from '#storage/outline'
import { live, type Settable } from '../live.ts'
import type { Patience } from '../saving/writer.ts'
import { readPassages } from './passages.ts'
import type { AddedKind, OpenOutlines, OutlinesNow, OutlineTools, SentMark } from './outlines.ts'

type Rows = Map<OutlineItemId, OutlineItem>

/** Reads all outlines. Rejects if the database cannot be read. */
export async function openOutlines(
  tools: OutlineTools,
): Promise<OpenOutlines & { readonly reread: () => Promise<void> }> {
  const outlines = new OutlinesOf(tools, await storedRows(tools))
  return {
    now: outlines.now,
    begin: (title, book) => outlines.begin(title, book),
    add: (outline, kind, place) => outlines.add(outline, kind, place),
    send: (outline, marks, place) => outlines.send(outline, marks, place),
    rename: (id, title) => outlines.rename(id, title),
    write: (id, body) => outlines.write(id, body),
    endWriting: () => outlines.endWriting(),
    isWriting: id => outlines.isWriting(id),
    bodyOf: id => outlines.bodyOf(id),
    step: (id, way) => outlines.step(id, way),
    move: (id, place) => outlines.move(id, place),
    remove: id => outlines.remove(id),
    restore: id => outlines.restore(id),
    find: async words =>
      (await import('./find-in-outlines.ts')).findInOutlines(outlines.now.get(), words),
    passages: marks => readPassages(tools, marks),
    reread: async () => outlines.replace(await storedRows(tools)),
  }
}

/** All rows by id, including removed ones and those that still wait to be written. */
async function storedRows({ db, writer, report }: OutlineTools): Promise<Rows> {
  // Taken before and after reading: otherwise a row that is written meanwhile may be in neither.
  const before = writer.waiting()
  const { rows, damaged } = await outlineRows(db)
  report('outline', damaged)
  const found: Rows = new Map(rows.map(row => [row.id, row]))
  for (const { table, row } of [...before, ...writer.waiting()])
    if (table === 'outline') found.set(row.id, row)
  return found
}

/** One step of writing in a title or a text. It grows with every key. */
interface Sitting {
  readonly first: OutlineChange
  last: OutlineChange
  readonly step: Undoable
}

class OutlinesOf {
  readonly now: Settable<OutlinesNow>
  readonly #tools: OutlineTools
  #rows: Rows
  #sitting: Sitting | null = null

  constructor(tools: OutlineTools, rows: Rows) {
    this.#tools = tools
    this.#rows = rows
    this.now = live(shown(rows))
  }

  replace(rows: Rows): void {
    this.#rows = rows
    this.now.set(shown(rows))
  }

  begin(title: string, book: BookId | null): OutlineItemId {
    const id = this.#newId()
    const last = outlinesIn(this.#rows).at(-1)?.order ?? null
    const made = this.#made(id, 'outline', { outline: id, bookId: book, parent: null })
    this.#addRows('addOutline', [{ ...made, title: tidyTitle(title), order: orderAfter(last) }])
    return id
  }

  add(outline: OutlineItemId, kind: AddedKind, place: OutlinePlace): OutlineItemId | null {
    const [id] = this.#addAt(outline, place, [parts => ({ ...parts, kind })]) ?? []
    return id ?? null
  }

  send(
    outline: OutlineItemId,
    marks: readonly SentMark[],
    place: OutlinePlace = { under: outline, at: Infinity },
  ): number {
    const there = new Set(this.#tree(outline).map(({ item }) => item.mark?.id))
    const fresh = marks.filter(({ id }) => !there.has(id))
    const made = fresh.map(({ book, id, words }) => (parts: OutlineItem): OutlineItem => ({
      ...parts,
      kind: 'mark',
      mark: { book, id },
      title: tidyTitle(words),
    }))
    return this.#addAt(outline, place, made)?.length ?? 0
  }

  rename(id: OutlineItemId, title: string): void {
    const row = this.#rows.get(id)
    if (row) this.#type({ id, field: 'title', from: row.title, to: title.slice(0, longestTitle) })
  }

  write(id: OutlineItemId, body: NoteBody): void {
    const row = this.#rows.get(id)
    if (row) this.#type({ id, field: 'body', from: row.body, to: body })
  }

  endWriting(): void {
    this.#sitting = null
  }

  isWriting(id: OutlineItemId): boolean {
    return this.#sitting?.first.id === id && this.#tools.undo.isGrowing(this.#sitting.step)
  }

  bodyOf(id: OutlineItemId): NoteBody {
    return this.#rows.get(id)?.body ?? []
  }

  step(id: OutlineItemId, way: OutlineWay): boolean {
    const row = this.#rows.get(id)
    const place = row && placeBeside(this.#tree(row.outline), id, way)
    return place ? this.move(id, place) : false
  }

  move(id: OutlineItemId, place: OutlinePlace): boolean {
    const outline = this.#rows.get(id)?.outline
    const moves = outline && movesTo(this.#tree(outline), outline, [id], place)
    if (!moves) return false
    const changes = moves.flatMap(({ id: moved, ...to }): readonly OutlineChange[] => {
      const row = this.#rows.get(moved)
      if (!row) return []
      const from = { parent: row.parent, order: row.order }
      return [{ id: moved, field: 'place', from, to }]
    })
    return this.#make('moveInOutline', changes) !== null
  }

  remove(id: OutlineItemId): Undoable | null {
    const row = this.#rows.get(id)
    if (!row) return null
    const isWhole = row.kind === 'outline'
    const tree = this.#tree(row.outline)
    const under = isWhole ? tree : withAllUnder(tree, id)
    const ids = [...(isWhole ? [id] : []), ...under.map(({ item }) => item.id)]
    const changes = ids.map((one): OutlineChange => ({ id: one, field: 'presence', to: 'removed' }))
    return this.#make(isWhole ? 'removeOutline' : 'removeFromOutline', changes)
  }

  restore(id: OutlineItemId): void {
    const at = this.#rows.get(id)?.deletedAt ?? null
    if (at === null) return
    const gone = [...this.#rows.values()].filter(
      ({ outline, deletedAt }) => outline === id && deletedAt === at,
    )
    const changes = gone.map((row): OutlineChange => ({
      id: row.id,
      field: 'presence',
      to: 'there',
    }))
    this.#make('restoreOutline', changes)
  }

  #tree(outline: OutlineItemId): readonly OutlineNode[] {
    return this.now.get().treeOf(outline)
  }

  #newId(): OutlineItemId {
    return outlineItemId(this.#tools.newId())
  }

  #made(
    id: OutlineItemId,
    kind: OutlineItem['kind'],
    where: Pick<OutlineItem, 'outline' | 'bookId' | 'parent'>,
  ): OutlineItem {
    const at = this.#tools.now()
    const nothing = { order: '', title: '', body: [], mark: null, deletedAt: null }
    return { id, kind, ...where, ...nothing, createdAt: at, updatedAt: at }
  }

  /** Adds what `made` makes at a place, as one step. Null if nothing can be there. */
  #addAt(
    outline: OutlineItemId,
    place: OutlinePlace,
    made: readonly ((parts: OutlineItem) => OutlineItem)[],
  ): readonly OutlineItemId[] | null {
    const bookId = this.#rows.get(outline)?.bookId ?? null
    const ids = made.map(() => this.#newId())
    const moves = movesTo(this.#tree(outline), outline, ids, place)
    if (!moves || ids.length === 0) return null
    const rows = ids.flatMap((id, i) => {
      const to = moves.find(move => move.id === id)
      if (!to) return []
      const parts = this.#made(id, 'text', { outline, bookId, parent: to.parent })
      return [made[i]?.({ ...parts, order: to.order }) ?? []].flat()
    })
    // Neighbours that had no room between them.
    const beside = moves.flatMap((to): readonly OutlineChange[] => {
      const row = this.#rows.get(to.id)
      if (!row) return []
      const { parent, order } = to
      const from = { parent: row.parent, order: row.order }
      return [{ id: to.id, field: 'place', from, to: { parent, order } }]
    })
    this.#addRows('addToOutline', rows, beside)
    return ids
  }

  #addRows(
    name: StepName,
    rows: readonly OutlineItem[],
    beside: readonly OutlineChange[] = [],
  ): void {
    const at = this.#tools.now()
    const moved = beside.flatMap(change => {
      const row = this.#rows.get(change.id)
      return (row && withOutlineChange(row, change, at)) ?? []
    })
    this.#put([...rows, ...moved], 'none')
    const added = rows.map(({ id }): OutlineChange => ({ id, field: 'presence', to: 'there' }))
    this.#enter(name, () => [...added, ...beside])
  }

  /** Makes all of `changes` as one step; returns null if none could be made. */
  #make(name: StepName, changes: readonly OutlineChange[]): Undoable | null {
    return this.#apply(changes) === 'done' ? this.#enter(name, () => changes) : null
  }

  #type(change: OutlineChange): void {
    const growing = this.isWriting(change.id) ? this.#sitting : null
    const sitting = growing?.first.field === change.field ? growing : this.#sit(change)
    this.#apply([change], 'typing')
    sitting.last = change
    if (!isSame(sitting.first, change)) return
    this.#tools.undo.drop(sitting.step)
    this.#sitting = null
  }

  #sit(first: OutlineChange): Sitting {
    const step = this.#enter('writeOutline', () => [joined(sitting.first, sitting.last)])
    const sitting: Sitting = { first, last: first, step }
    this.#sitting = sitting
    return sitting
  }

  #enter(name: StepName, changes: () => readonly OutlineChange[]): Undoable {
    const step: Undoable = {
      name,
      book: null,
      isFree: true,
      undo: () => this.#apply(changes().map(inverseOfOutline).toReversed()),
      redo: () => this.#apply(changes()),
    }
    this.#tools.undo.push(step)
    return step
  }

  /** Makes those of `changes` that are still possible. */
  #apply(changes: readonly OutlineChange[], patience: Patience = 'none'): StepEnd {
    const at = this.#tools.now()
    const changed = changes.flatMap(change => {
      const row = this.#rows.get(change.id)
      return (row && withOutlineChange(row, change, at)) ?? []
    })
    this.#put(changed, patience)
    return changed.length > 0 ? 'done' : 'stale'
  }

  #put(rows: readonly OutlineItem[], patience: Patience): void {
    if (rows.length === 0) return
    for (const row of rows) this.#rows.set(row.id, row)
    this.#tools.writer.put(
      rows.map((row): Operation => ({ table: 'outline', row })),
      patience,
    )
    this.now.set(shown(this.#rows))
  }
}

function shown(rows: Rows): OutlinesNow {
  const trees = new Map<OutlineItemId, readonly OutlineNode[]>()
  const all = outlinesIn(rows)
  const then = new Map(rows)
  const removed = [...rows.values()]
    .filter(row => row.kind === 'outline' && !all.includes(row))
    .sort((a, b) => (b.deletedAt ?? 0) - (a.deletedAt ?? 0))
  return {
    all,
    removed,
    treeOf: outline => {
      const tree = trees.get(outline) ?? outlineTree(then, outline)
      trees.set(outline, tree)
      return tree
    },
  }
}

const orderAfter = (last: string | null): string => keyBetween(last, null) ?? firstKey

/** The change from before `first` to after `last`, which are of one field. */
function joined(first: OutlineChange, last: OutlineChange): OutlineChange {
  if (first.field === 'title' && last.field === 'title') return { ...last, from: first.from }
  return first.field === 'body' && last.field === 'body' ? { ...last, from: first.from } : last
}

/** Whether `last` ends where `first` began. */
const isSame = (first: OutlineChange, last: OutlineChange): boolean =>
  'from' in first && canonicalJson(first.from) === canonicalJson(last.to)
