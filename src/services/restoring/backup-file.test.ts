/**
 * Tests backups that are restored. The file is long because each state of the library is met by
 * each backup.
 */
import * as fc from 'fast-check'
import type { Api } from '#contract/api'
import { standaloneNotes, standalonePlace } from '#domain/notes/standalone'
import { plain } from '#domain/rich-text'
import { anyWork } from '#domain/testing'
import { bookId, categoryId, paragraphId, type BookId } from '#domain/ids'
import { canonical } from '#domain/work'
import { versionsOf } from '#storage/history'
import { backupLimits } from '#formats/backup/backup'
import { makeZip } from '#formats/zip/make-zip'
import { openZip } from '#formats/zip/open-zip'
import { readWork } from '#storage/whole'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { packingHere } from './packing.ts'
import { markOn, sampleBook } from '../testing.ts'
import { book, library, saved } from './testing.ts'

const at = { start: 0, end: 2, quote: { exact: '第0', prefix: '', suffix: '段。' } }

describe('a backup file', () => {
  it('a backup file fills an empty library, and adds nothing the second time', async () => {
    const first = await library()
    await first.translate(0, 'One')
    const marks = await first.services.marking.open(book)
    const anchors = [{ paragraphId: paragraphId('p0'), ...at }]
    const category = categoryId('term')
    markOn(marks, { side: 'source', index: 0, anchors, category, note: [plain('谁？')] })
    await saved(first)
    expect(first.files[0]?.name).toMatch(/^duizhao \d{4}-\d\d-\d\d\.duizhao$/)

    const second = await library()
    second.files.push(...first.files)
    const source = await second.chosen()
    expect(await second.services.restoring.preview(source)).toMatchObject({
      books: [
        {
          book,
          title: '网络空间',
          isHere: true,
          translations: { added: 1, changed: 0, conflicting: 0, deleted: 0, same: 0 },
          annotations: { added: 1 },
        },
      ],
      other: { added: 0, same: 4 },
    })
    expect(await second.services.restoring.apply(source, { kind: 'all' })).toMatchObject({
      ok: true,
      value: { rows: 2 },
    })
    expect(canonical(await readWork(second.db))).toBe(canonical(await readWork(first.db)))
    expect(await second.services.restoring.preview(source)).toMatchObject({
      books: [{ translations: { added: 0, same: 1 }, annotations: { added: 0, same: 1 } }],
    })
    const { seq } = await readWork(second.db)
    expect(await second.services.restoring.apply(source, { kind: 'all' })).toMatchObject({
      value: { rows: 0 },
    })
    expect((await readWork(second.db)).seq).toBe(seq)
  })

  it('standalone notes count as here, come into a library where they are open, and go by undo', async () => {
    const [first, second] = [await library(), await library()]
    const theirs = await first.services.marking.standalone()
    const id = theirs.newNote(standalonePlace)
    if (!id) throw new Error('no note')
    theirs.writeNote(id, [plain('Theirs')])
    await saved(first)
    const marks = await second.services.marking.standalone()
    second.files.push(...first.files)
    const source = await second.chosen()
    const { books } = await second.services.restoring.preview(source)
    expect(books.find(one => one.book === standaloneNotes)).toMatchObject({
      isHere: true,
      bringsText: false,
      annotations: { added: 1 },
    })
    await second.services.restoring.apply(source, { kind: 'all' })
    expect(marks.get(id)?.note).toEqual([plain('Theirs')])
    second.services.undoing.order.undo()
    await vi.waitFor(() => expect(marks.get(id)).toBe(null))
  })

  it('a backup file restores any work to the same canonical bytes', async () => {
    await fc.assert(
      fc.asyncProperty(anyWork(), async work => {
        const packed = await packingHere.pack({
          of: 'library',
          program: '',
          madeAt: 1,
          books: [],
          work,
        })
        if (!packed.ok) throw new Error(packed.fault.code)
        const wiped = await library()
        await wiped.db.categories.clear()
        wiped.files.push({ name: 'a.duizhao', bytes: packed.value })
        await wiped.services.restoring.apply(await wiped.chosen(), { kind: 'all' })
        expect(canonical(await readWork(wiped.db))).toBe(canonical(work))
      }),
      { numRuns: 10 },
    )
  }, 20_000)

  it('the newer words win, and the others go into the history', async () => {
    const first = await library()
    await first.translate(0, 'Theirs')
    await first.translate(1, 'Theirs too')
    await saved(first)
    const second = await library()
    await second.translate(0, 'Mine before')
    await second.clock.pass(10_000)
    await second.translate(1, 'Mine since')
    await second.db.translations.update([book, 'p0'], { updatedAt: 1 })
    second.files.push(...first.files)
    const source = await second.chosen()
    expect(await second.services.restoring.preview(source)).toMatchObject({
      books: [{ translations: { conflicting: 2 } }],
    })
    await second.services.restoring.apply(source, { kind: 'all' })
    expect(await second.texts()).toEqual({ p0: 'Theirs', p1: 'Mine since' })
    const kept = await Promise.all(
      ['p0', 'p1'].map(async p => (await versionsOf(second.db, `translations/sample/${p}`)).rows),
    )
    expect(kept).toMatchObject([
      [{ why: 'merged', row: { content: { text: 'Mine before' } } }],
      [{ why: 'merged', row: { content: { text: 'Theirs too' } } }],
    ])
  })

  it.each(['Asia/Shanghai', 'America/New_York'])(
    'a backup file is named after the local day in %s',
    async zone => {
      vi.stubEnv('TZ', zone)
      onTestFinished(() => void vi.unstubAllEnvs())
      const under = await library()
      // 23:00 UTC is the next morning in China, and 03:00 UTC the evening before in New York.
      await under.clock.pass((zone === 'Asia/Shanghai' ? 23 : 27) * 3_600_000)
      await saved(under)
      const day = zone === 'Asia/Shanghai' ? '1970-01-02' : '1970-01-01'
      expect(under.files[0]?.name).toBe(`duizhao ${day}.duizhao`)
    },
  )

  it('a backup file of one book has nothing of other books', async () => {
    const first = await library([sampleBook(), sampleBook('other')])
    await first.translate(0, 'One')
    first.services.preferences.change({ theme: 'dark' })
    await first.services.restoring.saveFile({ book: bookId('other'), withTexts: false })
    const [file] = first.files
    expect(file?.name).toMatch(/^网络空间 /)
    const read = await packingHere.unpack(file?.bytes ?? new Uint8Array())
    expect(read).toMatchObject({
      value: {
        of: 'book',
        books: [{ id: 'other' }],
        work: { rows: { translations: [], settings: [] } },
      },
    })
  })

  it('a backup file brings the texts of missing books', async () => {
    const first = await library()
    await first.translate(0, 'One')
    await saved(first, true)
    const second = await library([])
    second.files.push(...first.files)
    const source = await second.chosen()
    expect(await second.services.restoring.preview(source)).toMatchObject({
      books: [{ title: '网络空间', isHere: false, bringsText: true }],
    })
    await second.services.restoring.apply(source, { kind: 'all' })
    expect(second.bundles).toEqual([['chapters/0001.json', 'chapters/0002.json', 'manifest.json']])
  })

  it('undoing a restore removes a text that nobody has worked on', async () => {
    const first = await library()
    await saved(first, true)
    const second = await library([])
    second.files.push(...first.files)
    const source = await second.chosen()
    expect(await second.services.restoring.apply(source, { kind: 'all' })).toMatchObject({
      value: { rows: 0, texts: 1 },
    })
    expect(await second.services.restoring.last.get()?.step.undo()).toBe('done')
    expect(second.removed).toEqual([book])
    const { rows } = await readWork(second.db)
    expect(rows.books).toMatchObject([{ bookId: book, removedAt: second.clock.now() }])
  })

  it('undoing a restore leaves a text that the reader has worked on', async () => {
    const first = await library()
    await saved(first, true)
    const second = await library([])
    second.files.push(...first.files)
    await second.services.restoring.apply(await second.chosen(), { kind: 'all' })
    await second.translate(0, 'Since')
    expect(await second.services.restoring.last.get()?.step.undo()).toBe('done')
    expect(second.removed).toEqual([])
    expect(await second.texts()).toEqual({ p0: 'Since' })
  })

  it('no text is added if one of them cannot be', async () => {
    const first = await library([sampleBook(), sampleBook('other')])
    await saved(first, true)
    const second = await library([])
    second.files.push(...first.files)
    const fault = { code: 'file.disk-full', file: 'other', place: '' } as const
    const { keepBundle } = second.api
    Object.assign(second.api, {
      keepBundle: async some =>
        second.bundles.length === 0 ? keepBundle(some) : { ok: false, fault },
    } satisfies Partial<Api>)
    expect(
      await second.services.restoring.apply(await second.chosen(), { kind: 'all' }),
    ).toMatchObject({ ok: false, fault })
    expect(second.removed).toHaveLength(1)
  })

  it('a restore cancelled while texts are added changes nothing, and its progress only rises', async () => {
    const first = await library([sampleBook(), sampleBook('other')])
    await first.translate(0, 'One')
    await saved(first, true)
    const second = await library([])
    second.files.push(...first.files)
    const source = await second.chosen()
    const giveUp = new AbortController()
    const { keepBundle } = second.api
    const stopped: BookId[] = []
    Object.assign(second.api, {
      keepBundle: async some => {
        giveUp.abort()
        return keepBundle(some)
      },
      stopKeeping: async id => void stopped.push(id),
    } satisfies Partial<Api>)
    const { restoring } = second.services
    expect(await restoring.apply(source, { kind: 'all' }, { signal: giveUp.signal })).toEqual({
      ok: true,
      value: null,
    })
    expect(stopped).toHaveLength(1)
    expect(second.removed).toEqual(stopped)
    expect(await second.texts()).toEqual({})
    expect(restoring.last.get()).toBeNull()

    const told: number[] = []
    await restoring.apply(source, { kind: 'all' }, { onProgress: share => told.push(share) })
    expect(await second.texts()).toEqual({ p0: 'One' })
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.length).toBeGreaterThan(5)
    expect(told.at(-1)).toBe(1)
  })

  it('a text that was cancelled before it was whole is not removed again', async () => {
    const first = await library([sampleBook()])
    await first.translate(0, 'One')
    await saved(first, true)
    const second = await library([])
    second.files.push(...first.files)
    const source = await second.chosen()
    const giveUp = new AbortController()
    Object.assign(second.api, {
      keepBundle: async () => {
        giveUp.abort()
        return { ok: true, value: 'cancelled' }
      },
      stopKeeping: async () => {},
    } satisfies Partial<Api>)
    const finals: string[] = []
    const onFinal = () => finals.push('final')
    const asking = { signal: giveUp.signal, onFinal }
    const { restoring } = second.services
    expect(await restoring.apply(source, { kind: 'all' }, asking)).toEqual({
      ok: true,
      value: null,
    })
    expect(second.removed).toEqual([])
    expect(await second.db.books.count()).toBe(0)
    expect(finals).toEqual([])
  })

  it('the preview counts what could not be understood, and says that a newer program made the file', async () => {
    const first = await library()
    await first.translate(0, 'One')
    await saved(first)
    const zip = openZip(first.files[0]?.bytes ?? new Uint8Array(), backupLimits)
    const changed = [...zip.names].map(name => ({
      name,
      bytes: new TextEncoder().encode(
        new TextDecoder()
          .decode(zip.read(name))
          .replace(/"version": \d+/, '"version": 99')
          .replace('"state":"draft"', '"state":"dreamt"'),
      ),
    }))
    first.files.push({ name: 'new.duizhao', bytes: makeZip(changed, 0) })
    const { restoring } = first.services
    expect(await restoring.preview(await first.chosen())).toMatchObject({
      leftOut: 1,
      isNewer: true,
    })
  })

  it.each(['8640000000000001', '9007199254740993', '1e300'])(
    'a row with the time %s is left out and counted, and the rest is restored',
    async time => {
      const first = await library()
      await first.translate(0, 'Poisoned')
      await first.translate(1, 'Whole')
      await saved(first)
      const zip = openZip(first.files[0]?.bytes ?? new Uint8Array(), backupLimits)
      const changed = [...zip.names].map(name => ({
        name,
        bytes: new TextEncoder().encode(
          new TextDecoder()
            .decode(zip.read(name))
            .replace(/("Poisoned".*"updatedAt":)\d+/, `$1${time}`),
        ),
      }))
      const second = await library()
      second.files.push({ name: 'poisoned.duizhao', bytes: makeZip(changed, 0) })
      const { restoring } = second.services
      const source = await second.chosen()
      expect(await restoring.preview(source)).toMatchObject({ leftOut: 1 })
      expect(await restoring.apply(source, { kind: 'all' })).toMatchObject({ ok: true })
      expect(await second.texts()).toEqual({ p1: 'Whole' })
    },
  )

  it('a library with an impossible time is backed up and restored with its words', async () => {
    const first = await library()
    await first.translate(0, 'Mine')
    await first.db.translations.update([book, 'p0'], { updatedAt: 1e300 })
    await saved(first)
    const second = await library()
    second.files.push(...first.files)
    const source = await second.chosen()
    expect(await second.services.restoring.preview(source)).toMatchObject({ leftOut: 0 })
    await second.services.restoring.apply(source, { kind: 'all' })
    expect(await second.texts()).toEqual({ p0: 'Mine' })
  })

  it('a file that is no backup is refused with its name and the reason', async () => {
    const { services } = await library()
    const file = { name: 'a.txt', bytes: new TextEncoder().encode('no') }
    expect(await services.restoring.openFile(file)).toEqual({
      ok: false,
      fault: { code: 'backup.not-a-backup', file: 'a.txt', place: '' },
    })
  })
})
