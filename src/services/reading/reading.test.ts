import { sectionLimit, sectionsOf, type Section } from '#domain/book'
import { paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { translationStates, type TranslationState } from '#domain/translation'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { becomes, sampleBook, servicesUnderTest } from '../testing.ts'

const book = sampleBook()
const [first] = sectionsOf(book) as [Section]

const typed = (n: number, text: string, state: TranslationState = 'draft', of = book) => ({
  bookId: of.id,
  translations: [{ paragraphId: paragraphId(`p${n}`), index: n, content: plain(text), state }],
  annotations: [],
})

const place = {
  bookId: book.id,
  paragraphId: paragraphId('p1'),
  index: 1,
  caretIndex: 1,
  side: 'translation',
  caret: 4,
  top: -20,
} as const

describe('a section', () => {
  it('a section has a translation for each paragraph, in order', async () => {
    const { services, start } = await servicesUnderTest()
    services.autosave.changed(typed(1, 'Space', 'done'))
    await services.autosave.flush()
    const again = await (await start()).reading.section(book, first)
    expect(again).toMatchObject({
      ok: true,
      value: {
        paragraphs: [{ id: 'p0' }, { id: 'p1' }, { id: 'p2' }],
        translations: [
          { content: plain(''), state: 'empty' },
          { content: plain('Space'), state: 'done' },
          { content: plain(''), state: 'empty' },
        ],
      },
    })
  })

  it('a section is read once while it is among the last twenty', async () => {
    const long = sampleBook('long', [sectionLimit * 25])
    const { services, shell } = await servicesUnderTest([long])
    const sections = sectionsOf(long)
    const [start] = sections as [Section]
    for (const section of sections.slice(0, 20)) await services.reading.section(long, section)
    await services.reading.section(long, start)
    expect(shell.sections).toHaveLength(20)
    for (const section of sections.slice(20)) await services.reading.section(long, section)
    await services.reading.section(long, start)
    expect(shell.sections).toHaveLength(25)
    for (const section of sections.slice(1, 6)) await services.reading.section(long, section)
    expect(shell.sections).toHaveLength(30)
  })

  it('a section that was read again shows what was typed in it, saved or not', async () => {
    const long = sampleBook('long', [sectionLimit * 25])
    const { services, turn, clock } = await servicesUnderTest([long])
    const sections = sectionsOf(long)
    const [start] = sections as [Section]
    await services.reading.section(long, start)
    services.autosave.changed(typed(1, 'saved', 'draft', long))
    await clock.pass(1000)
    turn('refuses')
    services.autosave.changed(typed(2, 'not saved', 'draft', long))
    for (const section of sections.slice(1)) await services.reading.section(long, section)
    expect(await services.reading.section(long, start)).toMatchObject({
      value: {
        translations: { 1: { content: plain('saved') }, 2: { content: plain('not saved') } },
      },
    })
  })

  it('sections that are read at the same time have their own translations', async () => {
    const long = sampleBook('long', [sectionLimit * 25])
    const { services, start } = await servicesUnderTest([long])
    services.autosave.changed(typed(1, 'first', 'done', long))
    services.autosave.changed(typed(sectionLimit * 25 - 1, 'last', 'done', long))
    await services.autosave.flush()
    const { reading } = await start()
    const sections = sectionsOf(long)
    const [beginning] = sections as [Section]
    const answers = await Promise.all(
      [...sections, beginning].map(section => reading.section(long, section)),
    )
    const done = answers.map(answer =>
      answer.ok ? answer.value.translations.filter(({ state }) => state === 'done').length : 0,
    )
    expect([done[0], done[24], done[25]]).toEqual([1, 1, 1])
  })

  it('a section returns the shell’s fault and is read again the next time', async () => {
    const { services, shell } = await servicesUnderTest([])
    const answer = await services.reading.section(book, first)
    expect(answer).toEqual({
      ok: false,
      fault: { code: 'bundle.not-found', file: 'sample', place: '' },
    })
    await services.reading.section(book, first)
    expect(shell.sections).toHaveLength(2)
  })
})

describe('the position', () => {
  it('the position in a book that was never opened is null', async () => {
    const { services } = await servicesUnderTest()
    expect(await services.reading.position(book.id)).toBeNull()
  })

  it('a position is known at once and saved after half a second', async () => {
    const { services, start, clock } = await servicesUnderTest()
    services.reading.keepPosition(place)
    expect(await services.reading.position(book.id)).toMatchObject({
      ...place,
      updatedAt: clock.now(),
    })
    await clock.pass(500)
    expect(await (await start()).reading.position(book.id)).toMatchObject(place)
    expect(await services.autosave.flush()).toEqual({ state: 'backed-up' })
  })

  it('a flush saves the last position', async () => {
    const { services, start } = await servicesUnderTest()
    services.reading.keepPosition(place)
    services.reading.keepPosition({ ...place, caret: 9 })
    await services.autosave.flush()
    expect(await (await start()).reading.position(book.id)).toMatchObject({ caret: 9 })
  })
})

describe('the progress', () => {
  it('the progress is counted by chapter and follows the reader', async () => {
    const { services, start } = await servicesUnderTest()
    services.autosave.changed(typed(1, 'one', 'done'))
    services.autosave.changed(typed(3, 'three', 'check'))
    await services.autosave.flush()
    const again = await start()
    const progress = again.reading.progress(book)
    expect(progress.get().whole).toEqual({ empty: 5, draft: 0, done: 0, check: 0 })
    const read = await becomes(progress, ({ whole }) => whole.empty < 5)
    expect({ ...read, states: new Map(read.states) }).toEqual({
      whole: { empty: 3, draft: 0, done: 1, check: 1 },
      chapters: [
        { empty: 2, draft: 0, done: 1, check: 0 },
        { empty: 1, draft: 0, done: 0, check: 1 },
      ],
      states: new Map([
        [1, 'done'],
        [3, 'check'],
      ]),
    })
    again.autosave.changed(typed(4, 'four'))
    again.autosave.changed(typed(1, '', 'empty'))
    expect(progress.get().chapters).toEqual([
      { empty: 3, draft: 0, done: 0, check: 0 },
      { empty: 0, draft: 1, done: 0, check: 1 },
    ])
    expect(again.reading.progress(book)).toBe(progress)
  })

  it('the progress is the same object while no state changes', async () => {
    const { services } = await servicesUnderTest()
    const progress = services.reading.progress(book)
    services.autosave.changed(typed(1, 'o'))
    const before = progress.get()
    services.autosave.changed(typed(1, 'on'))
    expect(progress.get()).toBe(before)
  })

  it('the progress after any changes is what a new count gives', async () => {
    const changes = fc.array(fc.tuple(fc.nat(4), fc.constantFrom(...translationStates)))
    await fc.assert(
      fc.asyncProperty(changes, async done => {
        const { services, start } = await servicesUnderTest()
        const progress = services.reading.progress(book)
        for (const [n, state] of done) services.autosave.changed(typed(n, state, state))
        await services.autosave.flush()
        const known = progress.get().states.size
        const again = (await start()).reading.progress(book)
        expect(await becomes(again, ({ states }) => states.size === known)).toEqual(progress.get())
      }),
      { numRuns: 20 },
    )
  })

  it('a state typed while the database is being read wins', async () => {
    const { services, start } = await servicesUnderTest()
    services.autosave.changed(typed(1, 'one'))
    services.autosave.changed(typed(2, 'two'))
    await services.autosave.flush()
    const again = await start()
    const progress = again.reading.progress(book)
    again.autosave.changed(typed(1, '', 'empty'))
    await becomes(progress, ({ states }) => states.has(2))
    expect(progress.get().whole).toEqual({ empty: 4, draft: 1, done: 0, check: 0 })
  })
})
