import type { Api } from '#contract/api'
import { bookId } from '#domain/ids'
import { describe, expect, it } from 'vitest'
import { fakeApi, sampleBook, servicesUnderTest } from '../testing.ts'

const id = bookId('one')

/**
 * Services over a shell that moves bundles as the main process does: it can only restore what it
 * has removed.
 */
async function library() {
  const books = new Map([sampleBook('one'), sampleBook('two')].map(book => [book.id, book]))
  const removed = new Map<string, ReturnType<typeof sampleBook>>()
  const shell = fakeApi([...books.values()])
  const move =
    (from: Map<string, ReturnType<typeof sampleBook>>, to: typeof from) => async (book: string) => {
      const found = from.get(book)
      if (!found)
        return { ok: false, fault: { code: 'bundle.not-found', file: book, place: '' } } as const
      from.delete(book)
      to.set(book, found)
      return { ok: true, value: null } as const
    }
  const api: Api = {
    ...shell.api,
    listBooks: async () => ({ books: [...books.values()], faults: [] }),
    removeBundle: move(books, removed),
    bringBackBundle: move(removed, books),
    keepBundle: async () => {
      books.set(id, sampleBook('one'))
      return { ok: true, value: sampleBook('one') }
    },
  }
  const under = await servicesUnderTest([], { api })
  const shelf = async () => (await under.services.library.list()).books
  return { ...under, library: under.services.library, shelf, books, removed }
}

/** Services that have read the shelf. The shell sends no other list before `answerList`. */
async function slowLibrary() {
  const shell = fakeApi([sampleBook('one')])
  let answer: Promise<void> | null = null
  const api: Api = {
    ...shell.api,
    listBooks: async () => {
      await answer
      return shell.api.listBooks()
    },
  }
  const under = await servicesUnderTest([], { api })
  await under.services.library.list()
  let answerList = () => {}
  answer = new Promise<void>(resolve => (answerList = resolve))
  return { ...under, library: under.services.library, answerList: () => answerList() }
}

describe('renamed books', () => {
  it('a renamed book is listed with its new and its printed words', async () => {
    const { library: books, shelf, start } = await library()
    await books.describe(id, { title: ' 我的书 ', author: '某人', language: 'lzh' })
    const expected = { title: '我的书', author: '某人', language: 'lzh' }
    const listed = await shelf()
    expect(listed.map(({ book }) => book.title)).toEqual(['我的书', '网络空间'])
    expect(listed[0]).toMatchObject({ book: expected, printed: { title: '网络空间' } })
    expect((await (await start()).library.list()).books[0]).toMatchObject({ book: expected })
  })

  it('a blank or undone name falls back to that of the bundle', async () => {
    const { library: books, shelf } = await library()
    await books.describe(id, { title: '我的书', author: '某人' })
    await books.describe(id, { title: '  ' })
    expect(await shelf()).toMatchObject([{ book: { title: '网络空间', author: '某人' } }, {}])
    await books.describe(id, { author: null })
    expect((await shelf())[0]?.book).toEqual(sampleBook('one'))
  })

  it('a record is only written if it changes', async () => {
    const { library: books, db } = await library()
    await books.describe(id, { title: null })
    expect(await db.books.count()).toBe(0)
    await books.describe(id, { title: '我的书' })
    const [before] = await db.meta.where('key').equals('seq').toArray()
    await books.describe(id, { title: '我的书' })
    expect(await db.meta.get('seq')).toEqual(before)
  })

  it('a title typed in several goes is one step of undo, until something else is done', async () => {
    const { library: books, services } = await library()
    const title = () => books.words.get().get(id)?.translatedTitle ?? null
    const { order } = services.undoing
    await books.describe(id, { translatedTitle: 'The' }, true)
    await books.describe(id, { translatedTitle: 'The Book' }, true)
    await books.describe(id, { translatedAuthor: 'Anon.' }, true)
    expect(order.depth.done).toBe(2)
    order.undo()
    await expect.poll(() => books.words.get().get(id)?.translatedAuthor).toBeNull()
    expect(title()).toBe('The Book')
    order.undo()
    await expect.poll(title).toBeNull()
    order.redo()
    await expect.poll(title).toBe('The Book')
  })

  it('a title that is typed again after its field was left is another step', async () => {
    const { library: books, services } = await library()
    const title = () => books.words.get().get(id)?.translatedTitle
    await books.describe(id, { translatedTitle: 'The Book' }, true)
    books.endTyping()
    await books.describe(id, { translatedTitle: 'The Books' }, true)
    services.undoing.order.undo()
    await expect.poll(title).toBe('The Book')
  })

  it('a title that is still being written is undone as a whole', async () => {
    const { library: books, services } = await library()
    await books.list()
    void books.describe(id, { translatedTitle: 'The' }, true)
    const written = books.describe(id, { translatedTitle: 'The Book' }, true)
    expect(services.undoing.order.depth.done).toBe(1)
    services.undoing.order.undo()
    await written
    await expect.poll(() => books.words.get().get(id)?.translatedTitle).toBeNull()
    services.undoing.order.redo()
    await expect.poll(() => books.words.get().get(id)?.translatedTitle).toBe('The Book')
  })

  it('a title typed, deleted and typed again is stored as it was typed last', async () => {
    const { library: books, db, services } = await library()
    await books.list()
    const type = (translatedTitle: string) => books.describe(id, { translatedTitle }, true)
    await Promise.all([type('A'), type(''), type('A')])
    expect(await db.books.get(id)).toMatchObject({ translatedTitle: 'A' })
    expect(services.undoing.order.depth.done).toBe(1)
    services.undoing.order.undo()
    await expect.poll(() => books.words.get().get(id)?.translatedTitle).toBeNull()
  })

  it('undo goes back to what was typed just before, although that is still being written', async () => {
    const { library: books, services } = await library()
    await books.list()
    const type = (translatedTitle: string) => books.describe(id, { translatedTitle }, true)
    const typed = [type('A'), type('')]
    books.endTyping()
    await Promise.all([...typed, type('B')])
    services.undoing.order.undo()
    await expect.poll(() => books.words.get().get(id)?.translatedTitle).toBeNull()
  })

  it('a title is kept and can be undone although the database cannot be read', async () => {
    const { library: books, db, services, turn } = await library()
    await books.list()
    turn('refuses')
    db.close()
    await books.describe(id, { translatedTitle: 'The Book' }, true)
    expect(books.words.get().get(id)).toMatchObject({ translatedTitle: 'The Book' })
    expect(services.autosave.state.get().state).toBe('journal-only')
    expect(services.autosave.unsaved()).toContain('The Book')
    services.undoing.order.undo()
    await expect.poll(() => books.words.get().get(id)?.translatedTitle).toBeNull()
  })

  it('a description is refused, and no step, if the records were never read', async () => {
    const { library: books, db, services } = await library()
    db.close()
    await expect(books.describe(id, { translatedTitle: 'The Book' }, true)).rejects.toThrow()
    expect(services.undoing.order.depth.done).toBe(0)
    expect(await books.described()).toBeUndefined()
    await db.open()
    await books.describe(id, { translatedTitle: 'The Book' }, true)
    expect(await db.books.get(id)).toMatchObject({ translatedTitle: 'The Book' })
  })

  it('a slow list of books does not bring back the words from before it was asked for', async () => {
    const { library: books, db, answerList } = await slowLibrary()
    const listing = books.list()
    await books.describe(id, { translatedTitle: 'The Book' }, true)
    answerList()
    expect((await listing).books[0]?.book.translatedTitle).toBe('The Book')
    await books.describe(id, { translatedTitle: '' }, true)
    expect(await db.books.get(id)).toMatchObject({ translatedTitle: null })
  })

  it('a new record chooses no translation language, and so leaves one chosen elsewhere', async () => {
    const [here, there] = [await library(), await library()]
    await here.library.describe(id, { translationLanguage: 'fr' })
    await there.clock.pass(5000)
    await there.library.describe(id, { author: '某人' })
    const [mine, theirs] = [await here.db.books.get(id), await there.db.books.get(id)]
    expect(theirs).not.toHaveProperty('translationLanguage')
    expect(Object.assign({}, mine, theirs)).toMatchObject({
      author: '某人',
      translationLanguage: 'fr',
    })
  })

  it('a book shows its new name while the database cannot take it', async () => {
    const { library: books, shelf, turn, services } = await library()
    turn('refuses')
    await books.describe(id, { title: '我的书' })
    expect(services.autosave.state.get().state).toBe('journal-only')
    expect(await shelf()).toMatchObject([{ book: { title: '我的书' } }, {}])
    expect(services.autosave.unsaved()).toContain('我的书')
  })
})

describe('removed books', () => {
  it('a removed book is not listed, and returns with all work', async () => {
    const { library: books, shelf, removed } = await library()
    await books.describe(id, { title: '我的书' })
    expect(await books.remove(id)).toMatchObject({ ok: true, value: { name: 'removeBook' } })
    expect((await shelf()).map(({ book }) => book.id)).toEqual(['two'])
    expect([...removed.keys()]).toEqual(['one'])
    expect(await books.bringBack(id)).toEqual({ ok: true, value: null })
    expect(await shelf()).toMatchObject([{ book: { id: 'two' } }, { book: { title: '我的书' } }])
  })

  it('a removed sample book is not listed although its bundle exists', async () => {
    const { library: books, shelf, books: bundles } = await library()
    await books.remove(id)
    bundles.set(id, sampleBook('one'))
    expect((await shelf()).map(({ book }) => book.id)).toEqual(['two'])
  })

  it('a removed book returns when its text is imported again', async () => {
    const { library: books, shelf } = await library()
    await books.remove(id)
    const text = new TextEncoder().encode('网络空间\n\n一、前言\n\n这是第一段。\n')
    const preview = await books.preview({ name: '网络空间.txt', bytes: text })
    if (!preview.ok) throw new Error(preview.code)
    expect(await books.keep(preview)).toEqual({ ok: true, value: id })
    expect((await shelf()).map(({ book }) => book.id).toSorted()).toEqual(['one', 'two'])
  })

  it('a book stays if the shell cannot remove it, and the fault names its title', async () => {
    const { library: books, shelf, books: bundles } = await library()
    await books.describe(id, { title: '我的书' })
    bundles.delete(id)
    expect(await books.remove(id)).toMatchObject({
      fault: { code: 'bundle.not-found', file: 'one' },
    })
    bundles.set(id, sampleBook('one'))
    expect(await shelf()).toHaveLength(2)
    expect(await books.bringBack(id)).toMatchObject({
      fault: { code: 'bundle.not-found', file: '我的书' },
    })
  })
})
