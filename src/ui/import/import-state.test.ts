import { expect, it } from 'vitest'
import { asFound, importAfter } from './import-state.ts'

it('forgets why adding failed when the reader chooses something else', () => {
  const failed = importAfter(asFound, { type: 'failed', fault: 'No room' })
  const chosen = importAfter(failed, { type: 'chosen', choices: { title: 'Other' } })
  expect(chosen).toMatchObject({ fault: null, choices: { title: 'Other' } })
})

it('can be cancelled again after an attempt that could not be', () => {
  const cancel = new AbortController()
  const started = importAfter(asFound, { type: 'keeping', cancel })
  const final = importAfter(started, { type: 'final' })
  expect(final).toMatchObject({ keeping: cancel, isFinal: true })
  const ended = importAfter(final, { type: 'ended' })
  expect(importAfter(ended, { type: 'keeping', cancel })).toMatchObject({ isFinal: false })
})

it('undoes and redoes choices, and a new choice ends redoing', () => {
  const one = importAfter(asFound, { type: 'chosen', choices: { title: '一' } })
  const two = importAfter(one, { type: 'chosen', choices: { notesApart: true } })
  const undone = importAfter(two, { type: 'undo' })
  expect(undone.choices).toEqual({ title: '一' })
  expect(importAfter(undone, { type: 'redo' }).choices).toEqual(two.choices)
  expect(importAfter(importAfter(undone, { type: 'undo' }), { type: 'undo' }).choices).toEqual({})
  const other = importAfter(undone, { type: 'chosen', choices: { title: '二' } })
  expect(importAfter(other, { type: 'redo' })).toBe(other)
})
