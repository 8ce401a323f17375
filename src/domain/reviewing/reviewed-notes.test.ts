import { expect, it } from 'vitest'
import { bookId, paragraphId } from '../ids.ts'
import { plain } from '../rich-text.ts'
import type { ReviewedComment, ReviewedFile } from './reviewed-file.ts'
import { reviewedNotes } from './reviewed-notes.ts'

const pairs = [
  {
    id: paragraphId('p1'),
    source: '山里人。',
    translation: { content: plain('A word, a word.'), state: 'done' as const },
  },
]
const comment = (start: number): ReviewedComment => ({
  author: 'Ann',
  date: '',
  text: 'Why?',
  quote: { side: 'translation', start, end: start + 6, exact: 'a word' },
  isChanged: false,
})
const file: ReviewedFile = {
  form: 'docx',
  book: null,
  rows: [
    {
      id: 'p1',
      row: 1,
      source: null,
      translation: plain('A word, a word.'),
      keepsLooks: true,
      original: null,
      tracked: [],
      state: null,
      sent: null,
      comments: [comment(0), comment(8)],
      isMerged: false,
      isDeleted: false,
    },
  ],
}

it('the same words at two places are two comments, and neither is offered again', () => {
  const book = bookId('book')
  const notes = reviewedNotes(file, book, pairs, new Set())
  expect(notes.map(note => note.comment.quote?.start)).toEqual([0, 8])
  expect(reviewedNotes(file, book, pairs, new Set(notes.map(({ id }) => id)))).toEqual([])
})
