import { plain } from '#domain/rich-text'
import { undo } from 'prosemirror-history'
import type { EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { after, columnOf, lineOf, statesOf } from '../testing/line.ts'
import { replacePair } from './replace-pair.ts'

const textsOf = (state: EditorState) => lineOf(state).replace('‸', '')

describe('replacePair', () => {
  it.each([
    ['‸|two', 0, 'one', 'one|two'],
    ['o‸ne|two', 1, 'zwei', 'one|zwei'],
    ['the ‸house|', 0, 'the old house', 'the old house|'],
    ['aa‸a|', 0, 'aaaa', 'aaaa|'],
    ['one\ntwo‸', 0, 'one\nthree', 'one\nthree'],
    ['𠮷‸', 0, '𠮶', '𠮶'],
    ['one‸', 0, '', ''],
  ])('turns %j with the text of pair %i set to %j into %j', (line, pair, text, expected) => {
    const next = after(columnOf(line), replacePair(pair, { content: plain(text), state: 'draft' }))
    expect(textsOf(next!)).toBe(expected)
  })

  it('sets the state and the formats', () => {
    const content = { text: 'one', spans: [{ format: 'strong' as const, start: 0, end: 3 }] }
    const next = after(columnOf('one‸|two'), replacePair(0, { content, state: 'done' }))!
    expect(statesOf(next)).toEqual(['done', 'draft'])
    expect(next.doc.child(0).firstChild?.marks.map(({ type }) => type.name)).toEqual(['strong'])
  })

  it('is one step of undo', () => {
    const before = columnOf('one‸|two', { 0: 'check' })
    const next = after(before, replacePair(0, { content: plain('eins'), state: 'done' }))!
    const back = after(next, undo)!
    expect([textsOf(back), statesOf(back)]).toEqual(['one|two', ['check', 'draft']])
  })

  it.each([
    ['the text is the same', 0],
    ['there is no such pair', 7],
  ])('returns null if %s', (_title, pair) => {
    expect(
      after(columnOf('one‸'), replacePair(pair, { content: plain('one'), state: 'draft' })),
    ).toBeNull()
  })
})
