/**
 * Tests notes that come from other programs. The file is long because each program's file is a
 * case.
 */
import { annotationId, bookId, paragraphId } from '#domain/ids'
import { passageOf } from '#domain/notes/passage'
import { standaloneNotes, standalonePlace } from '#domain/notes/standalone'
import { plain } from '#domain/rich-text'
import type { Outcome } from '#contract/answers'
import { expect, it } from 'vitest'
import { sampleBook, servicesUnderTest } from '../testing.ts'
import type { NotesPlan } from './notes-plan.ts'

const book = sampleBook()
const other = sampleBook('other')

const annotation = (id: string, exact: string, more: object = {}) => ({
  type: 'Annotation',
  id,
  body: { value: 'why?' },
  target: { source: 'http://x', selector: { type: 'TextQuoteSelector', exact, ...more } },
})

const file = (...items: readonly object[]) => ({
  name: 'notes.jsonld',
  bytes: new TextEncoder().encode(JSON.stringify(items)),
})

function planIn(outcome: Outcome<NotesPlan>): NotesPlan {
  if (!outcome.ok) throw new Error(outcome.fault.code)
  return outcome.value
}

/** The annotations of a plan that have a place. */
const placed = ({ notes }: NotesPlan) =>
  notes.flatMap(({ fate, at }) => (fate.is === 'placed' ? [at(fate.range)] : []))

const fates = ({ notes }: NotesPlan) => notes.map(({ fate }) => fate.is)

it('a note gets the place of its words in the Chinese or in the translation', async () => {
  const { services } = await servicesUnderTest()
  const translation = { index: 4, content: plain('The last one.'), state: 'done' as const }
  services.autosave.changed({
    bookId: book.id,
    translations: [{ paragraphId: paragraphId('p4'), ...translation }],
    annotations: [],
  })
  const plan = planIn(
    await services.bringing.plan(
      book,
      file(
        annotation('a', '第1段'),
        annotation('b', 'last'),
        annotation('c', '段'),
        annotation('d', '天气'),
        { type: 'Annotation' },
      ),
    ),
  )
  expect(fates(plan)).toEqual(['placed', 'placed', 'unsure', 'lost'])
  expect(plan.damaged).toBe(1)
  expect(placed(plan)).toMatchObject([
    {
      side: 'source',
      index: 1,
      anchors: [{ paragraphId: 'p1', start: 0, end: 3 }],
      kind: 'note',
      note: [{ text: 'why?' }],
    },
    { side: 'translation', index: 4, anchors: [{ paragraphId: 'p4', start: 4, end: 8 }] },
  ])
})

it('notes are added as one step, and a second import adds nothing', async () => {
  const { services, start } = await servicesUnderTest()
  const marks = await services.marking.open(book.id)
  services.undoing.order.show(book.id)
  const notes = file(annotation('a', '第1段'), annotation('b', '第2段'))
  const first = placed(planIn(await services.bringing.plan(book, notes)))
  marks.bring(first)
  expect(marks.all.get()).toHaveLength(2)
  expect(fates(planIn(await services.bringing.plan(book, notes)))).toEqual(['there', 'there'])
  expect(marks.bring(first)).toBe(null)
  services.undoing.order.undo()
  expect(marks.all.get()).toEqual([])
  services.undoing.order.redo()
  expect(marks.all.get()).toHaveLength(2)
  await services.autosave.flush()
  const again = await start()
  expect((await again.marking.open(book.id)).all.get()).toHaveLength(2)
  expect(fates(planIn(await again.bringing.plan(book, notes)))).toEqual(['there', 'there'])
})

it('a note that the reader has deleted comes back if it is imported again', async () => {
  const { services } = await servicesUnderTest()
  const marks = await services.marking.open(book.id)
  const notes = file(annotation('a', '第1段'))
  const [note] = placed(planIn(await services.bringing.plan(book, notes)))
  if (!note) throw new Error('no note')
  marks.bring([note])
  marks.remove(note.id)
  marks.bring(placed(planIn(await services.bringing.plan(book, notes))))
  expect(marks.all.get()).toMatchObject([{ id: note.id, deletedAt: null }])
})

it('undoing an import gives back a deleted mark with the words that were written last', async () => {
  const { services, start } = await servicesUnderTest()
  const { order } = services.undoing
  const marks = await services.marking.open(book.id)
  order.show(book.id)
  const [note] = placed(planIn(await services.bringing.plan(book, file(exported))))
  if (!note) throw new Error('no note')
  const emended = { kind: 'emendation', reading: '第一', witness: 'B' } as const
  marks.bring([{ ...note, ...emended }])
  marks.writeNote(note.id, [plain('mine, newer')])
  marks.retag(note.id, ['mine'])
  const mine = marks.get(note.id)!
  marks.remove(note.id)
  marks.bring([note])
  const { note: body, tags, category } = note
  const brought = { kind: 'question', note: body, tags, category, deletedAt: null }
  expect(marks.get(note.id)).toMatchObject(brought)
  expect(order.next.get().undo).toBe('bringNotes')
  order.undo()
  expect(marks.get(note.id)).toBeNull()
  order.undo()
  expect(marks.get(note.id)).toMatchObject({ ...emended, note: mine.note, tags: ['mine'] })
  order.redo()
  order.redo()
  expect(marks.get(note.id)).toMatchObject(brought)
  await services.autosave.flush()
  expect((await (await start()).marking.open(book.id)).get(note.id)).toMatchObject(brought)
})

/** An annotation as this program exports one of the sample book. */
const exported = {
  ...annotation('urn:duizhao:annotation:a1', '第1'),
  body: [{ value: 'why?' }, { value: 'later', purpose: 'tagging' }],
  created: '2026-01-01T00:00:00.000Z',
  target: {
    source: 'urn:duizhao:book:sample:source:p1',
    selector: [
      { type: 'TextQuoteSelector', exact: '第1', prefix: '', suffix: '段。' },
      { type: 'TextPositionSelector', start: 0, end: 2 },
    ],
  },
  'duizhao:kind': { kind: 'question', answered: true },
  'duizhao:category': 'doubt',
}

/** Words of the translation of the second paragraph. */
const onSecond = (exact: string, start: number) => ({
  source: 'urn:duizhao:book:sample:translation:p2',
  selector: [
    { type: 'TextQuoteSelector', exact, prefix: 'The ', suffix: ' one.' },
    { type: 'TextPositionSelector', start, end: start + exact.length },
  ],
})

/** Words of the second paragraph. */
const inSecond = {
  source: 'urn:duizhao:book:sample:source:p2',
  selector: [
    { type: 'TextQuoteSelector', exact: '第2', prefix: '', suffix: '段。' },
    { type: 'TextPositionSelector', start: 0, end: 2 },
  ],
}

it('marks that were exported of a divided book come back at the same words', async () => {
  const { services } = await servicesUnderTest()
  services.autosave.changed({
    bookId: book.id,
    translations: [
      { paragraphId: paragraphId('p1'), index: 1, content: plain('Go. Go.'), state: 'done' },
    ],
    annotations: [],
  })
  const division = await services.structure.open(book)
  const split = await services.structure.split(book.id, { index: 1, side: 'source', offset: 2 })
  expect(split.ok).toBe(true)
  const on = (id: string, source: string, exact: string, suffix: string) => ({
    ...annotation(`urn:duizhao:annotation:${id}`, exact),
    target: {
      source: `urn:duizhao:book:sample:${source}`,
      selector: [
        { type: 'TextQuoteSelector', exact, prefix: '', suffix },
        { type: 'TextPositionSelector', start: 0, end: Array.from(exact).length },
      ],
    },
    'duizhao:kind': { kind: 'highlight' },
    'duizhao:category': 'term',
  })
  const notes = file(
    on('a1', 'source:p1.at.2', '段', '。'),
    on('a2', 'translation:p1.at.2', 'Go', '.'),
    on('a3', 'source:p4', '第', '4段。'),
  )
  const plan = planIn(await services.bringing.plan(division.shown, notes))
  expect(fates(plan)).toEqual(['placed', 'placed', 'placed'])
  expect(placed(plan)).toMatchObject([
    { id: 'a1', index: 1, anchors: [{ paragraphId: 'p1', start: 2, end: 3 }] },
    { id: 'a2', index: 1, anchors: [{ paragraphId: 'p1.at.2', start: 0, end: 2 }] },
    { id: 'a3', index: 4, anchors: [{ paragraphId: 'p4', start: 0, end: 1 }] },
  ])
})

it('an exported mark comes back as it was', async () => {
  const { services } = await servicesUnderTest()
  const [note] = placed(planIn(await services.bringing.plan(book, file(exported))))
  expect(note).toMatchObject({
    id: 'a1',
    bookId: 'sample',
    kind: 'question',
    answered: true,
    category: 'doubt',
    tags: ['later'],
    createdAt: Date.UTC(2026, 0, 1),
    anchors: [{ paragraphId: 'p1', start: 0, end: 2 }],
  })
})

it('an exported pair of ranges comes back with both halves, or lost if one has no place', async () => {
  const { services } = await servicesUnderTest()
  const translation = { index: 2, content: plain('The second one.'), state: 'done' as const }
  services.autosave.changed({
    bookId: book.id,
    translations: [{ paragraphId: paragraphId('p2'), ...translation }],
    annotations: [],
  })
  const target = [exported.target, onSecond('second', 4)]
  const pair = file({ ...exported, target })
  const [note] = placed(planIn(await services.bringing.plan(book, pair)))
  expect(note).toMatchObject({
    id: 'a1',
    side: 'source',
    anchors: [{ paragraphId: 'p1', start: 0, end: 2 }],
    counterpart: { index: 2, anchors: [{ paragraphId: 'p2', start: 4, end: 10 }] },
  })
  const lost = file({ ...exported, target: [exported.target, onSecond('third', 4)] })
  expect(fates(planIn(await services.bringing.plan(book, lost)))).toEqual(['lost'])
})

it('the further passages of a note lead to it also in another book, under its name there', async () => {
  const { services } = await servicesUnderTest([book, other])
  const address = 'duizhao:book/sample/mark/a1'
  const passage = 'urn:duizhao:annotation:a2'
  const notes = file({
    ...exported,
    target: [exported.target, { ...inSecond, 'duizhao:passage': passage }],
    'duizhao:passages': [
      {
        id: passage,
        body: { value: `<p><a href="${address}">why?</a></p>`, format: 'text/html' },
        'duizhao:kind': { kind: 'reference' },
        'duizhao:category': 'doubt',
      },
    ],
  })
  const here = placed(planIn(await services.bringing.plan(book, notes)))
  expect(here).toMatchObject([
    { id: 'a1', anchors: [{ paragraphId: 'p1' }] },
    { id: 'a2', anchors: [{ paragraphId: 'p2' }] },
  ])
  expect(here.map(passageOf)).toEqual([null, address])
  const there = placed(planIn(await services.bringing.plan(other, notes)))
  expect(there.map(passageOf)).toEqual([null, `duizhao:book/other/mark/${there[0]?.id}`])
})

it('an exported orphan comes back as one, and is put nowhere else', async () => {
  const { services } = await servicesUnderTest()
  const { source } = exported.target
  const selector = { type: 'TextQuoteSelector', exact: '天气', prefix: '好', suffix: '了' }
  const orphan = { ...exported, target: { source, selector } }
  const [note] = placed(planIn(await services.bringing.plan(book, file(orphan))))
  expect(note?.anchors).toMatchObject([{ paragraphId: 'p1', quote: { exact: '天气' } }])
})

/** A standalone note as this program exports it. */
const alone = {
  type: 'Annotation',
  id: 'urn:duizhao:annotation:s1',
  body: [{ value: 'a thought' }, { value: 'later', purpose: 'tagging' }],
  target: 'urn:duizhao:library',
  'duizhao:kind': { kind: 'note' },
  'duizhao:category': 'idea',
  'duizhao:scope': 'book',
  'duizhao:side': 'source',
}

it('an exported standalone note comes back as one, once, and is undone wherever the reader is', async () => {
  const { services, start } = await servicesUnderTest()
  const plan = planIn(await services.bringing.plan(book, file(exported, alone)))
  expect(plan.notes.map(({ isStandalone }) => isStandalone)).toEqual([false, true])
  const [, note] = placed(plan)
  expect(note).toMatchObject({
    ...standalonePlace,
    id: 's1',
    bookId: standaloneNotes,
    scope: 'book',
    category: 'idea',
    note: [{ text: 'a thought' }],
    tags: ['later'],
  })
  const marks = await services.marking.standalone()
  marks.bring(note ? [note] : [])
  const again = planIn(await services.bringing.plan(book, file(exported, alone)))
  expect(again.notes.map(({ id, fate }) => [String(id), fate.is])).toEqual([
    ['a1', 'placed'],
    ['s1', 'there'],
  ])
  services.undoing.order.undo()
  expect(marks.get(annotationId('s1'))).toBe(null)
  services.undoing.order.redo()
  await services.autosave.flush()
  expect((await (await start()).marking.standalone()).get(annotationId('s1'))).toMatchObject({
    note: [{ text: 'a thought' }],
  })
})

it('a file cannot make a standalone note of a kind about words, nor take the name of a mark', async () => {
  const { services } = await servicesUnderTest()
  const term = { ...alone, 'duizhao:kind': { kind: 'term', reading: '', rendering: '' } }
  expect(fates(planIn(await services.bringing.plan(book, file(term))))).toEqual(['lost'])
  const marks = await services.marking.open(book.id)
  marks.bring(placed(planIn(await services.bringing.plan(book, file(exported)))))
  await services.autosave.flush()
  const id = 'urn:duizhao:annotation:a1'
  const [taken] = placed(planIn(await services.bringing.plan(book, file({ ...alone, id }))))
  expect(taken).toMatchObject({ bookId: standaloneNotes, note: [{ text: 'a thought' }] })
  expect(taken?.id).not.toBe('a1')
})

it('a file with marks of this book brings none that it has for another book', async () => {
  const { services } = await servicesUnderTest()
  const source = 'urn:duizhao:book:other:source:p2'
  const elsewhere = {
    ...exported,
    id: 'urn:duizhao:annotation:a2',
    target: { ...inSecond, source },
  }
  const both = planIn(await services.bringing.plan(book, file(exported, elsewhere)))
  expect(fates(both)).toEqual(['placed', 'lost'])
  expect(fates(planIn(await services.bringing.plan(book, file(elsewhere))))).toEqual(['placed'])
})

it('an exported note without words comes back about the same, on the same side', async () => {
  const { services } = await servicesUnderTest()
  const about = { ...exported, 'duizhao:scope': 'paragraph', 'duizhao:side': 'translation' }
  const [note] = placed(planIn(await services.bringing.plan(book, file(about))))
  expect(note).toMatchObject({
    id: 'a1',
    scope: 'paragraph',
    side: 'translation',
    anchors: [{ paragraphId: 'p1' }],
  })
  const [words] = placed(planIn(await services.bringing.plan(book, file(exported))))
  expect(words).not.toHaveProperty('scope')
})

it.each([
  [
    'is of a kind that is about words',
    { 'duizhao:kind': { kind: 'term', reading: '', rendering: '' } },
  ],
  ['has words on both sides', { target: [exported.target, onSecond('second', 4)] }],
  ['has words in two paragraphs', { target: [exported.target, inSecond] }],
])('a note of a file that claims to cover no words covers them if it %s', async (_, more) => {
  const { services } = await servicesUnderTest()
  const translation = { index: 2, content: plain('The second one.'), state: 'done' as const }
  services.autosave.changed({
    bookId: book.id,
    translations: [{ paragraphId: paragraphId('p2'), ...translation }],
    annotations: [],
  })
  const about = { ...exported, 'duizhao:scope': 'paragraph', 'duizhao:side': 'source', ...more }
  const [note] = placed(planIn(await services.bringing.plan(book, file(about))))
  expect(note).toMatchObject({ id: 'a1', side: 'source' })
  expect(note).not.toHaveProperty('scope')
})

it('a mark of another book gets a name of its own, so that book keeps its mark', async () => {
  const { services } = await servicesUnderTest([book, other])
  const mine = await services.marking.open(book.id)
  const [first] = placed(planIn(await services.bringing.plan(book, file(exported))))
  if (!first) throw new Error('no note')
  mine.bring([first])
  await services.autosave.flush()
  const elsewhere = planIn(await services.bringing.plan(other, file(exported)))
  const [second] = placed(elsewhere)
  expect(second).toMatchObject({ bookId: 'other', anchors: [{ paragraphId: 'p1' }] })
  expect(second?.id).not.toBe('a1')
  // A file that claims to be of this book cannot take the name of another book's mark either.
  const target = { ...exported.target, source: 'urn:duizhao:book:other:source:p1' }
  const forged = planIn(await services.bringing.plan(other, file({ ...exported, target })))
  expect(placed(forged)[0]?.id).not.toBe('a1')
  expect(bookId('other')).toBe(placed(forged)[0]?.bookId)
})

it('an orphan of a paragraph that is gone comes back as one', async () => {
  const { services } = await servicesUnderTest()
  const selector = { type: 'TextQuoteSelector', exact: '第1', prefix: '', suffix: '段。' }
  const target = { source: 'urn:duizhao:book:sample:source:gone.7', selector }
  const plan = planIn(await services.bringing.plan(book, file({ ...exported, target })))
  expect(placed(plan)).toMatchObject([{ id: 'a1', anchors: [{ paragraphId: 'gone.7' }] }])
})

it('words that are several times in the Chinese are not placed in the translation unasked', async () => {
  const { services } = await servicesUnderTest()
  const translation = { index: 4, content: plain('The 段 once.'), state: 'done' as const }
  services.autosave.changed({
    bookId: book.id,
    translations: [{ paragraphId: paragraphId('p4'), ...translation }],
    annotations: [],
  })
  const plan = planIn(await services.bringing.plan(book, file(annotation('a', '段'))))
  const [note] = plan.notes
  expect(note?.fate.is === 'unsure' && note.fate.places.map(({ range }) => range.side)).toEqual([
    'source',
    'source',
    'source',
    'source',
    'source',
    'translation',
  ])
})

it('two notes on the same words that have no names are both brought', async () => {
  const { services } = await servicesUnderTest()
  const bytes = new TextEncoder().encode(
    JSON.stringify({
      $format: 'readest-annotations',
      annotations: [
        { text: '第1段', note: 'one' },
        { text: '第1段', note: 'two' },
      ],
    }),
  )
  const plan = planIn(await services.bringing.plan(book, { name: 'a.json', bytes }))
  expect(placed(plan).map(({ note }) => note[0]?.text)).toEqual(['one', 'two'])
  expect(new Set(placed(plan).map(({ id }) => id)).size).toBe(2)
})

it('a file without notes is refused by name', async () => {
  const { services } = await servicesUnderTest()
  const text = { name: 'a.txt', bytes: new TextEncoder().encode('山里') }
  expect(await services.bringing.plan(book, text)).toEqual({
    ok: false,
    fault: { code: 'notes.not-notes', file: 'a.txt', place: '' },
  })
})

it('a text that cannot be read is a fault', async () => {
  const { services } = await servicesUnderTest([])
  const plan = await services.bringing.plan(book, file(annotation('a', '第1段')))
  expect(plan).toMatchObject({ ok: false, fault: { code: 'bundle.not-found' } })
})

const targets = (...quotes: readonly string[]) =>
  quotes.map(exact => ({
    source: 'http://x',
    selector: { type: 'TextQuoteSelector', exact },
  }))

it('a note of another program about scattered words is one note with further passages', async () => {
  const { services } = await servicesUnderTest()
  const item = { ...annotation('a', ''), target: targets('天气', '第4段', '第1段') }
  const plan = planIn(await services.bringing.plan(book, file(item)))
  expect(fates(plan)).toEqual(['lost', 'placed', 'placed'])
  const [head, passage, ...more] = placed(plan)
  expect(more).toEqual([])
  expect(head).toMatchObject({ kind: 'note', index: 4, note: [{ text: 'why?' }] })
  expect(passage).toMatchObject({ kind: 'reference', index: 1, note: [{ text: 'why?' }] })
  expect(passage && passageOf(passage)).toBe(`duizhao:book/${book.id}/mark/${head?.id}`)
  const marks = await services.marking.open(book.id)
  marks.bring(placed(plan))
  const again = planIn(await services.bringing.plan(book, file(item)))
  expect(fates(again)).toEqual(['there'])
})

it('words of another program that go on over paragraphs are one mark, and scattered ones without a note are marks', async () => {
  const { services } = await servicesUnderTest()
  const plan = planIn(
    await services.bringing.plan(
      book,
      file(
        { type: 'Annotation', id: 'a', target: targets('第1段。', '第2段。') },
        { type: 'Annotation', id: 'b', target: targets('第1段', '第4段') },
        { type: 'Annotation', id: 'c', target: targets('天气', '雨') },
        { type: 'Annotation', id: 'd', target: targets('第1段。', '2段。') },
        { type: 'Annotation', id: 'e', target: targets('第1段', '第2段。') },
      ),
    ),
  )
  expect(fates(plan).filter(is => is === 'lost')).toHaveLength(1)
  expect(placed(plan)).toMatchObject([
    { kind: 'highlight', anchors: [{}, {}] },
    ...[1, 4, 1, 2, 1, 2].map(index => ({ kind: 'highlight', index, note: [], anchors: [{}] })),
  ])
})
