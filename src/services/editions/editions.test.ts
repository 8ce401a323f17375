/**
 * Tests new editions as the reader makes them. The file is long because each is followed from the
 * file to the undone step.
 */
import type { Api } from '#contract/api'
import { anchorAt } from '#domain/anchor'
import { categoryId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { haveSameText, sectionsOf, type Paragraph } from '#domain/book'
import { decodeChapter, decodeManifest, manifestPath, type BundleFile } from '#formats/bundle'
import type { ImportChoices } from '#formats/import/importer'
import { describe, expect, it } from 'vitest'
import { fakeApi, servicesUnderTest, markOn } from '../testing.ts'
import { readImport } from '../library/read-import.ts'
import { previewHere, type ReadablePreview } from '../library/text-preview.ts'

const a = '那人在山下住了三年，每天只在清早出门打水。'
const b = '镇上的茶馆到了冬天就很少有人坐到天黑。'
const c = '他的哥哥写信来说，北方的铁路已经修到了海边。'
const d = '春天的雨下了整整一个月，田里的麦子都烂掉了。'

/** A shell that keeps bundles in memory. */
function shellWithBundles(): Api {
  const shell = fakeApi([])
  const kept: (readonly BundleFile[])[] = []
  const fileOf = (files: readonly BundleFile[], path: string) =>
    files.find(file => file.path === path)!.bytes
  const bookOf = (files: readonly BundleFile[]) => {
    const decoded = decodeManifest(fileOf(files, manifestPath))
    if (!decoded.ok) throw new Error(decoded.fault.code)
    return decoded.value
  }
  const find = (id: string) => kept.find(files => bookOf(files).id === id)!
  return {
    ...shell.api,
    listBooks: async () => ({ books: kept.map(bookOf), faults: [] }),
    keepBundle: async files => {
      const given = bookOf(files.map(({ path, bytes }) => ({ path, bytes: new Uint8Array(bytes) })))
      const there = kept.map(bookOf).find(({ id }) => id === given.id)
      if (there && haveSameText(there, given)) return { ok: true, value: there }
      if (there) {
        const fault = { code: 'bundle.exists-differently', file: given.id, place: '' } as const
        return { ok: false, fault }
      }
      kept.push(files.map(({ path, bytes }) => ({ path, bytes: new Uint8Array(bytes) })))
      return { ok: true, value: bookOf(kept.at(-1)!) }
    },
    readChapters: async (id, first) => {
      const files = find(id)
      const { chapters } = bookOf(files)
      return { ok: true, value: chapters.slice(first).map(({ file }) => fileOf(files, file)) }
    },
    readSection: async (id, chapter, start, end) => {
      const files = find(id)
      const decoded = decodeChapter(fileOf(files, bookOf(files).chapters[chapter]!.file))
      return { ok: true, value: decoded.ok ? decoded.value.slice(start, end) : [] }
    },
  }
}

const file = (name: string, ...lines: readonly string[]) => ({
  name,
  bytes: new TextEncoder().encode(lines.join('\n')),
})

async function paragraphsOf({ held }: ReadablePreview): Promise<readonly Paragraph[]> {
  const files = await held.encode(false)
  return files
    .filter(({ path }) => path !== manifestPath)
    .flatMap(({ bytes }) => {
      const decoded = decodeChapter(bytes)
      return decoded.ok ? decoded.value : []
    })
}

async function library() {
  const { services, db, clock } = await servicesUnderTest([], { api: shellWithBundles() })
  const preview = async (name: string, ...lines: readonly string[]) => {
    const found = await services.library.preview(file(name, ...lines))
    if (!found.ok) throw new Error(found.code)
    return found
  }
  const keep = async (name: string, ...lines: readonly string[]) => {
    const found = await preview(name, ...lines)
    const kept = await services.library.keep(found)
    if (!kept.ok) throw new Error(kept.fault.code)
    return found
  }
  const translations = async (id: string) => {
    const { books } = await services.library.list()
    const { printed } = books.find(({ book }) => book.id === id)!
    const [section] = sectionsOf(printed)
    const read = await services.reading.section(printed, section!)
    return read.ok
      ? read.value.translations.map(({ content, state }) => `${state} ${content.text}`)
      : []
  }
  return { services, db, clock, preview, keep, translations }
}

describe('imported translations', () => {
  const bilingual = [
    a,
    'He lived three years below the hill.',
    b,
    'In winter hardly anyone stayed.',
    c,
    'His brother wrote that the railway had come.',
  ]

  it('an imported translation is saved as the reader’s own in paragraphs that have none', async () => {
    const { services, keep, translations } = await library()
    const found = await keep('书.txt', ...bilingual)
    const { text } = found
    expect(await translations(text.book.id)).toEqual([
      'draft He lived three years below the hill.',
      'draft In winter hardly anyone stayed.',
      'draft His brother wrote that the railway had come.',
    ])
    const [first] = await paragraphsOf(found)
    services.autosave.changed({
      bookId: text.book.id,
      translations: [{ paragraphId: first!.id, index: 0, content: plain('Mine.'), state: 'done' }],
      annotations: [],
    })
    await services.autosave.flush()
    await keep('书.txt', ...bilingual.with(3, 'Another one.'))
    expect(await translations(text.book.id)).toEqual([
      'done Mine.',
      'draft In winter hardly anyone stayed.',
      'draft His brother wrote that the railway had come.',
    ])
  })

  it('other translations of a paragraph become versions of it', async () => {
    const { services, keep, translations } = await library()
    const others = [
      'For three years he lived there below the hill.',
      'Hardly anyone stayed there in the winter.',
      'The brother wrote: the railway had come.',
    ]
    const found = await keep(
      '书.txt',
      ...others.flatMap((other, i) => [
        bilingual[2 * i] ?? '',
        `Version A: ${bilingual[2 * i + 1]}`,
        `Version B: ${other}`,
        '',
      ]),
    )
    expect(found.notices).toEqual([{ code: 'several-translations', detail: '3' }])
    const { id } = found.text.book
    expect(await translations(id)).toEqual([
      'draft Version A: He lived three years below the hill.',
      'draft Version A: In winter hardly anyone stayed.',
      'draft Version A: His brother wrote that the railway had come.',
    ])
    const paragraphs = await paragraphsOf(found)
    const kept = paragraphs.map(one => services.history.versions(`translations/${id}/${one.id}`))
    const versions = (await Promise.all(kept)).flat()
    expect(versions.map(({ row }) => 'content' in row && row.content.text)).toEqual(
      others.map(other => `Version B: ${other}`),
    )
  })

  it('a translation can come in a second file', async () => {
    const { services, preview } = await library()
    const english = file(
      'en.txt',
      'He lived three years below the hill.',
      'In winter hardly anyone stayed.',
    )
    const chinese = file('zh.txt', a, b)
    const { text } = await preview('zh.txt', a, b)
    const paired = await services.library.preview(english, {}, { beside: chinese })
    expect(paired).toMatchObject({ ok: true, isPaired: true, text: { book: { id: text.book.id } } })
    expect(paired.ok && paired.translation?.pairing).toMatchObject([
      { start: 0, end: 1 },
      { start: 1, end: 2 },
    ])
    const titled = await services.library.preview(english, { title: '山下' }, { beside: chinese })
    expect(titled).toMatchObject({ isPaired: true, text: { book: { title: '山下' } } })
    expect(titled.ok && titled.translation?.texts).toHaveLength(2)
    const two = await services.library.preview(chinese, {}, { beside: chinese })
    expect(two).toMatchObject({ ok: true, isPaired: false })
  })
})

describe('editions', () => {
  it('another edition of a book is found, and an unrelated book is not', async () => {
    const { services, preview, keep } = await library()
    await keep('山下.txt', a, b, c, d)
    await keep('别的.txt', '完全不同的一本书，说的是别的事情。', '第二段也不一样，什么都不一样。')
    const fresh = await preview('新版.txt', a, b, c.replace('海边', '山里'), d)
    expect(await services.editions.candidates(fresh)).toMatchObject([
      { title: '山下', likeness: 0.75, hasWork: false },
    ])
    const same = await preview('山下.txt', a, b, c, d)
    expect(await services.editions.candidates(same)).toEqual([])
  })

  it('an edition in the other script is found and takes the work with its states', async () => {
    const { services, keep, preview, translations } = await library()
    const old = await keep('山下.txt', a, b, c, d)
    await keep('别的.txt', '完全不同的一本书，说的是别的事情。', '第二段也不一样，什么都不一样。')
    const [first] = await paragraphsOf(old)
    services.autosave.changed({
      bookId: old.text.book.id,
      translations: [
        { paragraphId: first!.id, index: 0, content: plain('He lived.'), state: 'done' },
      ],
      annotations: [],
    })
    await services.autosave.flush()
    const traditional = [
      '那人在山下住了三年，每天只在清早出門打水。',
      '鎮上的茶館到了冬天，就很少有人坐到天黑。',
      '他的哥哥寫信來說，北方的鐵路已經修到了海邊。',
      '夏天的事情，這裏一點也沒有寫。',
    ]
    const fresh = await preview('繁體.txt', ...traditional)
    expect(await services.editions.candidates(fresh)).toMatchObject([
      { title: '山下', likeness: 0.75, hasWork: true },
    ])
    await keep('繁體.txt', ...traditional)
    const to = fresh.text.book.id
    expect(await services.editions.carryOver(old.text.book.id, to)).toMatchObject({
      value: { report: { paragraphs: { same: 2, changed: 1, gone: 1, added: 1 } } },
    })
    expect(await translations(to)).toEqual(['done He lived.', 'empty ', 'empty ', 'empty '])
  })

  it('an edition of the same title in the other script is compared first in a library of many', async () => {
    const { services, keep, preview } = await library()
    await keep('书剑.txt', a, b, c, d)
    for (const k of [1, 2, 3, 4, 5, 6, 7])
      await keep(
        `第${k}本.txt`,
        ...[a, b, c, d].map(text => Array.from(text).reverse().join(k.toString())),
      )
    const fresh = await preview(
      '書劍.txt',
      '那人在山下住了三年，每天只在清早出門打水。',
      '鎮上的茶館到了冬天就很少有人坐到天黑。',
    )
    expect(await services.editions.candidates(fresh)).toMatchObject([{ title: '书剑' }])
  })

  it('places are offered for the marks that have none in the new edition', async () => {
    const { services, keep } = await library()
    const old = await keep('山下.txt', a, b, c)
    const [, second] = await paragraphsOf(old)
    const marks = await services.marking.open(old.text.book.id)
    markOn(marks, {
      side: 'source',
      index: 1,
      anchors: [anchorAt(second!.id, second!.text, 5, 13)],
      category: categoryId('term'),
    })
    await services.autosave.flush()
    const fresh = await keep(
      '山下二.txt',
      a,
      '从前镇上的茶馆一到冬天就没有人了，只坐到天黑。',
      c,
      d,
    )
    const to = fresh.text.book.id
    await services.editions.carryOver(old.text.book.id, to)
    const orphans = (await services.marking.open(to)).all.get()
    expect(orphans[0]?.anchors[0]?.end).toBe(0)
    const found = await services.editions.offerPlaces(to, orphans)
    expect(found.ok && found.value.get(orphans[0]!.id)).toMatchObject([{ index: 1 }])
  })

  it('carrying work over to another edition is one step that can be undone', async () => {
    const { services, keep, translations } = await library()
    const old = await keep('山下.txt', a, b, c)
    const book = old.text.book.id
    const [first, second] = await paragraphsOf(old)
    services.autosave.changed({
      bookId: book,
      translations: [
        { paragraphId: first!.id, index: 0, content: plain('He lived below.'), state: 'done' },
        { paragraphId: second!.id, index: 1, content: plain('The teahouse.'), state: 'done' },
      ],
      annotations: [],
    })
    const marks = await services.marking.open(book)
    markOn(marks, {
      side: 'source',
      index: 1,
      anchors: [anchorAt(second!.id, second!.text, 3, 5)],
      category: categoryId('term'),
    })
    await services.autosave.flush()
    const fresh = await keep('山下二.txt', d, a, b.replace('天黑', '半夜'), c)
    const to = fresh.text.book.id
    expect(await services.editions.report(book, to)).toMatchObject({
      ok: true,
      value: { translations: { kept: 1, toCheck: 1 }, annotations: { kept: 1, orphans: [] } },
    })
    expect(await translations(to)).toEqual(['empty ', 'empty ', 'empty ', 'empty '])

    const carried = await services.editions.carryOver(book, to)
    expect(await translations(to)).toEqual([
      'empty ',
      'done He lived below.',
      'check The teahouse.',
      'empty ',
    ])
    const there = await services.marking.open(to)
    expect(there.all.get()).toMatchObject([{ index: 2, anchors: [{ quote: { exact: '茶馆' } }] }])
    expect(await translations(book)).toEqual([
      'done He lived below.',
      'done The teahouse.',
      'empty ',
    ])

    if (carried.ok) await carried.value.step.undo()
    expect(await translations(to)).toEqual(['empty ', 'empty ', 'empty ', 'empty '])
    expect(there.all.get()).toEqual([])
  })

  it('the same file read in another way is another edition, and is not added twice', async () => {
    const { services } = await library()
    const markdown = file('山下.md', '# 山下', '', a, '', '## 第二章', '', b, '', c)
    const keep = async (choices: ImportChoices) => {
      const found = await services.library.preview(markdown, choices)
      if (!found.ok) throw new Error(found.code)
      const kept = await services.library.keep(found)
      if (!kept.ok) throw new Error(kept.fault.code)
      return { found, id: kept.value }
    }
    const first = await keep({})
    const otherwise = { chapterLines: '/^那人/' }
    const second = await services.library.preview(markdown, otherwise)
    if (!second.ok) throw new Error(second.code)
    expect(await services.editions.candidates(second)).toMatchObject([
      { book: first.id, title: '山下' },
    ])
    const { id } = await keep(otherwise)
    expect(id).not.toBe(first.id)
    expect((await keep(otherwise)).id).toBe(id)
    expect((await keep({})).id).toBe(first.id)
    expect(await services.editions.candidates(second)).toEqual([])
    expect((await services.library.list()).books).toHaveLength(2)
  })

  it('a text whose id belongs to a book with other paragraphs is added under its own id', async () => {
    const { services, keep } = await library()
    const old = await keep('山下.txt', a, b, c)
    const other = readImport({ file: file('别的.txt', a, b, d) })
    if (!other.ok) throw new Error(other.code)
    const book = { ...other.text.book, id: old.text.book.id }
    const fresh = previewHere({ ...other, text: { ...other.text, book } })
    expect(await services.editions.candidates(fresh)).toMatchObject([{ book: old.text.book.id }])
    const kept = await services.library.keep(fresh)
    expect(kept.ok && kept.value).not.toBe(old.text.book.id)
    expect(await services.library.keep(fresh)).toEqual(kept)
    expect(await services.editions.candidates(fresh)).toEqual([])
    const carried = kept.ok ? await services.editions.carryOver(old.text.book.id, kept.value) : kept
    expect(carried.ok).toBe(true)
  })

  it('work is not carried over to a book that is not in the library', async () => {
    const { services, keep, preview } = await library()
    const old = await keep('山下.txt', a, b, c)
    const other = await preview('新.txt', a, b, d)
    expect(await services.editions.carryOver(old.text.book.id, other.text.book.id)).toMatchObject({
      ok: false,
      fault: { code: 'bundle.not-found' },
    })
  })
})
