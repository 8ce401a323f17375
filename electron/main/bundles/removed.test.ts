import { mkdir, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bookId } from '#domain/ids'
import { beforeEach, describe, expect, it } from 'vitest'
import { graceTime, openRemoved } from './removed.ts'
import { openShelf } from './shelf.ts'
import { bundleOf, changed, library, put } from './testing.ts'

const text = [['第一章', '甲', '乙']]
const bundle = bundleOf('a-book', text)
const id = bookId('a-book')

let places = { above: '', ours: '', own: '' }
beforeEach(async () => {
  places = await library()
})

/**
 * A shelf, and a trash that is a folder. The clock does not run, and tests run the timers
 * themselves.
 */
function opened({ now = 1000, trash = 'trash' as 'trash' | 'refuses' } = {}) {
  const root = join(places.above, 'removed')
  const bin = join(places.above, 'bin')
  const alarms: { readonly ms: number; readonly run: () => void }[] = []
  let takes = trash
  const removed = openRemoved({
    root,
    now: () => now,
    after: (ms, run) => void alarms.push({ ms, run }),
    trash: async path => {
      if (takes === 'refuses') throw new Error('no trash here')
      await mkdir(bin, { recursive: true })
      await rename(path, join(bin, path.slice(path.lastIndexOf('/') + 1)))
    },
  })
  const names = (folder: string) => readdir(folder).catch(() => [])
  return {
    ...openShelf(places.ours, places.own, removed),
    removed,
    root,
    alarms,
    trashTakes: (what: typeof trash) => {
      takes = what
    },
    waiting: () => names(root),
    thrownAway: () => names(bin),
    titles: async (shelf: ReturnType<typeof openShelf>) =>
      (await shelf.list()).books.map(({ title }) => title),
  }
}

describe('a book that is removed', () => {
  it('a removed book is gone from the shelf, whole, and can be brought back as it was', async () => {
    const shelf = opened()
    await shelf.keep(bundle)
    expect((await shelf.section(id, 0, 0, 1)).ok).toBe(true)
    expect(await shelf.remove(id)).toEqual({ ok: true, value: null })
    expect((await shelf.list()).books).toEqual([])
    expect(await shelf.section(id, 0, 0, 1)).toMatchObject({ fault: { code: 'bundle.not-found' } })
    expect(await readdir(places.own)).toEqual([])
    expect(await shelf.waiting()).toEqual(['1000_a-book'])
    expect(await readdir(join(shelf.root, '1000_a-book'))).toEqual(['测试'])
    expect(await shelf.bringBack(id)).toEqual({ ok: true, value: null })
    expect(await shelf.section(id, 0, 1, 2)).toMatchObject({ value: [{ text: '甲' }] })
    expect(await shelf.waiting()).toEqual([])
    expect(await shelf.thrownAway()).toEqual([])
  })

  it('a book is found for removal by its id, not by the name of its folder', async () => {
    const shelf = opened()
    await put(join(places.own, 'another name'), bundle)
    await put(join(places.own, 'a copy'), bundle)
    await put(join(places.own, 'not-a-book'), bundleOf('another', text))
    expect((await shelf.remove(id)).ok).toBe(true)
    expect(await readdir(places.own)).toEqual(['not-a-book'])
    expect((await shelf.list()).books.map(book => book.id)).toEqual(['another'])
  })

  it('a book that came with the program is not removed', async () => {
    const shelf = opened()
    await put(join(places.ours, 'a-book'), bundle)
    expect(await shelf.remove(id)).toEqual({ ok: true, value: null })
    expect(await shelf.bringBack(id)).toEqual({ ok: true, value: null })
    expect((await shelf.list()).books).toHaveLength(1)
    expect(await shelf.waiting()).toEqual([])
  })

  it('a removed book can be imported again, and removed again', async () => {
    const shelf = opened()
    for (let times = 0; times < 3; times++) {
      await shelf.keep(bundle)
      expect((await shelf.remove(id)).ok).toBe(true)
    }
    expect(await shelf.waiting()).toEqual(['1000_a-book', '1001_a-book', '1002_a-book'])
    await shelf.keep(bundle)
    expect(await shelf.bringBack(id)).toEqual({ ok: true, value: null })
    expect(await shelf.waiting()).toHaveLength(3)
  })

  it('a book that does not exist cannot be removed or brought back', async () => {
    const shelf = opened()
    const fault = { ok: false, fault: { code: 'bundle.not-found', file: 'a-book', place: '' } }
    expect(await shelf.remove(id)).toEqual(fault)
    expect(await shelf.bringBack(id)).toEqual(fault)
  })

  it('a removed book whose title is a path stays inside the folder for removed books', async () => {
    const shelf = opened()
    const title = '"title": "../../../etc/\\u0000passwd"'
    const hostile = changed(bundle, 'manifest.json', json => json.replace(/"title": "测试"/, title))
    await put(join(places.own, 'a-book'), hostile)
    expect((await shelf.remove(id)).ok).toBe(true)
    const [slot = ''] = await shelf.waiting()
    const [inside = ''] = await readdir(join(shelf.root, slot))
    expect((await stat(join(shelf.root, slot, inside, 'manifest.json'))).isFile()).toBe(true)
    expect((await readdir(places.above)).toSorted()).toEqual(['ours', 'own', 'removed'])
  })

  it('a book stays in the library, whole, if the folder for removed books cannot be made', async () => {
    const shelf = opened()
    await shelf.keep(bundle)
    await writeFile(shelf.root, 'a file where the folder should be')
    expect(await shelf.remove(id)).toEqual({
      ok: false,
      fault: { code: 'bundle.not-removed', file: '测试', place: 'EEXIST' },
    })
    expect((await shelf.section(id, 0, 0, 3)).ok).toBe(true)
  })
})

describe('the trash', () => {
  it('the trash gets a book ten minutes after its removal, under its title', async () => {
    const shelf = opened()
    await shelf.keep(bundle)
    await shelf.remove(id)
    expect(shelf.alarms.map(({ ms }) => ms)).toEqual([graceTime])
    shelf.alarms[0]!.run()
    expect(await shelf.bringBack(id)).toMatchObject({ fault: { code: 'bundle.not-found' } })
    expect(await shelf.thrownAway()).toEqual(['测试'])
    expect(await shelf.waiting()).toEqual([])
  })

  it('the trash does not get a book that was removed later or brought back', async () => {
    const shelf = opened()
    await shelf.keep(bundle)
    await shelf.remove(id)
    await shelf.bringBack(id)
    await opened({ now: 2000 }).remove(id)
    shelf.alarms[0]!.run()
    await shelf.removed.giveBack(id, join(places.own, 'a-book'))
    expect(await shelf.thrownAway()).toEqual([])
    expect((await shelf.list()).books).toHaveLength(1)
  })

  it('the next start moves to the trash what an earlier start removed', async () => {
    const first = opened()
    await first.keep(bundle)
    await first.remove(id)
    const next = opened({ now: 5000 })
    await next.removed.throwAway()
    expect(await next.thrownAway()).toEqual(['测试'])
    expect(await next.waiting()).toEqual([])
  })

  it('the next start tries a trash again that refused a book, which is reported until then', async () => {
    const first = opened({ trash: 'refuses' })
    await first.keep(bundle)
    await first.remove(id)
    await first.removed.throwAway()
    const faults = [{ code: 'bundle.not-trashed', file: '测试', place: '' }]
    expect(await first.list()).toEqual({ books: [], faults })
    expect(await first.waiting()).toEqual(['1000_a-book'])
    const next = opened({ now: 5000 })
    expect((await next.list()).faults).toEqual([])
    await next.removed.throwAway()
    expect(await next.thrownAway()).toEqual(['测试'])
    first.trashTakes('trash')
    await first.removed.throwAway()
    expect((await first.list()).faults).toEqual(faults.slice(1))
  })

  it('the trash gets no book that was brought back after it refused', async () => {
    const shelf = opened({ trash: 'refuses' })
    await shelf.keep(bundle)
    await shelf.remove(id)
    await shelf.removed.throwAway()
    await shelf.bringBack(id)
    expect(await shelf.list()).toMatchObject({ books: [{ id }], faults: [] })
  })

  it('the trash gets nothing but removed books, and no links', async () => {
    const shelf = opened()
    const precious = join(places.above, 'precious')
    await mkdir(precious)
    await mkdir(join(shelf.root, 'notes'), { recursive: true })
    await mkdir(join(shelf.root, '5_a-book'))
    await writeFile(join(shelf.root, '6_a-book'), 'a file')
    await symlink(precious, join(shelf.root, '5_a-book', 'link'))
    await symlink(precious, join(shelf.root, '7_a-book'))
    await shelf.removed.throwAway()
    expect(await shelf.thrownAway()).toEqual([])
    expect((await shelf.waiting()).toSorted()).toEqual([
      '5_a-book',
      '6_a-book',
      '7_a-book',
      'notes',
    ])
    expect(await shelf.bringBack(id)).toMatchObject({ fault: { code: 'bundle.not-found' } })
    expect((await stat(precious)).isDirectory()).toBe(true)
  })

  it('the next start deletes the empty folder of an interrupted removal', async () => {
    const shelf = opened()
    await shelf.keep(bundle)
    await mkdir(join(shelf.root, '5_a-book'), { recursive: true })
    await shelf.removed.throwAway()
    expect(await shelf.waiting()).toEqual([])
    expect((await shelf.list()).books).toHaveLength(1)
  })
})

it('reports a book that cannot be put back, and keeps it', async () => {
  const shelf = opened()
  await shelf.keep(bundle)
  await shelf.remove(id)
  await rm(places.own, { recursive: true })
  await writeFile(places.own, 'a file where the folder should be')
  expect(await shelf.bringBack(id)).toMatchObject({
    fault: { code: 'bundle.not-brought-back', file: 'a-book' },
  })
  expect(await shelf.waiting()).toEqual(['1000_a-book'])
})
