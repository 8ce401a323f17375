import { sampleBook } from '#services/testing'
import { expect, it } from 'vitest'
import { isSearching, windowAfter, windowAtStart, type CarriedReport } from './window-state.ts'

const book = sampleBook()

it('puts the focus on the book that was closed', () => {
  const open = windowAfter(windowAtStart(null), { type: 'opened', book, elsewhere: null })
  expect(windowAfter(open, { type: 'closed-book' })).toMatchObject({ book: null, left: book.id })
})

it('puts the focus on the book that a closed report was about', () => {
  const report: CarriedReport = {
    id: book.id,
    title: book.title,
    language: book.language,
    work: {
      report: {
        paragraphs: { same: 0, moved: 0, changed: 0, gone: 0, added: 0 },
        translations: { kept: 0, toCheck: 0, standing: 0, lost: [] },
        annotations: { kept: 0, changed: 0, standing: 0, orphans: [] },
        structure: { kept: 0, standing: 0, left: [] },
        sentences: { kept: 0, standing: 0, left: [] },
        words: { kept: 0, standing: 0, left: 0 },
        changed: [],
      },
      step: { name: 'restore', book: null, undo: () => 'done', redo: () => 'done' },
    },
  }
  const shown = windowAfter(windowAtStart(null), { type: 'carried', report })
  expect(windowAfter(shown, { type: 'closed-report' })).toMatchObject({
    carried: null,
    left: book.id,
  })
})

it('goes to a place in the open book without opening it again, and opens another book', () => {
  const open = windowAfter(windowAtStart(null), { type: 'opened', book, elsewhere: null })
  const goal = { kind: 'paragraph', index: 7 } as const
  const led = { type: 'opened', elsewhere: null, goal } as const
  const there = windowAfter(open, { ...led, book: { ...book } })
  expect(there).toEqual({ ...open, goal })
  expect(there.book).toBe(open.book)
  const other = sampleBook('other')
  expect(windowAfter(there, { ...led, book: other })).toMatchObject({ book: other, goal })
})

it('asks for the focus again at each request to search, and forgets them when the search is closed', () => {
  const asked = windowAfter(windowAtStart(null), { type: 'asked-search' })
  const again = windowAfter(asked, { type: 'asked-search' })
  expect([asked.asks, again.asks]).toEqual([1, 2])
  expect(windowAfter(again, { type: 'closed-search', to: 'before' }).asks).toBe(0)
})

it('the search in all books leads back to the book from which it was opened, or to the library', () => {
  const other = sampleBook('other')
  const events = [
    { type: 'opened', book, elsewhere: null },
    { type: 'asked-search' },
    { type: 'closed-book' },
    { type: 'opened', book: other, elsewhere: null },
    { type: 'closed-book' },
  ] as const
  const searching = events.reduce(windowAfter, windowAtStart(null))
  expect(isSearching(searching)).toBe(true)
  expect(windowAfter(searching, { type: 'closed-search', to: 'before' })).toMatchObject({
    book,
    asks: 0,
  })
  const inLibrary = windowAfter(searching, { type: 'closed-search', to: 'library' })
  expect(inLibrary).toMatchObject({ book: null, left: book.id })
  expect(isSearching(inLibrary)).toBe(false)
  // A search from the library does not lead to the book of an earlier one.
  const later = windowAfter(inLibrary, { type: 'asked-search' })
  expect(windowAfter(later, { type: 'closed-search', to: 'before' }).book).toBeNull()
})

it('the notebook opens for the open book, and leads back to it', () => {
  const inBook = windowAfter(windowAtStart(null), { type: 'opened', book, elsewhere: null })
  const shown = windowAfter(inBook, { type: 'opened-notebook' })
  expect(shown).toMatchObject({ book: null, notebook: { isShown: true, scope: book.id } })
  const closed = windowAfter(shown, { type: 'closed-notebook' })
  expect(closed).toMatchObject({ book, isFromNotebook: false, notebook: { isShown: false } })
})

it('the notebook is as before on the way back from a mark, and knows where it was opened', () => {
  const other = sampleBook('other')
  const events = [
    { type: 'opened', book, elsewhere: null },
    { type: 'opened-notebook' },
    { type: 'opened', book: other, elsewhere: null, isFromNotebook: true },
  ] as const
  const atMark = events.reduce(windowAfter, windowAtStart(null))
  expect(atMark).toMatchObject({
    book: other,
    isFromNotebook: true,
    notebook: { isShown: false },
  })
  const back = windowAfter(atMark, { type: 'opened-notebook' })
  expect(back.notebook).toMatchObject({ isShown: true, scope: 'asBefore', from: book })
  const opened = windowAfter(windowAtStart(null), { type: 'opened-notebook' })
  expect(opened.notebook).toMatchObject({ scope: 'all', from: null })
})

it('the library and its search take the place of the notebook', () => {
  const shown = windowAfter(windowAtStart(null), { type: 'opened-notebook' })
  for (const type of ['closed-book', 'asked-search'] as const)
    expect(windowAfter(shown, { type }).notebook.isShown).toBe(false)
})
