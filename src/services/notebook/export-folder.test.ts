import type { Api } from '#contract/api'
import { annotationId, bookId } from '#domain/ids'
import { usualTemplates } from '#domain/templates/usual'
import { listedMark, markList } from '#formats/export/mark-list-testing'
import { memoryLibrary } from '#storage/testing'
import { expect, it } from 'vitest'
import { fakeApi } from '../testing.ts'
import { exportFolder } from './export-folder.ts'
import type { FolderExport } from './notebook.ts'

const ids = ['a', 'b', 'c']
const list = markList(ids.map(id => listedMark({ id: annotationId(id), words: id })))
const noWords = { title: null, author: null, language: null }
const record = { ...noWords, translatedTitle: null, translatedAuthor: null, updatedAt: 0 }
const template = { form: 'noteFiles', text: usualTemplates.noteFiles } as const

/** A folder in which the files at some places were changed by somebody. */
function folder(changed: readonly number[], over: Partial<Api> = {}, marks = list) {
  const deleted: string[] = []
  /** Books that the reader has removed. Each has a mark, whose id ends in `-2`. */
  const removed: string[] = []
  const ofRemoved: string[] = []
  const written: number[] = []
  const gone: string[] = []
  let ended = 0
  const api: Api = {
    ...fakeApi().api,
    chooseNotesFolder: async () => ({ folder: 0, name: 'vault' }),
    planNotes: async (_, files, keys) => {
      ofRemoved.push(...keys)
      const names = files.map(({ name }) => name)
      return { ok: true, value: { names, changed, ofRemoved: keys.length } }
    },
    writeNote: async (_, place) => {
      written.push(place)
      return { ok: true, value: null }
    },
    endNotes: async (_, id, keys) => {
      ended++
      gone.push(...keys)
      return { ok: true, value: { folder: { name: 'vault', id }, removed: 0, stayed: [] } }
    },
    ...over,
  }
  const run = async (work: Partial<FolderExport> = {}) => {
    const db = await memoryLibrary()
    const rows = [...ids, 'z'].map(id => ({ id, bookId: 'one', deletedAt: null }))
    await db.annotations.bulkPut(
      rows.map(row => (deleted.includes(row.id) ? { ...row, deletedAt: 5 } : row)),
    )
    for (const [place, book] of removed.entries()) {
      await db.books.put({ ...record, bookId: bookId(book), removedAt: place + 1 })
      await db.annotations.put({ id: `${book}-2`, bookId: book, deletedAt: null })
    }
    await db.books.put({ ...record, bookId: bookId('one'), removedAt: null })
    return exportFolder({ api, newId: () => 'id', db }, marks, template, {
      onProgress: () => {},
      whenChanged: async () => 'replace',
      whenRemoved: async () => 'keep',
      signal: new AbortController().signal,
      ...work,
    })
  }
  return { run, written, gone, deleted, removed, ofRemoved, ended: () => ended }
}

it('all files are written, and the folder is returned', async () => {
  const { run, written, ended } = folder([])
  const asked: number[] = []
  const outcome = await run({
    whenChanged: async count => {
      asked.push(count)
      return 'cancel'
    },
  })
  expect(outcome).toEqual({
    ok: true,
    value: { folder: { name: 'vault', id: 'id' }, files: 3, kept: 0, removed: 0, stayed: [] },
  })
  expect(written).toEqual([0, 1, 2])
  expect(asked).toEqual([])
  expect(ended()).toBe(1)
})

it.each([
  ['replace', [0, 1, 2]],
  ['keep', [0, 2]],
  ['cancel', []],
] as const)('of a changed file the reader decides: %s', async (answer, places) => {
  const { run, written } = folder([1])
  await run({ whenChanged: async () => answer })
  expect(written).toEqual(places)
})

it('an export that is cancelled ends, and what it has written is known to the next one', async () => {
  const stop = new AbortController()
  const { run, written, ended } = folder([])
  const outcome = await run({
    signal: stop.signal,
    onProgress: done => {
      if (done === 1) stop.abort()
    },
  })
  expect(outcome).toEqual({ ok: true, value: 'cancelled' })
  expect(written).toEqual([0, 1])
  expect(ended()).toBe(1)
})

it('a file that cannot be written ends the export with its fault', async () => {
  const fault = { code: 'file.disk-full', file: 'a', place: '' } as const
  const { run, ended } = folder([], { writeNote: async () => ({ ok: false, fault }) })
  expect(await run()).toEqual({ ok: false, fault })
  expect(ended()).toBe(1)
})

it('a file that is too large ends the export with a fault that names it', async () => {
  const huge = markList([listedMark({ id: annotationId('a'), words: '字'.repeat(6_000_000) })])
  const { run, written, ended } = folder([], {}, huge)
  expect(await run()).toEqual({
    ok: false,
    fault: { code: 'file.note-too-large', file: expect.stringContaining('字'), place: '' },
  })
  expect(written).toEqual([])
  expect(ended()).toBe(1)
})

it('a reader who chooses no folder writes nothing', async () => {
  const { run, written } = folder([], { chooseNotesFolder: async () => null })
  expect(await run()).toEqual({ ok: true, value: 'cancelled' })
  expect(written).toEqual([])
})

it('the notes deleted in the library are named at the end, and none that a list leaves out', async () => {
  const { run, gone, deleted } = folder([])
  deleted.push('z')
  await run()
  expect(gone).toEqual(['mark/z'])
})

it('an export that is cancelled removes nothing', async () => {
  const stop = new AbortController()
  const { run, gone, deleted, ended } = folder([])
  deleted.push('z')
  await run({ signal: stop.signal, onProgress: () => stop.abort() })
  expect(gone).toEqual([])
  expect(ended()).toBe(1)
})

it('a book all of whose notes are deleted is named, and one with a note is not', async () => {
  const { run, gone, deleted } = folder([])
  deleted.push(...ids)
  await run()
  expect(gone).toEqual(ids.map(id => `mark/${id}`))
  deleted.push('z')
  gone.length = 0
  await run()
  expect(gone).toEqual(['book/one', ...ids.map(id => `mark/${id}`), 'mark/z'])
})

const keysOfTwo = ['book/two', 'mark/two-2']

it.each([
  ['remove', [0, 1, 2], keysOfTwo, 0],
  ['keep', [0, 1, 2], [], 2],
] as const)('of the files of a removed book the reader decides: %s', async (answer, ...made) => {
  const [places, keys, kept] = made
  const { run, written, gone, removed, ofRemoved } = folder([])
  removed.push('two')
  const asked: number[] = []
  const outcome = await run({
    whenRemoved: async count => {
      asked.push(count)
      return answer
    },
  })
  expect(ofRemoved).toEqual(keysOfTwo)
  expect(asked).toEqual([2])
  expect(written).toEqual(places)
  expect(gone).toEqual(keys)
  expect(outcome).toMatchObject({ ok: true, value: { kept } })
})

it('an export that is cancelled at the question about removed books writes nothing', async () => {
  const { run, written, gone, removed } = folder([])
  removed.push('two')
  expect(await run({ whenRemoved: async () => 'cancel' })).toEqual({ ok: true, value: 'cancelled' })
  expect(written).toEqual([])
  expect(gone).toEqual([])
})
