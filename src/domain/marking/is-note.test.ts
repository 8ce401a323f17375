import { expect, it } from 'vitest'
import { bookId } from '../ids.ts'
import { standaloneNotes } from '../notes/standalone.ts'
import { isNote } from './is-note.ts'

const mark = { bookId: bookId('b'), note: [] }

it.each([
  ['a mark on words is no note', mark, false],
  ['a mark with written words is a note', { ...mark, note: [{ text: 'why?', spans: [] }] }, true],
  ['what is said of a paragraph is a note', { ...mark, scope: 'paragraph' }, true],
  ['a standalone note is a note before its first word', { ...mark, bookId: standaloneNotes }, true],
] as const)('%s', (_, given, expected) => {
  expect(isNote(given)).toBe(expected)
})
