/** A passage that refers to another place, which its note links to. */
export const reference = {
  made: { kind: 'reference' },
  noted: 'reference',
  bare: 'reference',
  motivation: 'linking',
  words: {},
  states: { made: { fields: {}, sign: '→' } },
  turn: 'reference.make',
  next: null,
  actions: {
    'reference.make': {
      keys: 'Mod+Shift+F12',
      menu: 'marks',
      needs: 'book',
    },
  },
} as const
