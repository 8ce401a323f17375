import { anchorAt } from '#domain/anchor'
import { bookId, categoryId, paragraphId, type OutlineItemId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { outlineRows } from '#storage/outline'
import { expect, it } from 'vitest'
import { markOn, servicesUnderTest } from '../testing.ts'

const book = bookId('sample')

async function opened() {
  const under = await servicesUnderTest()
  const outlines = await under.services.outlines.open()
  const paper = outlines.begin('Paper', book)
  const drawn = () =>
    outlines.now
      .get()
      .treeOf(paper)
      .map(({ depth, item }) => {
        const words = item.title || item.body.map(({ text }) => text).join('/')
        return `${'·'.repeat(depth)}${words}`
      })
  const add = (kind: 'heading' | 'text', under: OutlineItemId = paper) => {
    const id = outlines.add(paper, kind, { under, at: Infinity })
    if (!id) throw new Error('nothing was added')
    return id
  }
  return { ...under, outlines, paper, drawn, add, order: under.services.undoing.order }
}

it('what is written in an outline is there after a restart, and is undone act by act', async () => {
  const { services, outlines, drawn, add, order, start, paper } = await opened()
  const heading = add('heading')
  outlines.rename(heading, 'F')
  outlines.rename(heading, 'First')
  const text = add('text', heading)
  outlines.write(text, [plain('A')])
  outlines.write(text, [plain('A paper')])
  expect(drawn()).toEqual(['First', '·A paper'])
  await services.autosave.flush()
  const again = await (await start()).outlines.open()
  expect(again.now.get().all).toMatchObject([{ id: paper, title: 'Paper', bookId: book }])
  expect(again.now.get().treeOf(paper)).toHaveLength(2)

  order.undo()
  expect(drawn()).toEqual(['First', '·'])
  order.undo()
  order.undo()
  expect(drawn()).toEqual([''])
  for (let i = 0; i < 3; i++) order.redo()
  expect(drawn()).toEqual(['First', '·A paper'])
})

it('a removed heading takes what is under it along, and brings it back', async () => {
  const { outlines, drawn, add, order, services, db } = await opened()
  const heading = add('heading')
  outlines.rename(heading, 'First')
  outlines.write(add('text', heading), [plain('A paper')])
  outlines.remove(heading)
  expect(drawn()).toEqual([])
  order.undo()
  expect(drawn()).toEqual(['First', '·A paper'])
  order.redo()
  await services.autosave.flush()
  expect((await outlineRows(db)).rows.filter(row => row.deletedAt === null)).toHaveLength(1)
})

it('an outline is removed with all that is in it, as one step', async () => {
  const { outlines, add, order, paper, drawn } = await opened()
  outlines.rename(add('heading'), 'First')
  outlines.remove(paper)
  expect(outlines.now.get().all).toEqual([])
  order.undo()
  expect(outlines.now.get().all).toHaveLength(1)
  expect(drawn()).toEqual(['First'])
})

it('an item moves with all that is under it, and undoing a move leaves later words alone', async () => {
  const { outlines, drawn, add, order } = await opened()
  const [first, second] = [add('heading'), add('heading')]
  outlines.rename(first, 'First')
  outlines.rename(second, 'Second')
  outlines.write(add('text', first), [plain('A paper')])
  expect(outlines.step(first, 'down')).toBe(true)
  expect(drawn()).toEqual(['Second', 'First', '·A paper'])
  expect(outlines.step(first, 'in')).toBe(true)
  expect(drawn()).toEqual(['Second', '·First', '··A paper'])
  expect(outlines.step(second, 'in')).toBe(false)
  const moved = order.last
  outlines.rename(second, 'Last')
  if (moved) order.takeBack(moved)
  expect(drawn()).toEqual(['Last', 'First', '·A paper'])
})

it('words that are typed and taken away again are no step', async () => {
  const { outlines, add, order } = await opened()
  const text = add('text')
  const before = order.depth.done
  outlines.write(text, [plain('A')])
  expect(outlines.isWriting(text)).toBe(true)
  outlines.write(text, [])
  expect(order.depth.done).toBe(before)
})

it('marks are sent once, and are read as they are now, with the translation of their paragraph', async () => {
  const { services, outlines, paper, drawn, db } = await opened()
  const marks = await services.marking.open(book)
  const anchors = [anchorAt(paragraphId('p1'), '中国航天事业', 2, 4)]
  const range = { side: 'source' as const, index: 1, anchors }
  const mark = markOn(marks, { ...range, category: categoryId('term'), note: [plain('why?')] })
  const sent = { book, id: mark.id, words: '航天' }
  expect(outlines.send(paper, [sent])).toBe(1)
  expect(outlines.send(paper, [sent])).toBe(0)
  expect(drawn()).toEqual(['航天'])
  marks.writeNote(mark.id, [plain('because')])
  await services.autosave.flush()
  await db.translations.put({
    bookId: book,
    paragraphId: 'p1',
    index: 1,
    content: plain('the space programme'),
    state: 'draft',
    updatedAt: 1,
  })
  const [passage] = (await outlines.passages([sent])).values()
  expect(passage).toMatchObject({
    mark: { note: [plain('because')] },
    translation: 'the space programme',
  })
})

it('a deleted outline is restored with what was deleted with it, and not with what was deleted before', async () => {
  const { outlines, add, order, paper, drawn, start, services, clock } = await opened()
  outlines.rename(add('heading'), 'First')
  const early = add('text')
  outlines.write(early, [plain('early')])
  outlines.remove(early)
  await clock.pass(1)
  outlines.remove(paper)
  expect(outlines.now.get().removed).toMatchObject([{ id: paper, title: 'Paper' }])
  await services.autosave.flush()
  const again = await (await start()).outlines.open()
  expect(again.now.get().removed).toHaveLength(1)
  outlines.restore(paper)
  expect(outlines.now.get()).toMatchObject({ removed: [], all: [{ id: paper }] })
  expect(drawn()).toEqual(['First'])
  order.undo()
  expect(outlines.now.get().all).toEqual([])
})

it('words are found in titles, headings and texts, in either script, and not in deleted ones', async () => {
  const { outlines, add } = await opened()
  outlines.rename(add('heading'), '网络的历史')
  outlines.write(add('text'), [plain('關於網絡'), plain('more')])
  const gone = add('text')
  outlines.write(gone, [plain('网络')])
  outlines.remove(gone)
  const found = (await outlines.find('网络')).map(({ item }) => item.title || item.body[0]?.text)
  expect(found).toEqual(['网络的历史', '關於網絡'])
  expect(await outlines.find('paper')).toMatchObject([{ item: { title: 'Paper' } }])
  expect(await outlines.find('')).toEqual([])
})
