import { annotationId, categoryId } from '#domain/ids'
import { expect, it } from 'vitest'
import { notesViewAfter, untouchedNotes } from './notes-view.ts'

const id = annotationId('a')
const byCategory = { by: 'category', category: categoryId('term') } as const

it('shows a mark that the reader works on although the filter leaves it out', () => {
  const filtered = notesViewAfter(untouchedNotes, { type: 'filtered', filter: byCategory })
  const worked = notesViewAfter(filtered, { type: 'worked', id })
  expect(worked).toEqual({ ...filtered, current: id, filter: { ...byCategory, also: [id] } })
})

it('shows the mark whose note is written, and keeps it current when the note is finished', () => {
  const edited = notesViewAfter(untouchedNotes, { type: 'edited', id })
  expect(edited).toMatchObject({ current: id, edited: id })
  expect(notesViewAfter(edited, { type: 'edited', id: null })).toMatchObject({
    current: id,
    edited: null,
  })
})

it('leaves the filter as it is when a mark is only chosen', () => {
  const filtered = notesViewAfter(untouchedNotes, { type: 'filtered', filter: byCategory })
  expect(notesViewAfter(filtered, { type: 'chosen', id }).filter).toBe(byCategory)
})

it('offers to move a mark from its choice until the reader works or selects something else', () => {
  const chosen = notesViewAfter(untouchedNotes, { type: 'chosen', id })
  expect(chosen.moving).toBe(id)
  for (const event of [
    { type: 'worked', id },
    { type: 'edited', id },
    { type: 'notMoved' },
  ] as const)
    expect(notesViewAfter(chosen, event).moving).toBeNull()
  expect(notesViewAfter(chosen, { type: 'notMoved' }).current).toBe(id)
})

it('a mark is placed by hand until that ends, whatever else the reader marks or chooses', () => {
  const other = annotationId('b')
  const placing = notesViewAfter(untouchedNotes, { type: 'placing', id })
  expect(placing).toMatchObject({ current: id, placing: id, moving: null })
  for (const event of [
    { type: 'chosen', id: other },
    { type: 'worked', id: other },
    { type: 'edited', id: other },
  ] as const)
    expect(notesViewAfter(placing, event)).toMatchObject({ current: other, placing: id })
  expect(notesViewAfter(placing, { type: 'placing', id: null }).placing).toBeNull()
})
