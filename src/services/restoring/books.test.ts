import type { Api } from '#contract/api'
import { bookId } from '#domain/ids'
import { readWork } from '#storage/whole'
import { describe, expect, it } from 'vitest'
import { sampleBook } from '../testing.ts'
import { book, library, saved } from './testing.ts'

const titles = async ({ services }: Awaited<ReturnType<typeof library>>) =>
  (await services.library.list()).books.map(one => one.book.title)

describe('records of books in backups', () => {
  it('a book’s record is restored from a backup file, and that can be undone', async () => {
    const first = await library()
    await first.services.library.describe(book, { title: '我的书' })
    await saved(first)
    const second = await library()
    second.files.push(...first.files)
    const source = await second.chosen()
    expect(await second.services.restoring.preview(source)).toMatchObject({
      books: [{ title: '网络空间' }],
      other: { added: 1 },
    })
    await second.services.restoring.apply(source, { kind: 'all' })
    expect(await titles(second)).toEqual(['我的书'])
    await second.services.restoring.last.get()?.step.undo()
    expect(await titles(second)).toEqual(['网络空间'])
  })

  it('a restored record names a book without text, and an overwritten one stays in the history', async () => {
    const first = await library()
    await first.services.library.describe(book, { title: '我的书' })
    await saved(first)
    const second = await library([])
    second.files.push(...first.files)
    const source = await second.chosen()
    expect(await second.services.restoring.preview(source)).toMatchObject({
      books: [{ title: '我的书', isHere: false }],
    })
    await second.clock.pass(5)
    await second.services.library.describe(book, { title: '新的书名' })
    await second.services.restoring.apply(source, { kind: 'all' })
    const { rows } = await readWork(second.db)
    expect(rows.books).toMatchObject([{ title: '新的书名' }])
    expect(rows.history).toMatchObject([{ table: 'books', row: { title: '我的书' } }])
  })

  it('the bundle in a backup file has the printed title', async () => {
    const first = await library()
    await saved(first, true)
    await first.services.library.describe(book, { title: '我的书' })
    await saved(first, true)
    const texts = await Promise.all(
      first.files.map(async file => {
        const source = await first.services.restoring.openFile(file)
        return source.ok && file.bytes.length
      }),
    )
    expect(texts).not.toContain(false)
  })
})

describe('removed books in backups', () => {
  const removing = async (under: Awaited<ReturnType<typeof library>>) => {
    const taken: string[] = []
    Object.assign(under.api, {
      removeBundle: async id => {
        taken.push(id)
        return { ok: true, value: null }
      },
    } satisfies Partial<Api>)
    await under.services.library.remove(book)
    return taken
  }

  it('a removed book stays removed when an older snapshot is restored, and its work returns', async () => {
    const under = await library()
    await under.services.library.describe(book, { title: '我的书' })
    await under.translate(0, 'Then')
    const then = await under.snapshot('then')
    await under.translate(0, 'Now')
    await removing(under)
    expect(await titles(under)).toEqual([])
    await under.services.restoring.apply(then, { kind: 'all' })
    expect(await titles(under)).toEqual([])
    expect(await under.texts()).toEqual({ p0: 'Then' })
  })

  it('restoring a snapshot does not remove a book again', async () => {
    const under = await library()
    await under.services.library.describe(book, { title: '我的书' })
    await removing(under)
    const then = await under.snapshot('then')
    Object.assign(under.api, { bringBackBundle: async () => ({ ok: true, value: null }) })
    await under.services.library.bringBack(book)
    await under.services.restoring.apply(then, { kind: 'all' })
    expect(await titles(under)).toEqual(['我的书'])
  })

  it('a removed book returns when a backup file brings its text', async () => {
    const under = await library()
    await saved(under, true)
    await removing(under)
    const source = await under.chosen()
    await under.services.restoring.apply(source, { kind: 'book', book: bookId('another') })
    expect(await titles(under)).toEqual([])
    await under.services.restoring.apply(source, { kind: 'all' })
    expect(under.bundles).toHaveLength(1)
    expect(await titles(under)).toEqual([sampleBook().title])
  })
})
