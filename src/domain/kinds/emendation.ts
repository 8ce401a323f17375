/** Another reading that the reader proposes for the printed one. The note is the reason. */
export const emendation = {
  made: { kind: 'emendation', reading: '', witness: '' },
  noted: 'emendation',
  bare: 'emendation',
  motivation: 'editing',
  words: { reading: 400, witness: 200 },
  states: { proposed: { fields: {}, sign: '†' } },
  turn: 'emendation.make',
  next: null,
  actions: { 'emendation.make': { keys: 'Mod+Shift+I', menu: 'marks', needs: 'book' } },
} as const
