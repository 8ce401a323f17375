import { anchorAt } from '#domain/anchor'
import { bookId, categoryId, paragraphId } from '#domain/ids'
import { addressOf, type LibraryPlace } from '#domain/notes/place'
import { describe, expect, it } from 'vitest'
import { markOn, sampleBook, servicesUnderTest } from '../testing.ts'
import type { Backlinks } from './backlinks.ts'

const [one, two] = [bookId('one'), bookId('two')]
const paragraph: LibraryPlace = { kind: 'paragraph', book: one, paragraph: paragraphId('p4') }
const linkTo = (...places: readonly LibraryPlace[]) => [
  {
    text: 'see',
    spans: places.map(place => ({
      format: 'link' as const,
      target: addressOf(place),
      start: 0,
      end: 3,
    })),
  },
]
const word = (index: number) => ({
  side: 'source' as const,
  index,
  anchors: [anchorAt(paragraphId(`p${index}`), `第${index}段。`, 0, 2)],
  category: categoryId('term'),
})
const found = (links: Backlinks, place: LibraryPlace) =>
  links.to(place).map(({ mark, title }) => [mark.id, title])

async function library() {
  const under = await servicesUnderTest([sampleBook(one), sampleBook(two)])
  const { marking, autosave, places } = under.services
  const [here, there] = [await marking.open(one), await marking.open(two)]
  return { ...under, here, there, places, flush: () => autosave.flush() }
}

describe('backlinks', () => {
  it('are found for a paragraph, a mark and the book, from any book, saved or not', async () => {
    const { here, there, places, flush } = await library()
    const mark = markOn(here, word(1))
    const toMark: LibraryPlace = { kind: 'mark', book: one, mark: mark.id }
    const near = markOn(here, { ...word(2), note: linkTo(paragraph) })
    await flush()
    const far = markOn(there, { ...word(0), note: linkTo(toMark) })
    const links = await places.backlinks(one)
    expect(found(links, paragraph)).toEqual([[near.id, '']])
    expect(found(links, toMark)).toEqual([[far.id, sampleBook(two).title]])
    expect(found(links, { kind: 'book', book: one })).toEqual([])
    there.writeNote(far.id, linkTo({ kind: 'book', book: one }))
    expect(found(links, toMark)).toEqual([])
    expect(found(links, { kind: 'book', book: one })).toHaveLength(1)
    links.close()
  })

  it('are found for a paragraph by each of the names that it has after a division', async () => {
    const { here, places, services } = await library()
    const split = async (index: number) =>
      services.structure.split(one, { index, side: 'source', offset: 2 })
    const division = await services.structure.open(sampleBook(one))
    expect((await split(4)).ok).toBe(true)
    const part = paragraphId('p4.at.2')
    expect(division.names(part)).toEqual([part, 'p4'])
    const namesOf = (shown: string) =>
      division
        .names(paragraphId(shown))
        .map(name => ({ kind: 'paragraph' as const, book: one, paragraph: name }))
    const toWhole = markOn(here, { ...word(2), note: linkTo(paragraph) })
    const toBoth = markOn(here, { ...word(1), note: linkTo(...namesOf('p4.at.2')) })
    const links = await places.backlinks(one)
    const marks = links.to(...namesOf('p4.at.2')).map(({ mark }) => mark.id)
    expect(marks.toSorted()).toEqual([toWhole.id, toBoth.id].toSorted())
    await services.structure.join(one, 3)
    expect(division.names(paragraphId('p3'))).toEqual(['p3', 'p4'])
    expect(links.to(...namesOf('p3'))).toHaveLength(2)
    expect(division.names(paragraphId('p0'))).toEqual(['p0'])
    links.close()
  })

  it('follow new words, deleting and restoring, and say when they have changed', async () => {
    const { here, places, clock } = await library()
    const links = await places.backlinks(one)
    const made = markOn(here, { ...word(2), note: linkTo(paragraph) })
    const { id } = made
    const written = links.times.get()
    expect(found(links, paragraph)).toEqual([[id, '']])
    markOn(here, word(3))
    expect(links.times.get()).toBe(written)
    here.remove(id)
    expect(found(links, paragraph)).toEqual([])
    expect(links.times.get()).toBeGreaterThan(written)
    here.bringBack({ ...made, deletedAt: clock.now() })
    expect(found(links, paragraph)).toHaveLength(1)
    links.close()
    here.writeNote(id, [])
    expect(found(links, paragraph)).toHaveLength(1)
  })

  it('leave out a link of a mark to itself, and the notes of removed books', async () => {
    const { here, places, flush, services } = await library()
    const own = markOn(here, word(1))
    here.writeNote(own.id, linkTo({ kind: 'mark', book: one, mark: own.id }))
    const gone = await services.marking.open(bookId('gone'))
    markOn(gone, { ...word(0), note: linkTo(paragraph) })
    await flush()
    const links = await places.backlinks(one)
    expect(found(links, { kind: 'mark', book: one, mark: own.id })).toEqual([])
    expect(found(links, paragraph)).toEqual([])
  })
})
