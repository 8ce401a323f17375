import { annotationId, bookId } from '#domain/ids'
import { noFilter, withChosen } from '#domain/notebook/filter'
import { expect, it } from 'vitest'
import { freshNotebook, notebookAfter, openedNotebook } from './notebook-state.ts'

const one = bookId('one')

it('opens for one book or for all, and as before on the way back from a mark', () => {
  const ofOne = openedNotebook(freshNotebook, one)
  expect(ofOne.filter.chosen.book).toEqual(['one'])
  expect(openedNotebook(ofOne, one)).toEqual(ofOne)
  expect(openedNotebook(ofOne, 'asBefore')).toBe(ofOne)
  expect(openedNotebook(ofOne, 'all').filter).toEqual(noFilter)
})

it('opens with nothing selected, except on the way back from a mark', () => {
  const marks = new Set([annotationId('a')])
  const state = notebookAfter(freshNotebook, { type: 'selected', marks, pivot: 'a' })
  expect(openedNotebook(state, 'all')).toEqual(freshNotebook)
  expect(openedNotebook(state, one)).toMatchObject({ selected: new Set(), pivot: null })
  expect(openedNotebook(state, 'asBefore')).toBe(state)
})

it('clearing the filters leaves the chosen book, the order and the selection', () => {
  const marks = new Set([annotationId('a')])
  const events = [
    { type: 'sought', words: '网络' },
    { type: 'chosen', facet: 'book', values: ['one'] },
    { type: 'chosen', facet: 'tag', values: ['x'] },
    { type: 'days', days: { of: 'updatedAt', from: '2026-01-01', to: '' } },
    { type: 'ordered', order: 'newest' },
    { type: 'selected', marks, pivot: 'a' },
    { type: 'cleared' },
  ] as const
  expect(events.reduce(notebookAfter, freshNotebook)).toEqual({
    ...freshNotebook,
    filter: withChosen(noFilter, 'book', ['one']),
    order: 'newest',
    selected: marks,
    pivot: 'a',
  })
})

it('a group is closed and opened, and other groups are all open', () => {
  const closed = notebookAfter(freshNotebook, { type: 'turned', group: 'x' })
  expect([...closed.closed]).toEqual(['x'])
  expect([...notebookAfter(closed, { type: 'turned', group: 'x' }).closed]).toEqual([])
  expect([...notebookAfter(closed, { type: 'grouped', grouping: 'tag' }).closed]).toEqual([])
})
