import type { Api } from '#contract/api'
import type { OpenedFile, Outcome } from '#contract/answers'
import { paragraphId } from '#domain/ids'
import { decodeManifest, manifestPath } from '#formats/bundle'
import type { Book } from '#domain/book'
import { expect, it } from 'vitest'
import { fakeApi, servicesUnderTest } from '../testing.ts'
import type { FileToAdd } from './adding-all.ts'

const lines = (...texts: readonly string[]) => new TextEncoder().encode(texts.join('\n\n'))
const fileOf = (name: string, bytes: Uint8Array): FileToAdd => ({
  name,
  open: async (): Promise<Outcome<OpenedFile>> => ({ ok: true, value: { name, bytes } }),
})
const missing: FileToAdd = {
  name: '无.txt',
  open: async () => ({ ok: false, fault: { code: 'file.unreadable', file: '无.txt', place: '' } }),
}
/** Ends inside a character, so that no encoding fits. */
const cut = Uint8Array.from([...lines('山水人。'), 0x0a, 0xe5, 0xb1, 0x0a])

/** A shell that keeps the books it is given, and can remove them. */
function shelfApi() {
  const books = new Map<string, Book>()
  const removed = new Map<string, Book>()
  const move = (id: string, from: Map<string, Book>, to: Map<string, Book>) => {
    const book = from.get(id)
    if (book) to.set(id, book)
    from.delete(id)
    return { ok: true, value: null } as const
  }
  const api: Api = {
    ...fakeApi([]).api,
    listBooks: async () => ({ books: [...books.values()], faults: [] }),
    keepBundle: async files => {
      const bytes = files.find(({ path }) => path === manifestPath)?.bytes
      const decoded = decodeManifest(bytes ?? new Uint8Array())
      if (!decoded.ok) throw new Error(decoded.fault.code)
      books.set(decoded.value.id, decoded.value)
      return { ok: true, value: decoded.value }
    },
    removeBundle: async id => move(id, books, removed),
    bringBackBundle: async id => move(id, removed, books),
  }
  return { api, titles: () => [...books.values()].map(({ title }) => title).toSorted() }
}

const free = () => ({ signal: new AbortController().signal, onProgress: () => {} })

it('adds what can be added, and says what was left, known and refused', async () => {
  const { api, titles } = shelfApi()
  const { services } = await servicesUnderTest([], { api })
  const one = lines('甲书第一段。', '甲书第二段。')
  const end = await services.addingAll.addAll(
    [
      fileOf('甲.txt', one),
      fileOf('空.txt', lines('')),
      fileOf('甲的副本.txt', one),
      fileOf('残.txt', cut),
      missing,
      fileOf('乙.md', lines('# 乙书', '乙书第一段。')),
    ],
    free(),
  )
  expect(end.added.map(({ title }) => title)).toEqual(['甲', '乙书'])
  expect(end.known).toEqual([{ file: '甲的副本.txt', title: '甲' }])
  expect(end.left.map(({ why, file }) => [why, file.name])).toEqual([['encoding', '残.txt']])
  expect(end.failed.map(({ code }) => code)).toEqual(['import.empty', 'file.unreadable'])
  expect(titles()).toEqual(['乙书', '甲'].toSorted())
})

it('what was added is undone and redone as one step', async () => {
  const { api, titles } = shelfApi()
  const { services } = await servicesUnderTest([], { api })
  const files = ['甲', '乙'].map(name => fileOf(`${name}.txt`, lines(`${name}书的一段。`)))
  await services.addingAll.addAll(files, free())
  const { order } = services.undoing
  expect(order.next.get().undo).toBe('addBooks')
  order.undo()
  await expect.poll(titles).toEqual([])
  await expect.poll(() => order.next.get().redo).toBe('addBooks')
  order.redo()
  await expect.poll(titles).toHaveLength(2)
})

it('undoing leaves a book that the reader has opened since', async () => {
  const { api, titles } = shelfApi()
  const { services } = await servicesUnderTest([], { api })
  const files = ['甲', '乙'].map(name => fileOf(`${name}.txt`, lines(`${name}书的一段。`)))
  const { added } = await services.addingAll.addAll(files, free())
  services.reading.keepPosition({
    bookId: added[1]!.book,
    paragraphId: paragraphId('p0'),
    index: 0,
    caretIndex: 0,
    side: 'source',
    caret: 0,
    top: 0,
  })
  services.undoing.order.undo()
  await expect.poll(titles).toEqual(['乙'])
})

it('stops between two files when it is cancelled, and says which were not reached', async () => {
  const { api, titles } = shelfApi()
  const { services } = await servicesUnderTest([], { api })
  const cancel = new AbortController()
  const files = ['甲', '乙', '丙'].map(name => fileOf(`${name}.txt`, lines(`${name}书的一段。`)))
  const end = await services.addingAll.addAll(files, {
    signal: cancel.signal,
    onProgress: ({ place }) => place === 2 && cancel.abort(new Error('cancelled')),
  })
  expect(titles()).toEqual(['甲'])
  expect(end.rest.map(({ name }) => name)).toEqual(['乙.txt', '丙.txt'])
  expect(end.step).not.toBeNull()
})
