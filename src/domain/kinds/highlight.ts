const marking = { menu: 'marks', needs: 'book' } as const

/** A marked range without a note. */
export const highlight = {
  made: { kind: 'highlight' },
  noted: 'note',
  bare: 'highlight',
  states: {},
  turn: null,
  next: null,
  actions: {
    'mark.category1': { keys: 'Alt+1', mac: 'Mod+Alt+1', ...marking },
    'mark.category2': { keys: 'Alt+2', mac: 'Mod+Alt+2', ...marking },
    'mark.category3': { keys: 'Alt+3', mac: 'Mod+Alt+3', ...marking },
    'mark.category4': { keys: 'Alt+4', mac: 'Mod+Alt+4', ...marking },
  },
} as const
