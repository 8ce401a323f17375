/** A marked range with a note. It is a highlight again when the note is emptied. */
export const note = {
  made: { kind: 'note' },
  noted: 'note',
  bare: 'highlight',
  motivation: 'commenting',
  words: {},
  states: {},
  turn: null,
  next: null,
  actions: {
    'note.create': { keys: 'Mod+N', menu: 'marks', group: true, needs: 'book' },
    /** These cover no words. */
    'note.paragraph': { keys: 'Mod+D', menu: 'marks', needs: 'book' },
    'note.section': { keys: 'Mod+Shift+F4', menu: 'marks', needs: 'book' },
    'note.book': { keys: 'Mod+Shift+F1', menu: 'marks', needs: 'book' },
  },
} as const
