/** What a section and a spread are given in tests that ask for little of it. */
import { bookId } from '#domain/ids'
import { UndoOrder } from '#domain/undo-order'
import type { SectionHost } from '../section-editor.ts'
import type { SpreadOptions } from '../spread.ts'

const words = {
  language: 'zh-Hans',
  translationLanguage: () => 'en',
  noteWords: () => ({ toNote: 'Note', toReference: 'Back' }),
  hint: () => 'hint',
}

/** A host without marks that hears nothing of what its sections say. */
export const unheard: SectionHost = {
  ...words,
  label: (_section, side) => side,
  marks: { on: () => [], category: () => undefined, words: () => '' },
  hits: () => [],
  follow: () => {},
  leave: () => () => false,
  next: () => false,
  cross: () => {},
  beforeLargePaste: async () => {},
  continuePaste: () => {},
  changed: () => {},
  undoable: () => {},
  wasTyping: () => true,
  selected: () => {},
  committed: () => {},
}

/** A spread's options but for its text; nobody hears what it says. */
export const unheardSpread: Omit<SpreadOptions, 'sections' | 'load'> = {
  ...words,
  book: bookId('book'),
  /** Another for each spread that takes these options over. */
  get order() {
    const order = new UndoOrder()
    order.show(bookId('book'))
    return order
  },
  markWords: () => '',
  label: side => side,
  shown: side => side,
  reveal: async () => {},
  beforeLargePaste: async () => {},
  leaving: () => {},
  changed: () => {},
  committed: () => {},
}
