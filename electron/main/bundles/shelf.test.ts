import { mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bookId } from '#domain/ids'
import { beforeEach, describe, expect, it } from 'vitest'
import { largest } from './read.ts'
import { openShelf } from './shelf.ts'
import { bundleOf, changed, library, put, removedIn } from './testing.ts'

const good = bundleOf('good', [
  ['第一章', '甲', '乙', '丙'],
  ['第二章', '丁'],
])
const other = bundleOf('other', [['另一本', '戊']])

let places = { above: '', ours: '', own: '' }
beforeEach(async () => {
  places = await library()
})

const shelf = () => openShelf(places.ours, places.own, removedIn(places.above))
const texts = (outcome: Awaited<ReturnType<ReturnType<typeof shelf>['section']>>) =>
  outcome.ok ? outcome.value.map(({ text }) => text) : outcome.fault

describe('the shelf', () => {
  it('the shelf is empty if its folders do not exist', async () => {
    const empty = openShelf(
      join(places.above, 'none'),
      join(places.above, 'no'),
      removedIn(places.above),
    )
    expect(await empty.list()).toEqual({ books: [], faults: [] })
  })

  it('lists the books of both folders, whatever their folders are called', async () => {
    await put(join(places.ours, 'b'), good)
    await put(join(places.own, 'a'), other)
    const { books, faults } = await shelf().list()
    expect(books.map(({ id }) => id)).toEqual(['good', 'other'])
    expect(faults).toEqual([])
  })

  it('lists a book once that is in both folders', async () => {
    await put(join(places.ours, 'a'), good)
    await put(join(places.own, 'a'), good)
    const { books, faults } = await shelf().list()
    expect(books).toHaveLength(1)
    expect(faults).toEqual([])
  })

  it('names the folder of a book whose id another text has', async () => {
    const namesake = bundleOf('good', [['第一章', '甲', '乙']])
    await put(join(places.own, 'a'), good)
    await put(join(places.own, 'b'), namesake)
    const { books, faults } = await shelf().list()
    expect(books.map(({ chapters }) => chapters.length)).toEqual([2])
    expect(faults).toEqual([{ code: 'bundle.id-taken', file: 'b', place: '' }])
  })

  it('passes over files and folders that are being written', async () => {
    await writeFile(join(places.own, 'notes.txt'), '')
    await put(join(places.own, '.keeping-1'), good)
    expect(await shelf().list()).toEqual({ books: [], faults: [] })
  })

  it('returns a section of a chapter without being listed first', async () => {
    await put(join(places.ours, 'a'), good)
    const { section } = shelf()
    expect(texts(await section(bookId('good'), 0, 1, 3))).toEqual(['甲', '乙'])
    expect(texts(await section(bookId('good'), 1, 0, 2))).toEqual(['第二章', '丁'])
  })

  it('returns the files of all chapters from one on, unchanged', async () => {
    await put(join(places.ours, 'a'), good)
    const { chapters } = shelf()
    const files = (from: number) => good.slice(from, 2).map(({ bytes }) => new Uint8Array(bytes))
    const given = async (from: number) => {
      const outcome = await chapters(bookId('good'), from)
      return outcome.ok ? outcome.value.map(bytes => new Uint8Array(bytes)) : outcome.fault
    }
    expect(await given(0)).toEqual(files(0))
    expect(await given(1)).toEqual(files(1))
    expect(await given(2)).toMatchObject({ code: 'bundle.not-found' })
  })

  it('returns a large book in parts', async () => {
    const chapters = [0, 1, 2].map(i => [`第${i}章`, '长'.repeat(400_000)])
    await put(join(places.own, 'a'), bundleOf('long', chapters))
    const outcome = await shelf().chapters(bookId('long'), 0)
    expect(outcome).toMatchObject({ value: { length: 2 } })
  })

  it('returns the files before a damaged chapter, and reports it when it is requested first', async () => {
    await put(
      join(places.own, 'a'),
      changed(good, 'chapters/0002.json', json => `${json} `),
    )
    const { chapters } = shelf()
    expect(await chapters(bookId('good'), 0)).toMatchObject({ value: { length: 1 } })
    expect(await chapters(bookId('good'), 1)).toMatchObject({
      fault: { code: 'bundle.wrong-hash', file: 'a/chapters/0002.json' },
    })
  })

  it('finds a book that was added after the last listing', async () => {
    const { list, section } = shelf()
    await list()
    await put(join(places.own, 'a'), other)
    expect(texts(await section(bookId('other'), 0, 0, 1))).toEqual(['另一本'])
  })

  it.each<[string, string, number, number, number, string]>([
    ['an unknown book', 'none', 0, 0, 1, 'none'],
    ['a chapter it does not have', 'good', 2, 0, 1, 'a'],
    ['paragraphs after the last', 'good', 0, 0, 5, 'a'],
    ['an empty stretch', 'good', 0, 2, 2, 'a'],
    ['a stretch backwards', 'good', 0, 3, 1, 'a'],
  ])('returns a fault for a section of %s', async (_title, id, chapter, start, end, file) => {
    await put(join(places.ours, 'a'), good)
    expect(texts(await shelf().section(bookId(id), chapter, start, end))).toMatchObject({
      code: 'bundle.not-found',
      file,
    })
  })
})

describe('a damaged manifest', () => {
  const manifest = 'manifest.json'
  it.each<[string, (folder: string) => Promise<void>, object]>([
    ['missing', folder => rm(join(folder, manifest)), { code: 'bundle.missing-file' }],
    [
      'broken JSON',
      folder =>
        put(
          folder,
          changed(good, manifest, text => text.slice(0, 40)),
        ),
      { code: 'bundle.broken-json' },
    ],
    [
      'not UTF-8',
      folder => writeFile(join(folder, manifest), Uint8Array.of(0x7b, 0xff, 0x7d)),
      { code: 'bundle.broken-json' },
    ],
    [
      'of a later version',
      folder =>
        put(
          folder,
          changed(good, manifest, text => text.replace('"version": 1', '"version": 9')),
        ),
      { code: 'bundle.unknown-version', place: 'version' },
    ],
    [
      'of another shape',
      folder =>
        put(
          folder,
          changed(good, manifest, text => text.replace('"title": "测试"', '"title": 1')),
        ),
      { code: 'bundle.wrong-shape', place: 'title' },
    ],
    [
      'with an unknown field',
      folder =>
        put(
          folder,
          changed(good, manifest, text => text.replace('{', '{ "run": "x",')),
        ),
      { code: 'bundle.wrong-shape' },
    ],
    [
      'naming a file outside',
      folder =>
        put(
          folder,
          changed(good, manifest, text => text.replace('chapters/0001.json', '../../secret.json')),
        ),
      { code: 'bundle.outside-folder', place: 'chapters.0.file' },
    ],
    [
      'naming an absolute path',
      folder =>
        put(
          folder,
          changed(good, manifest, text => text.replace('chapters/0001.json', '/etc/passwd')),
        ),
      { code: 'bundle.outside-folder', place: 'chapters.0.file' },
    ],
    [
      'a link that leaves the folder',
      async folder => {
        await rename(join(folder, manifest), join(places.above, 'elsewhere.json'))
        await symlink(join(places.above, 'elsewhere.json'), join(folder, manifest))
      },
      { code: 'bundle.outside-folder' },
    ],
    ['a link to itself', folder => loop(join(folder, manifest)), { code: 'bundle.missing-file' }],
    [
      'a folder',
      async folder => {
        await rm(join(folder, manifest))
        await mkdir(join(folder, manifest))
      },
      { code: 'file.unreadable', place: 'EISDIR' },
    ],
    [
      'too large',
      folder => truncate(join(folder, manifest), largest.manifest + 1),
      { code: 'bundle.too-large', place: String(largest.manifest + 1) },
    ],
  ])(
    'reports a bundle whose manifest is %s, and lists the other',
    async (_title, damage, fault) => {
      const folder = join(places.own, 'bad')
      await put(folder, good)
      await put(join(places.own, 'whole'), other)
      await damage(folder)
      const { books, faults } = await shelf().list()
      expect(books.map(({ id }) => id)).toEqual(['other'])
      expect(faults).toEqual([expect.objectContaining({ file: 'bad/manifest.json', ...fault })])
    },
  )

  it('a bundle that is a link to another folder is reported', async () => {
    await put(join(places.above, 'elsewhere'), good)
    await symlink(join(places.above, 'elsewhere'), join(places.own, 'bad'))
    const { books, faults } = await shelf().list()
    expect(books).toEqual([])
    expect(faults).toEqual([{ code: 'bundle.outside-folder', file: 'bad', place: '' }])
  })
})

describe('a damaged chapter', () => {
  const first = 'chapters/0001.json'
  it.each<[string, (folder: string) => Promise<void>, object]>([
    ['missing', folder => rm(join(folder, first)), { code: 'bundle.missing-file' }],
    [
      'changed by one character',
      folder =>
        put(
          folder,
          changed(good, first, text => text.replace('甲', '申')),
        ),
      { code: 'bundle.wrong-hash' },
    ],
    [
      'cut short',
      folder =>
        put(
          folder,
          changed(good, first, text => text.slice(0, -1)),
        ),
      { code: 'bundle.wrong-hash' },
    ],
    [
      'a link that leaves the folder, to the right bytes',
      async folder => {
        await rename(join(folder, first), join(places.above, 'elsewhere.json'))
        await symlink(join(places.above, 'elsewhere.json'), join(folder, first))
      },
      { code: 'bundle.outside-folder' },
    ],
    ['a link to itself', folder => loop(join(folder, first)), { code: 'bundle.missing-file' }],
    [
      'too large',
      folder => truncate(join(folder, first), largest.chapter + 1),
      { code: 'bundle.too-large' },
    ],
  ])('reports a chapter that is %s, and reads the other', async (_title, damage, fault) => {
    const folder = join(places.own, 'bad')
    await put(folder, good)
    await damage(folder)
    const { section } = shelf()
    expect(texts(await section(bookId('good'), 0, 0, 2))).toMatchObject({
      file: `bad/${first}`,
      ...fault,
    })
    expect(texts(await section(bookId('good'), 1, 0, 2))).toEqual(['第二章', '丁'])
  })

  it('a repaired chapter is read again', async () => {
    const folder = join(places.own, 'bad')
    await put(
      folder,
      changed(good, first, text => `${text} `),
    )
    const { section } = shelf()
    expect((await section(bookId('good'), 0, 0, 1)).ok).toBe(false)
    await put(folder, good)
    expect(texts(await section(bookId('good'), 0, 0, 1))).toEqual(['第一章'])
  })
})

async function loop(path: string): Promise<void> {
  await rm(path)
  await symlink(path, path)
}
