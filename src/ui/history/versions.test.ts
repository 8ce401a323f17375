import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { textOfMark } from './versions.ts'

const mark = { note: [plain('why?')], tags: ['a', 'b'] }

it('the text of a mark has the texts of its kind, its note and its tags', () => {
  const emended = { ...mark, kind: 'emendation', reading: '参与', witness: '' } as const
  expect(textOfMark(emended)).toBe('参与\nwhy?\n#a  #b')
  expect(textOfMark({ ...mark, kind: 'note' })).toBe('why?\n#a  #b')
})
