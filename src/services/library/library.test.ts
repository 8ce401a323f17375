import type { KeepOutcome } from '#contract/answers'
import type { Api } from '#contract/api'
import type { EventName, Events } from '#contract/events'
import type { Book } from '#domain/book'
import { annotationId, bookId, categoryId, paragraphId, type BookId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { plain } from '#domain/rich-text'
import { allRecords } from '#storage/books'
import { commit } from '#storage/commit'
import { describe, expect, it } from 'vitest'
import { fakeApi, sampleBook, servicesUnderTest } from '../testing.ts'

const translated = (book: string, n: number): Operation => ({
  table: 'translations',
  row: {
    bookId: bookId(book),
    paragraphId: paragraphId(`p${n}`),
    index: n,
    content: plain('Space'),
    state: 'done',
    updatedAt: 1,
  },
})

const marked = (book: string, id: string): Operation => ({
  table: 'annotations',
  row: {
    id: annotationId(id),
    bookId: bookId(book),
    kind: 'highlight',
    category: categoryId('term'),
    side: 'source',
    index: 0,
    anchors: [
      {
        paragraphId: paragraphId('p0'),
        start: 0,
        end: 1,
        quote: { exact: '第', prefix: '', suffix: '' },
      },
    ],
    note: [],
    tags: [],
    createdAt: 1,
    updatedAt: 1,
    deletedAt: null,
  },
})

describe('the shelf', () => {
  it('the shelf lists every book with the reader’s work', async () => {
    const { services, db } = await servicesUnderTest([sampleBook('one'), sampleBook('two')])
    await commit(db, [translated('one', 0), translated('one', 4), marked('one', 'a1')], 1)
    services.reading.keepPosition({
      bookId: bookId('one'),
      paragraphId: paragraphId('p0'),
      index: 0,
      caretIndex: 0,
      side: 'source',
      caret: 0,
      top: 0,
    })
    const { books, faults } = await services.library.list()
    expect(faults).toEqual([])
    expect(books).toMatchObject([
      {
        book: { id: 'one' },
        progress: { empty: 3, draft: 0, done: 2, check: 0 },
        annotations: 1,
        openedAt: expect.any(Number),
      },
      {
        book: { id: 'two' },
        progress: { empty: 5, draft: 0, done: 0, check: 0 },
        annotations: 0,
        openedAt: null,
      },
    ])
  })

  it('how much is read is the furthest place, wherever the reader is', async () => {
    const { services } = await servicesUnderTest([sampleBook('one'), sampleBook('two')])
    const place = {
      bookId: bookId('one'),
      paragraphId: paragraphId('p0'),
      index: 0,
      caretIndex: 0,
      side: 'source',
      caret: 0,
      top: 0,
    } as const
    services.reading.keepPosition({ ...place, furthest: 2 })
    expect((await services.library.list()).books[0]?.read).toBeCloseTo(3 / 5)
    // As an older program writes it.
    services.reading.keepPosition({ ...place, bookId: bookId('two'), index: 3 })
    expect((await services.library.list()).books[1]?.read).toBeCloseTo(4 / 5)
  })

  it('the shelf names unreadable books and lists the others', async () => {
    const fault = { code: 'bundle.wrong-hash', file: 'chapters/0001.json', place: '' } as const
    const shell = fakeApi()
    const api: Api = {
      ...shell.api,
      listBooks: async () => ({ books: [sampleBook()], faults: [fault] }),
    }
    const { services } = await servicesUnderTest([], { api })
    expect(await services.library.list()).toMatchObject({ books: [{}], faults: [fault] })
  })

  it('listing five hundred books takes no more requests than listing one', async () => {
    const many = Array.from({ length: 500 }, (_, i) => sampleBook(`b${i}`))
    const { services, db } = await servicesUnderTest(many)
    await commit(db, [translated('b7', 0), marked('b7', 'a1')], 1)
    let requests = 0
    db.use({
      stack: 'dbcore',
      name: 'counting',
      create: core => ({
        ...core,
        table: name => {
          const table = core.table(name)
          return {
            ...table,
            query: request => {
              requests++
              return table.query(request)
            },
            count: request => {
              requests++
              return table.count(request)
            },
          }
        },
      }),
    })
    db.close()
    await db.open()
    expect((await services.library.list()).books).toHaveLength(500)
    expect(requests).toBeGreaterThan(0)
    expect(requests).toBeLessThan(20)
  })
})

describe('importing', () => {
  const text = '网络空间\n\n一、前言\n\n这是第一段。\n\n这是第二段。\n'
  const file = { name: '网络空间.txt', bytes: new TextEncoder().encode(text) }

  it('a previewed file is added as a bundle', async () => {
    const shell = fakeApi()
    const kept: string[] = []
    let book: Book | null = null
    const api: Api = {
      ...shell.api,
      keepBundle: async files => {
        kept.push(...files.map(({ path }) => path))
        return book
          ? { ok: true, value: book }
          : { ok: false, fault: { code: 'bundle.not-found', file: '', place: '' } }
      },
    }
    const { services } = await servicesUnderTest([], { api })
    const preview = await services.library.preview(file)
    if (!preview.ok) throw new Error(preview.code)
    book = preview.text.book
    expect(await services.library.keep(preview)).toEqual({ ok: true, value: book.id })
    expect(kept).toContain('manifest.json')
    expect(kept).toHaveLength(book.chapters.length + 1)
  })

  it('the date of adding is kept when the same text is added again, but not after a removal', async () => {
    const shell = talkingApi()
    const { services, db, clock } = await servicesUnderTest([], { api: shell.api })
    const preview = await services.library.preview(file)
    if (!preview.ok) throw new Error(preview.code)
    const { book } = preview.text
    shell.whileWriting(() => book)
    const record = async () => (await allRecords(db)).rows[0]!
    const added = async () => {
      await services.library.keep(preview)
      return (await record()).addedAt ?? 0
    }
    const first = await added()
    expect(first).toBeGreaterThan(0)
    await clock.pass(5000)
    expect(await added()).toBe(first)
    await commit(db, [{ table: 'books', row: { ...(await record()), removedAt: 9 } }], 2)
    await services.library.list()
    expect(await added()).toBeGreaterThan(first)
  })

  it('adding a text reports the progress of the shell’s writing', async () => {
    const shell = talkingApi()
    const { services } = await servicesUnderTest([], { api: shell.api })
    const preview = await services.library.preview(file)
    if (!preview.ok) throw new Error(preview.code)
    const { book } = preview.text
    shell.whileWriting(() => {
      shell.tell({ book: bookId('another'), share: 0.9 })
      for (const share of [0.5, 1]) shell.tell({ book: book.id, share })
      return book
    })
    const told: number[] = []
    await services.library.keep(preview, {
      onProgress: share => told.push(Math.round(100 * share)),
    })
    expect(told.slice(-2)).toEqual([55, 100])
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })

  it('adding a text reports the progress of writing its translation into both copies', async () => {
    const shell = talkingApi()
    const { services, db, clock } = await servicesUnderTest([], { api: shell.api })
    const lines = Array.from({ length: 2500 }, (_, n) => `这是第${n}段。\tThis is paragraph ${n}.`)
    const bytes = new TextEncoder().encode(lines.join('\n'))
    const preview = await services.library.preview({ name: '对译.tsv', bytes })
    if (!preview.ok) throw new Error(preview.code)
    shell.whileWriting(() => preview.text.book)
    const told: number[] = []
    const keeping = services.library.keep(preview, { onProgress: share => told.push(share) })
    await clock.pass(10_000)
    await keeping
    expect(await db.translations.count()).toBe(2500)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    const between = (from: number, to: number) =>
      told.filter(share => share > from && share < to).length
    expect(between(0.37, 0.68)).toBeGreaterThan(4)
    expect(between(0.69, 1)).toBeGreaterThan(3)
    expect(told.at(-1)).toBe(1)
  })

  it('adding a text can be cancelled while the shell writes, and leaves no record', async () => {
    const shell = talkingApi()
    const { services, db } = await servicesUnderTest([], { api: shell.api })
    const preview = await services.library.preview(file)
    if (!preview.ok) throw new Error(preview.code)
    const giveUp = new AbortController()
    shell.whileWriting(() => {
      giveUp.abort(new Error('given up'))
      return 'cancelled'
    })
    await expect(services.library.keep(preview, { signal: giveUp.signal })).rejects.toThrow(
      'given up',
    )
    expect(shell.stopped).toEqual([preview.text.book.id])
    expect(await db.books.count()).toBe(0)
  })

  it('the preview of a binary file is a fault', async () => {
    const { services } = await servicesUnderTest()
    const bytes = new Uint8Array([0, 1, 2, 0, 255, 254, 0])
    expect(await services.library.preview({ name: 'x.bin', bytes })).toMatchObject({ ok: false })
  })

  it('adding a text returns the shell’s fault', async () => {
    const shell = fakeApi()
    const fault = { code: 'file.disk-full', file: 'manifest.json', place: '' } as const
    const api: Api = { ...shell.api, keepBundle: async () => ({ ok: false, fault }) }
    const { services } = await servicesUnderTest([], { api })
    const preview = await services.library.preview(file)
    if (!preview.ok) throw new Error(preview.code)
    expect(await services.library.keep(preview)).toEqual({ ok: false, fault })
  })
})

/** A shell that can be stopped while it writes, and reports its progress. */
function talkingApi() {
  const listeners: { [N in EventName]?: (what: Events[N]) => void } = {}
  let write: () => KeepOutcome = () => 'cancelled'
  const stopped: BookId[] = []
  const api: Api = {
    ...fakeApi().api,
    keepBundle: async () => ({ ok: true, value: write() }),
    stopKeeping: async book => void stopped.push(book),
    on: (name, listener) => void Object.assign(listeners, { [name]: listener }),
  }
  return {
    api,
    stopped,
    tell: (what: Events['bundleWritten']) => listeners.bundleWritten?.(what),
    whileWriting: (writing: () => KeepOutcome) => void (write = writing),
  }
}
