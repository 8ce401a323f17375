import { sampleBook } from '#services/testing'
import { expect, it } from 'vitest'
import { windowAfter, windowAtStart, type CarriedReport } from './window-state.ts'

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

it('asks for the focus again at each request to search, and forgets them when the search is closed', () => {
  const asked = windowAfter(windowAtStart(null), { type: 'asked-search' })
  const again = windowAfter(asked, { type: 'asked-search' })
  expect([asked.asks, again.asks]).toEqual([1, 2])
  expect(windowAfter(again, { type: 'closed-search' }).asks).toBe(0)
})
