import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BundleFile } from '#formats/bundle'
import { bookId } from '#domain/ids'
import { beforeEach, describe, expect, it } from 'vitest'
import { mountSmallDisk } from '../keeping/testing.ts'
import { openShelf } from './shelf.ts'
import { bundleOf, changed, library, put, removedIn } from './testing.ts'

const text = [
  ['第一章', '甲', '乙'],
  ['第二章', '丁'],
]
const bundle = bundleOf('a-book', text)

/** The beginning of a picture, which is all that is looked at. */
const picture = {
  path: 'cover.png',
  bytes: Uint8Array.from(
    Buffer.from(
      `89504e470d0a1a0a0000000d4948445200000200000003000806000000${'00'.repeat(8)}`,
      'hex',
    ),
  ),
}

let places = { above: '', ours: '', own: '' }
beforeEach(async () => {
  places = await library()
})
const shelf = () => openShelf(places.ours, places.own, removedIn(places.above))

describe('keeping a bundle', () => {
  it('writes every byte under the name of the book, and nothing else', async () => {
    const outcome = await shelf().keep(bundle)
    expect(outcome).toMatchObject({ ok: true, value: { id: 'a-book', title: '测试' } })
    expect(await readdir(places.own)).toEqual(['a-book'])
    for (const { path, bytes } of bundle) {
      expect(new Uint8Array(await readFile(join(places.own, 'a-book', path)))).toEqual(
        new Uint8Array(bytes),
      )
    }
  })

  it('keeps the cover of a book as a file of its own, and lists and returns it', async () => {
    const epub = changed(bundle, 'manifest.json', json => json.replace('"test"', '"epub"'))
    const { keep, list, cover } = shelf()
    expect((await keep([...epub, picture])).ok).toBe(true)
    expect((await list()).books).toMatchObject([{ cover: 'cover.png' }])
    expect(await cover(bookId('a-book'))).toMatchObject({ ending: 'png' })
    expect(await cover(bookId('other'))).toBeNull()
    await writeFile(join(places.own, 'a-book', 'cover.png'), '<script>')
    expect(await cover(bookId('a-book'))).toBeNull()
  })

  it('adds a cover to a book from before there were covers, and keeps the one there is', async () => {
    const { keep, cover } = shelf()
    await keep(bundle)
    expect(await cover(bookId('a-book'))).toBeNull()
    await keep([...bundle, picture])
    expect(await cover(bookId('a-book'))).toMatchObject({ bytes: picture.bytes })
    await keep([...bundle, { ...picture, bytes: Uint8Array.from([...picture.bytes, 1]) }])
    expect(await cover(bookId('a-book'))).toMatchObject({ bytes: picture.bytes })
  })

  it('says that the book is there although the disk has no space for its cover', async ({
    skip,
  }) => {
    skip(!mountSmallDisk(places.own), 'a small disk cannot be mounted here')
    try {
      const { keep, cover } = shelf()
      await keep(bundle)
      const large = { ...picture, bytes: new Uint8Array(100_000) }
      large.bytes.set(picture.bytes)
      expect(await keep([...bundle, large])).toMatchObject({ ok: true, value: { id: 'a-book' } })
      expect(await cover(bookId('a-book'))).toBeNull()
    } finally {
      execFileSync('umount', [places.own])
    }
  })

  it.each([
    ['that is no picture', [{ path: 'cover.png', bytes: new TextEncoder().encode('<svg/>') }]],
    ['in another format than its name says', [{ ...picture, path: 'cover.jpg' }]],
    ['twice', [picture, { ...picture }]],
  ])('refuses a cover %s', async (_what, covers) => {
    expect(await shelf().keep([...bundle, ...covers])).toMatchObject({
      ok: false,
      fault: { code: 'bundle.wrong-shape' },
    })
    expect(await readdir(places.own)).toEqual([])
  })

  it('makes the folder for the first book', async () => {
    await rm(places.own, { recursive: true })
    expect((await shelf().keep(bundle)).ok).toBe(true)
  })

  it('makes the book readable at once', async () => {
    const { list, keep, section } = shelf()
    await list()
    await keep(bundle)
    expect((await list()).books).toHaveLength(1)
    expect(await section(bookId('a-book'), 0, 1, 2)).toMatchObject({ value: [{ text: '甲' }] })
  })

  it('returns the existing book when the same text comes again under another file name', async () => {
    await shelf().keep(bundle)
    const renamed = changed(bundle, 'manifest.json', json => json.replace('测试.txt', '副本.txt'))
    expect(await shelf().keep(renamed)).toMatchObject({
      value: { provenance: { file: '测试.txt' } },
    })
  })

  it('returns the book that came with the program', async () => {
    await put(join(places.ours, 'white-paper'), bundle)
    expect((await shelf().keep(bundle)).ok).toBe(true)
    expect(await readdir(places.own)).toEqual([])
  })

  it.each(['ours', 'own'] as const)(
    'never replaces another text with the same id among %s',
    async where => {
      await put(join(places[where], 'a-book'), bundleOf('a-book', [['别的']]))
      expect(await shelf().keep(bundle)).toEqual({
        ok: false,
        fault: { code: 'bundle.exists-differently', file: 'a-book', place: '' },
      })
    },
  )

  it('repairs a damaged bundle and sets the old one aside', async () => {
    await put(
      join(places.own, 'a-book'),
      changed(bundle, 'chapters/0002.json', json => `${json} `),
    )
    const { keep, section } = shelf()
    expect((await section(bookId('a-book'), 1, 0, 1)).ok).toBe(false)
    expect((await keep(bundle)).ok).toBe(true)
    expect((await section(bookId('a-book'), 1, 0, 1)).ok).toBe(true)
    expect(await readdir(places.own)).toEqual([
      expect.stringMatching(/^\.damaged-a-book-/),
      'a-book',
    ])
  })

  it('deletes what an earlier start left half written', async () => {
    await mkdir(join(places.own, '.keeping-0123', 'chapters'), { recursive: true })
    await shelf().keep(bundle)
    expect(await readdir(places.own)).toEqual(['a-book'])
  })

  it('reports how much of a book is on the disk, up to all of it', async () => {
    const told: [string, number][] = []
    const own = openShelf(places.ours, places.own, removedIn(places.above), (book, share) => {
      told.push([book, share])
    })
    await own.keep(bundle)
    expect(told).toEqual([1 / 3, 2 / 3, 1].map(share => ['a-book', share]))
  })

  it.each([
    ['after its first file', 1],
    ['before its name', 3],
  ])('cancels the saving %s, and leaves nothing', async (_when, files) => {
    let told = 0
    const own = openShelf(places.ours, places.own, removedIn(places.above), book => {
      if (++told === files) void own.stopKeeping(book)
    })
    expect(await own.keep(bundle)).toEqual({ ok: true, value: 'cancelled' })
    expect(told).toBe(files)
    expect(await readdir(places.own)).toEqual([])
    expect(await own.keep(bundle)).toMatchObject({ value: { id: 'a-book' } })
  })

  it('saves books one after the other when they come at once, also the same one twice', async () => {
    const other = bundleOf('b-book', text)
    const own = shelf()
    const outcomes = await Promise.all([bundle, other, bundle].map(files => own.keep(files)))
    expect(outcomes).toMatchObject(
      ['a-book', 'b-book', 'a-book'].map(id => ({ ok: true, value: { id } })),
    )
    expect(await readdir(places.own)).toEqual(['a-book', 'b-book'])
  })

  it('cancels a book that is waiting for another to be saved', async () => {
    const own = shelf()
    const first = own.keep(bundle)
    const second = own.keep(bundleOf('b-book', text))
    await own.stopKeeping(bookId('b-book'))
    expect(await first).toMatchObject({ value: { id: 'a-book' } })
    expect(await second).toEqual({ ok: true, value: 'cancelled' })
    expect(await readdir(places.own)).toEqual(['a-book'])
  })

  it('ignores a cancel after the book was saved', async () => {
    const own = shelf()
    await own.stopKeeping(bookId('a-book'))
    await own.keep(bundle)
    await own.stopKeeping(bookId('a-book'))
    expect(await readdir(places.own)).toEqual(['a-book'])
  })

  it('reports a folder that cannot be written to, and leaves nothing', async () => {
    await rm(places.own, { recursive: true })
    await writeFile(places.own, 'a file where the folder should be')
    expect(await shelf().keep(bundle)).toEqual({
      ok: false,
      fault: { code: 'file.not-saved', file: 'a-book', place: 'EEXIST' },
    })
  })
})

describe('a bundle is not kept', () => {
  const without = (path: string) => bundle.filter(file => file.path !== path)
  it.each<[string, readonly BundleFile[], object]>([
    [
      'without its manifest',
      without('manifest.json'),
      { code: 'bundle.missing-file', file: 'manifest.json' },
    ],
    [
      'without a chapter',
      without('chapters/0002.json'),
      { code: 'bundle.missing-file', file: 'chapters/0002.json' },
    ],
    [
      'with a chapter too many',
      [...bundle, { path: 'chapters/0003.json', bytes: new Uint8Array() }],
      { code: 'bundle.wrong-shape', place: 'chapters' },
    ],
    [
      'with a file twice',
      [...bundle, ...bundle],
      { code: 'bundle.wrong-shape', place: 'chapters' },
    ],
    [
      'with a changed chapter',
      changed(bundle, 'chapters/0001.json', json => json.replace('甲', '申')),
      { code: 'bundle.wrong-hash', file: 'chapters/0001.json' },
    ],
    [
      'with a malformed chapter that has the right hash',
      rehashed(changed(bundle, 'chapters/0001.json', () => '{}')),
      { code: 'bundle.wrong-shape', file: 'chapters/0001.json' },
    ],
    [
      'with too few paragraphs and the right hash',
      rehashed(
        bundle.map(file =>
          file.path === 'chapters/0001.json' ? { ...file, bytes: secondChapter() } : file,
        ),
      ),
      { code: 'bundle.wrong-shape', file: 'chapters/0001.json', place: 'paragraphs' },
    ],
    [
      'of a later version',
      changed(bundle, 'manifest.json', json => json.replace('"version": 1', '"version": 9')),
      { code: 'bundle.unknown-version' },
    ],
  ])('refuses to save a bundle %s', async (_title, files, fault) => {
    expect(await shelf().keep(files)).toMatchObject({ ok: false, fault })
    expect(await readdir(places.own)).toEqual([])
  })
})

function secondChapter(): Uint8Array<ArrayBuffer> {
  return bundleOf('a-book', [['短']]).find(({ path }) => path === 'chapters/0001.json')!.bytes
}

function rehashed(files: readonly BundleFile[]): readonly BundleFile[] {
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  const of = (all: readonly BundleFile[]) =>
    hash(all.find(({ path }) => path === 'chapters/0001.json')!.bytes)
  return changed(files, 'manifest.json', json => json.replace(of(bundle), of(files)))
}
