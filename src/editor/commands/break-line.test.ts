import type { EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { translationSchema } from '../schema/translation.ts'
import { columnOf, lineAfter } from '../testing/line.ts'
import { breakLine } from './break-line.ts'

describe('breakLine', () => {
  it.each([
    ['on‸e|two', 'on\n‸e|two'],
    ['‸|two', '\n‸|two'],
    ['o⟦n⟧e|two', 'o\n‸e|two'],
    ['on⟦e|t⟧wo', 'on\n‸|wo'],
  ])('turns %j into %j', (before, line) => {
    expect(lineAfter(before, breakLine)).toBe(line)
  })

  it.each([
    ['keeps bold if it is on', true],
    ['keeps bold off if it was switched off', false],
  ])('%s', (_title, isOn) => {
    const bold = translationSchema.mark('strong')
    let state: EditorState = columnOf('one‸|two')
    state = state.apply(state.tr.addMark(1, 4, bold))
    if (!isOn) state = state.apply(state.tr.setStoredMarks([]))
    breakLine(state, tr => {
      state = state.apply(tr)
    })
    state = state.apply(state.tr.insertText('x'))
    const [first] = state.doc.children
    expect(first?.lastChild?.text?.endsWith('x')).toBe(true)
    expect(first?.lastChild?.marks).toEqual(isOn ? [bold] : [])
  })
})
