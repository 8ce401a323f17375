/** Something that the reader wants to find out. */
export const question = {
  made: { kind: 'question', answered: false },
  noted: 'question',
  bare: 'question',
  motivation: 'questioning',
  words: {},
  states: {
    open: { fields: { answered: false }, sign: '?' },
    answered: { fields: { answered: true }, sign: '✓' },
  },
  turn: 'question.ask',
  next: 'question.answer',
  actions: {
    'question.ask': { keys: 'Mod+Shift+A', menu: 'marks', needs: 'book' },
    'question.answer': { keys: 'Mod+Shift+R', menu: 'marks', needs: 'book' },
  },
} as const
