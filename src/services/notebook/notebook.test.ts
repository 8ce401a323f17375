import type { Annotation } from '#domain/annotation'
import { bookId, categoryId, paragraphId, type BookId } from '#domain/ids'
import { markWith } from '#domain/notebook/testing'
import { plain } from '#domain/rich-text'
import { usualTemplates } from '#domain/templates/usual'
import { UndoOrder } from '#domain/undo-order'
import { annotationsOf } from '#storage/annotations'
import { memoryLibrary } from '#storage/testing'
import { describe, expect, it } from 'vitest'
import { writerTo } from '../saving/writer-testing.ts'
import { fakeApi, markOn, sampleBook, servicesUnderTest } from '../testing.ts'
import { createNotebook, listForms } from './notebook.ts'

const [one, other] = [bookId('one'), bookId('other')]
const word = (index: number, exact: string) => ({
  side: 'source' as const,
  index,
  anchors: [
    {
      paragraphId: paragraphId(`p${index}`),
      start: 0,
      end: exact.length,
      quote: { exact, prefix: '', suffix: '' },
    },
  ],
})
const [term, idea] = [categoryId('term'), categoryId('idea')]

/** Three marks in one book, which is open, and one in another, which is closed again. */
async function withMarks() {
  const under = await servicesUnderTest([sampleBook('one'), sampleBook('other')])
  const { marking, autosave, notebook, undoing } = under.services
  const closed = await marking.open(other)
  const far = markOn(closed, { ...word(1, '主权'), category: term })
  closed.close()
  const marks = await marking.open(one)
  const near = [0, 1, 2].map(index =>
    markOn(marks, { ...word(index, '网络'), category: term, note: [plain(`note ${index}`)] }),
  )
  await autosave.flush()
  const rowsOf = async (book: BookId) => {
    await autosave.flush()
    return (await annotationsOf(under.db, book)).rows
  }
  const settled = async () => {
    await under.idle()
    await autosave.flush()
  }
  return { ...under, marks, near, far, notebook, order: undoing.order, rowsOf, settled }
}

const recategorised = (marks: readonly Annotation[]) =>
  marks.map(({ id, category }) => ({
    id,
    change: { field: 'category', from: category, to: idea } as const,
  }))
const deleted = (marks: readonly Annotation[]) =>
  marks.map(({ id }) => ({ id, change: { field: 'presence', to: 'deleted' } as const }))
const categories = (rows: readonly Annotation[]) => rows.map(({ category }) => String(category))

describe('the marks of all books', () => {
  it('are read once, found by their words, and follow what is written', async () => {
    const { notebook, marks, near, far, settled } = await withMarks()
    const shares: number[] = []
    const read = await notebook.open(share => shares.push(share))
    expect(read.all.get()).toHaveLength(4)
    expect(shares.at(-1)).toBe(1)
    expect(read.find('主權')).toEqual(new Set([far.id]))
    const [first] = near
    marks.writeNote(first!.id, [plain('the river')])
    await settled()
    expect(read.find('river')).toEqual(new Set([first!.id]))
    marks.remove(first!.id)
    await settled()
    expect(read.all.get()).toHaveLength(3)
    expect(await notebook.open(() => {})).toBe(read)
  })

  it('that were being read when the database changed do not follow what is written', async () => {
    const { writer } = writerTo()
    const db = await memoryLibrary()
    const { api } = fakeApi()
    const common = {
      api,
      newId: () => '1',
      db,
      writer,
      undo: new UndoOrder(),
      now: () => 1,
      report: () => {},
    }
    const notebook = createNotebook({ ...common, open: new Map() })
    const reading = notebook.open(() => {})
    notebook.reread()
    const before = await reading
    const now = await notebook.open(() => {})
    writer.put([{ table: 'annotations', row: markWith({ id: 'new' }) }], 'none')
    expect(now.all.get()).toHaveLength(1)
    expect(before.all.get()).toEqual([])
  })

  it('include what is not in the database yet', async () => {
    const { notebook, marks, turn } = await withMarks()
    turn('refuses')
    const made = markOn(marks, { ...word(0, '络'), category: term })
    const read = await notebook.open(() => {})
    expect(read.all.get().map(({ id }) => id)).toContain(made.id)
  })
})

it('a list of marks is saved as a file named after its title', async () => {
  const { notebook, shell } = await withMarks()
  const list = {
    title: 'Open: questions?',
    language: 'en',
    date: '2026-12-01',
    count: 0,
    groups: [],
  }
  for (const form of listForms)
    await notebook.exportList(list, { form, text: usualTemplates[form] })
  expect(shell.savedFiles.map(({ name }) => name)).toEqual([
    'Open questions.md',
    'Open questions.html',
    'Open questions.csv',
  ])
  expect(shell.savedFiles[0]?.text).toBe('# Open: questions?\n')
})

describe('many marks of several books', () => {
  it('are changed and undone as one step, in memory and in the database', async () => {
    const { notebook, marks, near, far, order, rowsOf, settled } = await withMarks()
    const before = order.depth.done
    await notebook.change(recategorised([...near.slice(0, 2), far]), 'recategorise')
    expect(order.depth.done).toBe(before + 1)
    expect(categories(marks.all.get())).toEqual(['idea', 'idea', 'term'])
    expect(categories(await rowsOf(other))).toEqual(['idea'])
    order.undo()
    await settled()
    expect(categories(marks.all.get())).toEqual(['term', 'term', 'term'])
    expect(categories(await rowsOf(other))).toEqual(['term'])
    order.redo()
    await settled()
    expect(categories(marks.all.get())).toEqual(['idea', 'idea', 'term'])
  })

  it('are deleted, and come back with their notes', async () => {
    const { notebook, marks, near, far, order, rowsOf, settled } = await withMarks()
    await notebook.change(deleted([...near, far]), 'deleteMarks')
    expect(marks.all.get()).toEqual([])
    expect((await rowsOf(other))[0]?.deletedAt).not.toBeNull()
    order.undo()
    await settled()
    expect(marks.all.get().map(({ note }) => note[0]?.text)).toEqual(['note 0', 'note 1', 'note 2'])
    expect((await rowsOf(other))[0]?.deletedAt).toBeNull()
  })

  it('leave what was changed since as it is when the step is undone', async () => {
    const { notebook, marks, near, order, settled } = await withMarks()
    await notebook.change(recategorised(near), 'recategorise')
    const step = order.last
    marks.recategorise(near[0]!.id, categoryId('style'))
    expect(step && order.takeBack(step)).toBe(true)
    await settled()
    expect(categories(marks.all.get())).toEqual(['style', 'term', 'term'])
  })

  it('are counted without those that were not changed, which undoing leaves as they are', async () => {
    const { notebook, marks, near, order, settled } = await withMarks()
    await notebook.change(deleted(near.slice(0, 1)), 'deleteMark')
    const made = await notebook.change(deleted(near), 'deleteMarks')
    expect(made?.count).toBe(2)
    order.undo()
    await settled()
    expect(marks.all.get().map(({ id }) => id)).toEqual(near.slice(1).map(({ id }) => id))
    order.redo()
    await settled()
    expect(marks.all.get()).toEqual([])
  })

  it('make no step if nothing is left to change', async () => {
    const { notebook, near, order } = await withMarks()
    await notebook.change(deleted(near), 'deleteMarks')
    const { done } = order.depth
    expect(await notebook.change(recategorised(near), 'recategorise')).toBeNull()
    expect(order.depth.done).toBe(done)
  })
})

it('a preview begins with the notes, and is empty for a template that is wrong', async () => {
  const { notebook } = await withMarks()
  const list = { title: 'T', language: 'en', date: '2026-12-01', count: 0, groups: [] }
  const preview = (form: 'html' | 'csv' | 'markdown' | 'noteFiles', text: string) =>
    notebook.preview(list, { form, text })
  expect(await preview('html', 'words')).toMatch(/^<h1 dir="auto">T<\/h1>\nwords/)
  expect(await preview('csv', 'a,b')).toBe('a,b')
  expect(await preview('markdown', '{{titel}}')).toBe('')
  expect(await preview('noteFiles', '{{titel}}')).toBe('')
})

it('a page is read as the schema of notes knows it, without its scripts and attributes', async () => {
  const { services } = await servicesUnderTest()
  const html =
    '<h1 onclick="x()">T</h1><script>alert(1)</script><blockquote>q</blockquote><img src=x>'
  const body = await services.notebook.readPage(html)
  expect(body.map(({ text }) => text)).toEqual(['T', 'q'])
  expect(JSON.stringify(body)).not.toMatch(/onclick|alert|img/)
})
