/** An expression with its reading and the rendering that the reader has chosen for it. */
export const term = {
  made: { kind: 'term', reading: '', rendering: '' },
  noted: 'term',
  bare: 'term',
  motivation: 'describing',
  words: { reading: 200, rendering: 400 },
  states: { entry: { fields: {}, sign: '°' } },
  turn: 'term.make',
  next: null,
  actions: {
    'term.make': { keys: 'Mod+R', menu: 'marks', needs: 'book' },
    'term.show': { keys: 'Mod+T', menu: 'marks', needs: 'book' },
    'term.occurrences': { keys: 'Mod+F3', mac: 'Mod+Alt+G', menu: 'marks', needs: 'book' },
  },
} as const
