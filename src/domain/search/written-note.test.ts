import { describe, expect, it } from 'vitest'
import { anchorAt } from '../anchor.ts'
import type { Annotation, CommonFields } from '../annotation.ts'
import { annotationId, bookId, categoryId, paragraphId } from '../ids.ts'
import { plain } from '../rich-text.ts'
import { Corpus } from './corpus.ts'
import { excerptOf } from './excerpt.ts'
import { hitsIn, hitsOf, maker } from './testing.ts'
import { writtenNote } from './written-note.ts'

const annotation = (changes: Partial<CommonFields>): Annotation => ({
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

/** Each hit with brackets around the words found. */
function found(words: string, changes: Partial<Annotation> = {}): readonly string[] {
  const text = new Corpus(maker)
  text.setNotes([writtenNote(annotation(changes))])
  return hitsOf(hitsIn(text, ['note'], words)).map(hit => {
    expect(hit).toMatchObject({ place: 'note', note: 'n', index: 7 })
    const { before, words: had, after } = excerptOf(text.text('note', hit.index, hit.note)!, hit)
    return `${before}[${had}]${after}`
  })
}

describe('tags of a note', () => {
  it.each<[string, string, Partial<Annotation>, readonly string[]]>([
    [
      'are found beside the note',
      'sea',
      {},
      ['The way\nof [sea] #sea #地名', 'The way\nof sea #[sea] #地名'],
    ],
    ['are separate texts', 'sea地', {}, []],
    ['end at their ends', 'seasea', {}, []],
    ['begin after their sign', '#sea', {}, []],
    [
      'are shown after the marked words if there is no note',
      '地名',
      { note: [] },
      ['道可道，非常道 #sea #[地名]'],
    ],
    ['are found without the marked words', '道可道', { note: [] }, []],
    ['are shown alone if there are no words', 'sea', { note: [], anchors: [] }, ['#[sea] #地名']],
    ['are not found after the note was deleted', 'sea', { deletedAt: 2 }, []],
    ['are optional', 'way', { tags: [] }, ['The [way]\nof sea']],
  ])('%s', (_title, words, changes, hits) => {
    expect(found(words, changes)).toEqual(hits)
  })
})
