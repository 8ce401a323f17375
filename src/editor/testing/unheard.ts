/** What a section and a spread are given in tests that ask for little of it. */
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
  label: side => side,
  marks: { on: () => [], category: () => undefined },
  hits: () => [],
  follow: () => {},
  leave: () => () => false,
  next: () => false,
  cross: () => {},
  continuePaste: () => {},
  changed: () => {},
  undoable: () => {},
  wasLast: () => true,
  selected: () => {},
  committed: () => {},
}

/** A spread's options but for its text; nobody hears what it says. */
export const unheardSpread: Omit<SpreadOptions, 'sections' | 'load'> = {
  ...words,
  label: side => side,
  shown: side => side,
  reveal: async () => {},
  changed: () => {},
  committed: () => {},
}
