import { anchorAt } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { carryOver, type BookWork } from '#domain/editions/carry-over'
import { matchEditions } from '#domain/editions/match'
import { bookId, categoryId, paragraphId, type AnnotationId } from '#domain/ids'
import {
  annotationKinds,
  kindActions,
  kindFieldsOf,
  kindStates,
  kinds,
  stateOf,
  type AnnotationKind,
} from '#domain/kinds/index'
import { plain } from '#domain/rich-text'
import { annotationsOf } from '#storage/annotations'
import { readWork } from '#storage/whole'
import { describe, expect, it } from 'vitest'
import { packingHere } from '../restoring/packing.ts'
import { servicesUnderTest } from '../testing.ts'
import type { Marks, ReaderAt } from './marking.ts'

const book = bookId('sample')
const text = '他的哥哥写信来说，北方的铁路已经修到了海边。'
const words = {
  side: 'source',
  index: 0,
  anchors: [anchorAt(paragraphId('o0'), text, 9, 15)],
} as const
const at: ReaderAt = { selected: words, paragraph: null, marks: [] }
const nothing: BookWork = {
  translations: [],
  annotations: [],
  history: [],
  position: null,
  record: null,
  structure: [],
  sentences: [],
  ownWords: [],
}

/** Makes an annotation of `kind` as the reader does. */
function make(marks: Marks, kind: AnnotationKind): AnnotationId {
  const id = kinds[kind].turn === null ? marks.mark(categoryId('term'), at) : marks.turn(kind, at)
  if (!id) throw new Error('nothing was marked')
  if (kinds[kind].bare !== kind) marks.writeNote(id, [plain('first')])
  marks.endWriting()
  return id
}

async function withOne(kind: AnnotationKind) {
  const under = await servicesUnderTest()
  const marks = await under.services.marking.open(book)
  under.services.undoing.order.show(book)
  const id = make(marks, kind)
  const row = (): Annotation => marks.get(id) ?? expect.fail('the mark is gone')
  return { ...under, marks, id, row, order: under.services.undoing.order }
}

/** The row in a backup file that is made now. */
async function inBackup({ db }: Awaited<ReturnType<typeof withOne>>) {
  const work = await readWork(db)
  const packed = await packingHere.pack({ of: 'library', program: '', madeAt: 1, books: [], work })
  if (!packed.ok) throw new Error(packed.fault.code)
  const read = await packingHere.unpack(packed.value)
  if (!read.ok) throw new Error(read.fault.code)
  return read.value.work.rows.annotations
}

/** The row as it is carried over to a new edition of the book. */
function inNewEdition(row: Annotation) {
  const old = [{ id: paragraphId('o0'), text }]
  const fresh = [
    { id: paragraphId('f0'), text: '第一章' },
    { id: paragraphId('f1'), text },
  ]
  const editions = { old, fresh, match: matchEditions(old, fresh), book: bookId('new') }
  const { changes } = carryOver(
    { ...nothing, annotations: [row] },
    nothing,
    { ...editions, language: 'zh-Hans' },
    9,
  )
  return changes.flatMap(change => (change.table === 'annotations' ? [change.there] : []))
}

describe.each(annotationKinds)('an annotation of the kind %s', kind => {
  it('keeps its kind and fields: written, emptied, tagged, stored, backed up, carried over', async () => {
    const one = await withOne(kind)
    const { marks, id, row } = one
    expect(row().kind).toBe(kind)
    marks.nextState(id)
    const { kind: _, ...own } = kindFieldsOf(row())
    marks.writeNote(id, [plain('why?')])
    expect(row()).toMatchObject({ ...own, kind: kinds[kind].noted })
    marks.writeNote(id, [])
    expect(row()).toMatchObject({ ...own, kind: kinds[kind].bare })
    if (kinds[kind].bare !== kind) marks.writeNote(id, [plain('again')])
    marks.retag(id, ['地名'])
    marks.recategorise(id, categoryId('idea'))
    const expected = { ...own, kind, tags: ['地名'], category: 'idea' }
    expect(row()).toMatchObject(expected)
    await one.services.autosave.flush()
    expect((await annotationsOf(one.db, book)).rows).toMatchObject([expected])
    expect(await inBackup(one)).toMatchObject([expected])
    expect(inNewEdition(row())).toMatchObject([{ ...expected, bookId: 'new' }])
    const again = await (await one.start()).marking.open(book)
    expect(again.all.get()).toMatchObject([expected])
  })

  it('has after undoing and redoing everything what it had', async () => {
    const { marks, id, row, order } = await withOne(kind)
    const fields = () => ({ ...kindFieldsOf(row()), note: row().note, tags: row().tags })
    const steps = [
      () => marks.nextState(id),
      () => marks.writeNote(id, [plain('why?')]),
      () => marks.turnMark(id, 'question'),
      () => marks.retag(id, ['地名']),
      () => marks.writeNote(id, []),
    ]
    const seen = [fields()]
    for (const step of steps) {
      step()
      const now = fields()
      if (JSON.stringify(now) !== JSON.stringify(seen.at(-1))) seen.push(now)
    }
    for (const before of seen.slice(0, -1).toReversed()) {
      order.undo()
      expect(fields()).toEqual(before)
    }
    for (const after of seen.slice(1)) {
      order.redo()
      expect(fields()).toEqual(after)
    }
  })

  it('names actions that exist, and returns to its first state after the last', async () => {
    const { marks, id, row } = await withOne(kind)
    const { turn, next, states } = kinds[kind]
    for (const action of [turn, next])
      if (action !== null) expect(Object.keys(kindActions)).toContain(action)
    const first = stateOf(row())
    const seen = new Set([first])
    for (const _ of Object.keys(states)) {
      marks.nextState(id)
      seen.add(stateOf(row()))
    }
    expect(stateOf(row())).toBe(first)
    expect(seen.size).toBe(Math.max(1, Object.keys(states).length))
  })

  it('becomes another kind only if it has no fields of its own', () => {
    const { made, noted, bare } = kinds[kind]
    const isPlain = Object.keys(made).length === 1
    expect(isPlain || (noted === kind && bare === kind)).toBe(true)
    expect(Object.keys(kinds[noted].made).length === 1 || noted === kind).toBe(true)
  })
})

it('every state belongs to one kind', () => {
  expect(kindStates).toEqual(expect.arrayContaining(['question.open', 'question.answered']))
  expect(new Set(kindStates).size).toBe(kindStates.length)
})

it('a mark on the selected words becomes a question and an ordinary mark again', async () => {
  const { marks, id, row } = await withOne('highlight')
  marks.turn('question', { ...at, marks: [id] })
  expect(row()).toMatchObject({ kind: 'question', answered: false })
  marks.writeNote(id, [plain('why?')])
  marks.nextState(id)
  expect(row()).toMatchObject({ kind: 'question', answered: true })
  marks.turn('question', { selected: null, paragraph: null, marks: [id] })
  expect(row()).toMatchObject({ kind: 'note', note: [plain('why?')] })
})

it('undoing a change of kind leaves words that were written since', async () => {
  const { marks, id, row, order } = await withOne('highlight')
  marks.turnMark(id, 'question')
  const [turned] = [order.next.get().undo]
  expect(turned).toBe('changeKind')
  marks.writeNote(id, [plain('why?')])
  order.undo()
  expect(row()).toMatchObject({ kind: 'question', note: [] })
  order.undo()
  expect(row()).toMatchObject({ kind: 'highlight', note: [] })
})
