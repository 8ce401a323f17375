import type { Category } from '#domain/annotation'
import { openLibrary } from '#storage/db'
import { memoryLibrary, memoryTools } from '#storage/testing'
import { currentVersion } from '#storage/versions/index'
import { readWork } from '#storage/whole'
import { describe, expect, it } from 'vitest'
import { sampleBook, snapshotOf } from '../testing.ts'
import { book, library } from './testing.ts'

describe('a restore', () => {
  it('restored rows show at once in everything that is open', async () => {
    const under = await library()
    const { services } = under
    const [term] = services.marking.categories.get() as readonly [Category]
    await services.marking.changeCategory({ ...term, name: 'Then' })
    await under.translate(0, 'Then')
    const then = await under.snapshot('then')
    await under.translate(0, 'Now')
    await services.marking.changeCategory({ ...term, name: 'Now' })
    const [section] = [{ id: '0.0', chapter: 0, start: 0, end: 3, offset: 0 }]
    const content = () => services.reading.section(sampleBook(), section as never)
    const progress = services.reading.progress(sampleBook())
    expect(await content()).toMatchObject({
      value: { translations: [{ content: { text: 'Now' } }, {}, {}] },
    })
    await services.restoring.apply(then, { kind: 'all' })
    expect(await content()).toMatchObject({
      value: { translations: [{ content: { text: 'Then' } }, {}, {}] },
    })
    expect(progress.get().whole.draft).toBe(1)
    expect(services.marking.categories.get()[0]?.name).toBe('Then')
    expect(services.restoring.times.get()).toBe(1)
  })

  it('undoing a restore leaves rows that were changed since', async () => {
    const under = await library()
    const { restoring } = under.services
    await under.translate(0, 'Then 0')
    await under.translate(1, 'Then 1')
    const then = await under.snapshot('then')
    await under.translate(0, 'Now 0')
    await under.translate(1, 'Now 1')
    await restoring.apply(then, { kind: 'all' })
    expect(await under.texts()).toEqual({ p0: 'Then 0', p1: 'Then 1' })
    await under.translate(1, 'Since 1')
    expect(await restoring.last.get()?.step.undo()).toBe('done')
    expect(await under.texts()).toEqual({ p0: 'Now 0', p1: 'Since 1' })
    expect(restoring.last.get()).toBeNull()
  })

  it('a restore can be undone and redone repeatedly', async () => {
    const under = await library()
    const { restoring, undoing } = under.services
    await under.translate(0, 'Then')
    const then = await under.snapshot('then')
    await under.translate(0, 'Now')
    await restoring.apply(then, { kind: 'all' })
    const ended = () =>
      new Promise<void>(resolve => {
        const stop = undoing.order.onStep(() => {
          stop()
          resolve()
        })
      })
    for (const [way, text] of [
      ['undo', 'Now'],
      ['redo', 'Then'],
      ['undo', 'Now'],
      ['redo', 'Then'],
      ['undo', 'Now'],
    ] as const) {
      await under.clock.pass(1000)
      const step = ended()
      expect(undoing.order[way]()).toBe(true)
      await step
      expect(await under.texts()).toEqual({ p0: text })
    }
  })

  it('a restore does not lose what is written at the same time', async () => {
    const under = await library()
    await under.translate(0, 'Then 0')
    const then = await under.snapshot('then')
    await under.translate(0, 'Now 0')
    const applied = under.services.restoring.apply(then, { kind: 'all' })
    await under.translate(1, 'Meanwhile')
    expect(await applied).toMatchObject({ ok: true })
    expect(await under.texts()).toEqual({ p0: 'Then 0', p1: 'Meanwhile' })
    const { seq } = await readWork(under.db)
    expect(under.shell.second.everything().seq).toBe(seq)
  })

  it('one paragraph can be restored from a snapshot, and no other is emptied', async () => {
    const under = await library()
    const { restoring } = under.services
    await under.translate(0, 'Then 0')
    await under.translate(1, 'Then 1')
    const then = await under.snapshot('then')
    await under.translate(0, '')
    await under.translate(1, 'Now 1')
    await under.translate(2, 'Now 2')
    expect(await restoring.differences(then, book)).toMatchObject([
      { earlier: { content: { text: 'Then 0' } }, present: null },
      { earlier: { content: { text: 'Then 1' } }, present: { content: { text: 'Now 1' } } },
    ])
    await restoring.apply(then, { kind: 'rows', targets: ['translations/sample/p0'] })
    expect(await under.texts()).toEqual({ p0: 'Then 0', p1: 'Now 1', p2: 'Now 2' })
  })
})

describe('restoring what was written before a paragraph was split', () => {
  /** A library whose first paragraph is split after a snapshot with `words` as its translation. */
  async function splitSince(words: string) {
    const under = await library()
    const { services } = under
    await under.translate(0, words)
    const earlier = await under.snapshot('then')
    await under.translate(0, 'One. Two.')
    await services.structure.open(sampleBook())
    await services.structure.split(book, { index: 0, side: 'source', offset: 2 })
    await services.autosave.flush()
    expect(await under.texts()).toEqual({ p0: 'One.', 'p0.at.2': 'Two.' })
    const states = async () =>
      (await readWork(under.db)).rows.translations.map(({ state }) => state)
    return { ...under, earlier, states }
  }

  it.each([
    { kind: 'all' } as const,
    { kind: 'rows', targets: ['translations/sample/p0'] } as const,
  ])('its end is not there twice (%o)', async scope => {
    const { services, earlier, texts, states } = await splitSince('Earlier one. Two.')
    await services.restoring.apply(earlier, scope)
    expect(await texts()).toEqual({ p0: 'Earlier one.', 'p0.at.2': 'Two.' })
    expect(await states()).toEqual(['draft', 'draft'])
  })

  it('parts with other words are to be checked, until the restore is undone', async () => {
    const { services, earlier, texts, states } = await splitSince('All in other words.')
    await services.restoring.apply(earlier, { kind: 'all' })
    expect(await texts()).toEqual({ p0: 'All in other words.', 'p0.at.2': 'Two.' })
    expect(await states()).toEqual(['check', 'check'])
    expect(await services.restoring.last.get()?.step.undo()).toBe('done')
    expect(await texts()).toEqual({ p0: 'One.', 'p0.at.2': 'Two.' })
    expect(await states()).toEqual(['draft', 'draft'])
  })

  it('the same words are no difference', async () => {
    const { services, earlier } = await splitSince('One. Two.')
    expect(await services.restoring.differences(earlier, book)).toEqual([])
  })
})

it('the preview counts rows of a snapshot that could not be understood', async () => {
  const under = await library()
  await under.translate(0, 'Then')
  await under.translate(1, 'Then too')
  const work = await readWork(under.db)
  const [first, ...others] = work.rows.translations
  const spoilt = { ...first, state: 'dreamt' }
  Object.assign(under.api, {
    readBackup: async () => ({
      ok: true,
      value: await snapshotOf({
        ...work,
        rows: { ...work.rows, translations: [spoilt, ...others] },
      }),
    }),
  })
  expect(await under.services.restoring.preview(await under.snapshot('then'))).toMatchObject({
    leftOut: 1,
    isNewer: false,
  })
})

describe('a restore that fails', () => {
  it('nothing is restored if no snapshot of the present can be made', async () => {
    const under = await library()
    await under.translate(0, 'Then')
    const then = await under.snapshot('then')
    await under.translate(0, 'Now')
    under.shell.second.fail(true)
    expect(await under.services.restoring.apply(then, { kind: 'all' })).toMatchObject({
      fault: { code: 'keeping.not-written' },
    })
    expect(await under.texts()).toEqual({ p0: 'Now' })
  })

  it('nothing is restored into a read-only library', async () => {
    const tools = memoryTools()
    const newer = await memoryLibrary(tools)
    await newer.meta.put({ key: 'schemaVersion', value: currentVersion + 1 })
    newer.close()
    const opened = await openLibrary(tools)
    if (opened.state !== 'newer') throw new Error(opened.state)
    const under = await library([sampleBook()], { db: opened.db })
    const then = await under.snapshot('then')
    expect(await under.services.restoring.apply(then, { kind: 'all' })).toEqual({
      ok: false,
      fault: { code: 'backup.read-only', file: 'then', place: '' },
    })
  })

  it('nothing is restored if the database cannot be read', async () => {
    const under = await library()
    await under.translate(0, 'Then')
    const then = await under.snapshot('then')
    await under.translate(0, 'Now')
    const rows = await under.db.translations.toArray()
    await under.db.translations.clear()
    await under.db.translations.add({ bookId: 'sample', paragraphId: 'p0' })
    await expect(under.services.restoring.apply(then, { kind: 'all' })).rejects.toThrow()
    await under.db.translations.bulkPut(rows)
    expect(await under.texts()).toEqual({ p0: 'Now' })
  })

  it('nothing is restored if the database cannot take all of it', async () => {
    const under = await library()
    await under.translate(0, 'Then')
    const then = await under.snapshot('then')
    await under.translate(0, 'Now')
    under.turn('full')
    expect(await under.services.restoring.apply(then, { kind: 'all' })).toEqual({
      ok: false,
      fault: { code: 'backup.not-restored', file: 'then', place: '' },
    })
    under.turn('fine')
    await under.clock.pass(60_000)
    expect(await under.texts()).toEqual({ p0: 'Now' })
    await under.translate(0, 'Later')
    expect(await under.texts()).toEqual({ p0: 'Later' })
  })
})
