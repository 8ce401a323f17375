import { describe, expect, it } from 'vitest'
import { anchorAt } from '../anchor.ts'
import type { Annotation } from '../annotation.ts'
import { annotationId, bookId, categoryId, paragraphId } from '../ids.ts'
import { plain } from '../rich-text.ts'
import { Corpus } from './corpus.ts'
import { excerptOf } from './excerpt.ts'
import { hitsIn, hitsOf, maker } from './testing.ts'
import { writtenNote } from './written-note.ts'

const annotation = (changes: Partial<Annotation>): Annotation => ({
  id: annotationId('n'),
  bookId: bookId('b'),
  kind: 'note',
  category: categoryId('term'),
  side: 'source',
  index: 7,
  anchors: [anchorAt(paragraphId('p'), '道可道，非常道。', 0, 7)],
  note: [plain('The way'), plain('of sea')],
  tags: ['sea', '地名'],
  createdAt: 1,
  updatedAt: 1,
  deletedAt: null,
  ...changes,
})

/** Each hit as the words found in brackets, with what stands around them. */
function found(words: string, changes: Partial<Annotation> = {}): readonly string[] {
  const text = new Corpus(maker)
  text.setNotes([writtenNote(annotation(changes))])
  return hitsOf(hitsIn(text, ['note'], words)).map(hit => {
    expect(hit).toMatchObject({ place: 'note', note: 'n', index: 7 })
    const { before, words: had, after } = excerptOf(text.text('note', hit.index, hit.note)!, hit)
    return `${before}[${had}]${after}`
  })
}

describe('the tags of a note', () => {
  it.each<[string, string, Partial<Annotation>, readonly string[]]>([
    [
      'are found, and so is the note',
      'sea',
      {},
      ['The way\nof [sea] #sea #地名', 'The way\nof sea #[sea] #地名'],
    ],
    ['are each a text of its own', 'sea地', {}, []],
    ['end where they end', 'seasea', {}, []],
    ['begin after their sign', '#sea', {}, []],
    [
      'say what they are on where nothing is written there',
      '地名',
      { note: [], kind: 'highlight' },
      ['道可道，非常道 #sea #[地名]'],
    ],
    ['are found without the words they are on', '道可道', { note: [] }, []],
    ['stand alone on what has no words', 'sea', { note: [], anchors: [] }, ['#[sea] #地名']],
    ['are gone with the note', 'sea', { deletedAt: 2 }, []],
    ['need not be there', 'way', { tags: [] }, ['The [way]\nof sea']],
  ])('%s', (_title, words, changes, hits) => {
    expect(found(words, changes)).toEqual(hits)
  })
})
