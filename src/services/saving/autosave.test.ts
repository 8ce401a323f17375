import type { Annotation } from '#domain/annotation'
import { bookId, categoryId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { stateFor, type TranslationText } from '#domain/translation'
import { annotationsOf } from '#storage/annotations'
import { translationsOf } from '#storage/translations'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sectionsOf, type Section } from '#domain/book'
import {
  becomes,
  markOn,
  sampleBook,
  servicesUnderTest,
  unstamped,
  type Weather,
} from '../testing.ts'

const book = sampleBook()
const [first, second] = sectionsOf(book) as [Section, Section]

const typed = (n: number, text: string, annotations: readonly Annotation[] = []) => ({
  bookId: book.id,
  translations: [
    {
      paragraphId: paragraphId(`p${n}`),
      index: n,
      content: plain(text),
      state: stateFor(plain(text), 'draft'),
    },
  ],
  annotations,
})

const anchor = (start: number, exact: string) => ({
  paragraphId: paragraphId('p1'),
  start,
  end: start + exact.length,
  quote: { exact, prefix: '', suffix: '' },
})

describe('autosave', () => {
  it('autosave writes the text, its state and the time', async () => {
    const { services, db, clock } = await servicesUnderTest()
    services.autosave.changed(typed(1, 'Space'))
    await clock.pass(200)
    expect(await services.autosave.flush()).toEqual({ state: 'backed-up' })
    expect((await translationsOf(db, book.id, [paragraphId('p1')])).rows.map(unstamped)).toEqual([
      {
        bookId: 'sample',
        paragraphId: 'p1',
        index: 1,
        content: plain('Space'),
        state: 'draft',
        updatedAt: clock.now() - 200,
      },
    ])
  })

  it('a flush waits for work that still changes translations, and writes what it has changed', async () => {
    const { services, db } = await servicesUnderTest()
    const { autosave } = services
    let finish = () => {}
    const work = new Promise<void>(resolve => (finish = resolve))
    autosave.unfinished(
      book.id,
      work.then(() => autosave.changed(typed(1, 'Late'))),
    )
    let isOpen = false
    const opened = autosave.finished(book.id).then(() => (isOpen = true))
    await autosave.finished(bookId('other'))
    const flushed = autosave.flush()
    expect(isOpen).toBe(false)
    finish()
    await opened
    expect(await flushed).toEqual({ state: 'backed-up' })
    const { rows } = await translationsOf(db, book.id, [paragraphId('p1')])
    expect(rows.map(({ content }) => content.text)).toEqual(['Late'])
  })

  it('a flush does not wait for work that has failed', async () => {
    const { autosave } = (await servicesUnderTest()).services
    autosave.unfinished(book.id, Promise.reject(new Error('the database is closed')))
    await autosave.finished(book.id)
    expect(await autosave.flush()).toEqual({ state: 'backed-up' })
  })

  it('a flush first calls the functions of `beforeFlush`, until they are removed', async () => {
    const { services, written } = await servicesUnderTest()
    const stop = services.autosave.beforeFlush(() => services.autosave.changed(typed(1, 'Space')))
    await services.autosave.flush()
    expect(written).toMatchObject([[{ row: { content: plain('Space') } }]])
    stop()
    services.autosave.changed(typed(1, 'Cyberspace'))
    await services.autosave.flush()
    expect(written[1]).toMatchObject([{ row: { content: plain('Cyberspace') } }])
  })

  it('a flush waits for the name of a book that is being written', async () => {
    const { services, db } = await servicesUnderTest()
    void services.library.describe(book.id, { translatedTitle: 'Space' }, true)
    await services.autosave.flush()
    expect(await db.books.get(book.id)).toMatchObject({ translatedTitle: 'Space' })
  })

  it('a flush writes and ends although what it should wait for never ends', async () => {
    const { services, db, clock } = await servicesUnderTest()
    services.autosave.beforeFlush(() => new Promise(() => {}))
    services.autosave.changed(typed(1, 'Space'))
    const flushed = services.autosave.flush()
    await clock.pass(1)
    const { rows } = await translationsOf(db, book.id, [paragraphId('p1')])
    expect(rows.map(({ content }) => content.text)).toEqual(['Space'])
    await clock.pass(1500)
    expect(await flushed).toEqual({ state: 'backed-up' })
  })

  it('`save` does not wait for unfinished work, which `isWorking` reports until it ends', async () => {
    const { services } = await servicesUnderTest()
    const { autosave } = services
    let finish = () => {}
    autosave.unfinished(book.id, new Promise<void>(resolve => (finish = resolve)))
    autosave.changed(typed(1, 'Space'))
    expect(await autosave.save()).toEqual({ state: 'backed-up' })
    expect(autosave.isWorking.get()).toBe(true)
    finish()
    await autosave.flush()
    expect(autosave.isWorking.get()).toBe(false)
  })

  it('autosave writes only what the reader changed', async () => {
    const { services, written, clock } = await servicesUnderTest()
    await services.reading.section(book, first)
    const untouched = { paragraphId: paragraphId('p0'), index: 0, content: plain('') }
    services.autosave.changed({
      bookId: book.id,
      translations: [{ ...untouched, state: 'empty' }, ...typed(1, 'Space').translations],
      annotations: [],
    })
    await services.autosave.flush()
    services.autosave.changed(typed(1, 'Space'))
    await clock.pass(1000)
    expect(written).toHaveLength(1)
    expect(written[0]).toMatchObject([{ row: { paragraphId: 'p1' } }])
  })

  it('text and marks that moved with it are written in one transaction', async () => {
    const { services, db, written, clock } = await servicesUnderTest()
    const marks = await services.marking.open(book.id)
    const mark = markOn(marks, {
      side: 'translation',
      index: 1,
      anchors: [anchor(0, 'Space')],
      category: categoryId('term'),
    })
    await services.autosave.flush()
    const moved = { ...mark, anchors: [anchor(4, 'Space')] }
    services.autosave.changed(typed(1, 'The Space', [moved]))
    await clock.pass(200)
    expect(written).toHaveLength(2)
    expect(written[1]?.map(({ table }) => table)).toEqual(['translations', 'annotations'])
    expect((await annotationsOf(db, book.id)).rows).toMatchObject([{ anchors: [{ start: 4 }] }])
    expect(marks.all.get()).toMatchObject([{ anchors: [{ start: 4 }] }])
  })

  it('of a moved mark only the anchors are taken', async () => {
    const { services, db } = await servicesUnderTest()
    const marks = await services.marking.open(book.id)
    const mark = markOn(marks, {
      side: 'translation',
      index: 1,
      anchors: [anchor(0, 'Space')],
      category: categoryId('term'),
    })
    marks.writeNote(mark.id, [plain('not outer space')])
    services.autosave.changed(typed(1, 'The Space', [{ ...mark, anchors: [anchor(4, 'Space')] }]))
    await services.autosave.flush()
    expect((await annotationsOf(db, book.id)).rows).toMatchObject([
      { anchors: [{ start: 4 }], note: [plain('not outer space')], kind: 'note' },
    ])
  })
})

describe('text that cannot be written', () => {
  it('unwritten text shows when its section is opened again, and is written later', async () => {
    const { services, db, turn, clock, shell } = await servicesUnderTest()
    await services.reading.section(book, first)
    turn('full')
    shell.second.fail(true)
    services.autosave.changed(typed(1, 'Space'))
    await clock.pass(300)
    expect(services.autosave.state.get()).toEqual({
      state: 'failed',
      why: 'disk-full',
      waiting: 1,
    })
    const shown = await services.reading.section(book, first)
    expect(shown).toMatchObject({ value: { translations: [{}, { content: plain('Space') }, {}] } })
    turn('fine')
    expect(await services.autosave.flush()).toEqual({ state: 'saved' })
    expect((await translationsOf(db, book.id, [paragraphId('p1')])).rows).toHaveLength(1)
  })

  it('text that only the database has can be copied out', async () => {
    const { services, shell } = await servicesUnderTest()
    shell.second.fail(true)
    services.autosave.changed(typed(1, 'Space'))
    await services.autosave.flush()
    expect(services.autosave.unsaved()).toContain('Space')
  })

  it('failed text does not stop marks, categories or settings from being written', async () => {
    const { services, db, turn, clock, shell } = await servicesUnderTest()
    turn('refuses')
    shell.second.fail(true)
    services.autosave.changed(typed(1, 'Space'))
    services.preferences.change({ theme: 'sepia' })
    await clock.pass(300)
    expect(services.autosave.state.get()).toMatchObject({ state: 'failed', waiting: 2 })
    turn('fine')
    await clock.pass(10_000)
    expect(await db.translations.count()).toBe(1)
    expect(await db.settings.toArray()).toMatchObject([{ key: 'theme', value: 'sepia' }])
  })
})

it('after any failures the database ends as the reader left the page', async () => {
  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ type: fc.nat(4), text: fc.constantFrom('', '航', '航天', 'a b') }),
    },
    { weight: 3, arbitrary: fc.record({ pass: fc.constantFrom(0, 100, 400, 3500) }) },
    { weight: 2, arbitrary: fc.record({ flush: fc.constant(true) }) },
    { weight: 1, arbitrary: fc.record({ reopen: fc.constant(true) }) },
    { weight: 1, arbitrary: fc.record({ late: fc.constant(true) }) },
    {
      weight: 2,
      arbitrary: fc.record({ turn: fc.constantFrom<Weather>('fine', 'refuses', 'full', 'silent') }),
    },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async steps => {
      const { services, db, clock, turn, answerLate } = await servicesUnderTest()
      const model = new Map<number, TranslationText>()
      const shown = async () => {
        const sections = [
          await services.reading.section(book, first),
          await services.reading.section(book, second),
        ]
        return sections.flatMap(section => (section.ok ? section.value.translations : []))
      }
      const expected = () =>
        [0, 1, 2, 3, 4].map(n => model.get(n) ?? { content: plain(''), state: 'empty' })
      await shown()
      const progress = services.reading.progress(book)
      for (const what of steps) {
        if ('type' in what) {
          const change = typed(what.type, what.text)
          for (const { content, state } of change.translations) {
            model.set(what.type, { content, state })
          }
          services.autosave.changed(change)
        } else if ('pass' in what) await clock.pass(what.pass)
        else if ('turn' in what) turn(what.turn)
        else if ('late' in what) await answerLate()
        else if ('reopen' in what) expect(await shown()).toEqual(expected())
        else void services.autosave.flush()
      }
      turn('fine')
      await clock.pass(60_000)
      expect(await services.autosave.flush()).toEqual({ state: 'backed-up' })
      const ids = [0, 1, 2, 3, 4].map(n => paragraphId(`p${n}`))
      const { rows } = await translationsOf(db, bookId('sample'), ids)
      for (const { index, content, state } of rows) {
        expect({ content, state }).toEqual(model.get(index))
      }
      const changed = [...model].filter(([, { state }]) => state !== 'empty')
      expect(rows.length).toBeGreaterThanOrEqual(changed.length)
      expect(await shown()).toEqual(expected())
      await becomes(progress, ({ whole }) => whole.draft === changed.length)
    }),
    { numRuns: 30 },
  )
}, 20_000)
