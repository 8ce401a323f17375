/** Standalone notes: thoughts, references, things to do. They belong to no passage and no book. */
import type { Annotation } from '../annotation.ts'
import type { Book } from '../book.ts'
import { bookId, paragraphId } from '../ids.ts'
import { placeName } from './place-name.ts'

/**
 * They are stored as notes about this book, which no library has: the ids of books are
 * hashes. So every program that knows notes about books keeps, merges and backs them up.
 */
export const standaloneNotes = bookId('standalone-notes')

/**
 * What they are about, in files that must say it: the library. No `duizhao:` address, because files
 * of Web Annotations use that prefix for properties.
 */
export const libraryAddress = 'urn:duizhao:library'

/** Where they are. Every row has an anchor, so theirs covers no words of no paragraph. */
export const standalonePlace: Pick<Annotation, 'side' | 'index' | 'anchors'> = {
  side: 'source',
  index: 0,
  anchors: [
    {
      paragraphId: paragraphId('none'),
      start: 0,
      end: 0,
      quote: { exact: '', prefix: '', suffix: '' },
    },
  ],
}

export const isStandalone = ({ bookId }: Pick<Annotation, 'bookId'>): boolean =>
  bookId === standaloneNotes

/** What stands for a book where marks are listed by their books. */
export const standaloneBook = (title: string, language: string): Book => ({
  id: standaloneNotes,
  title,
  language,
  provenance: { file: '', sha256: '', importer: '' },
  chapters: [],
})

/** Returns the first words of a standalone note, by which it is called; '' if it has none. */
export const standaloneName = ({ note }: Pick<Annotation, 'note'>): string =>
  placeName(note.find(({ text }) => text.trim() !== '')?.text ?? '')
