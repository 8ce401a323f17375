/** Hosts and options for tests that need little of them. */
import { missingCategory } from '#domain/marking/categories'
import { bookId } from '#domain/ids'
import { UndoOrder } from '#domain/undo-order'
import type { SectionHost } from '../section-host.ts'
import { noSpan } from '../span-editing.ts'
import type { SpreadOptions } from '../spread.ts'
import { asInBook } from '../source-look.ts'

const words = {
  language: 'zh-Hans',
  translationLanguage: () => 'en',
  typography: () => null,
  sourceLook: () => asInBook,
  terms: () => [],
  isEmended: () => false,
  speller: null,
  noteWords: () => ({ toNote: 'Note', toReference: 'Back' }),
  hint: () => 'hint',
  isSteady: () => false,
}

/** A host without marks that ignores every report of its sections. */
export const silentHost: SectionHost = {
  ...words,
  label: (_section, side) => side,
  marks: { on: () => [], category: missingCategory, words: () => '' },
  hits: () => [],
  follow: () => {},
  leave: () => () => false,
  next: () => false,
  cross: () => {},
  beforeLargePaste: async () => {},
  span: noSpan,
  continuePaste: () => {},
  changed: () => {},
  undoable: () => {},
  wasTyping: () => true,
  selected: () => {},
  placing: () => {},
  redrawn: () => {},
  marksMoved: () => {},
  committed: () => {},
}

/** The options of a spread, except its text. They ignore every report. */
export const silentSpread: Omit<SpreadOptions, 'sections' | 'load'> = {
  ...words,
  book: bookId('book'),
  /** Each spread gets an order of its own. */
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
  written: async () => {},
  unfinished: () => {},
}
