const marking = { menu: 'marks', needs: 'book' } as const
/** Most readers have few categories, so the menu lists these only if there is one. */
const further = { ...marking, named: true } as const

/** A marked range without a note. */
export const highlight = {
  made: { kind: 'highlight' },
  noted: 'note',
  bare: 'highlight',
  motivation: 'highlighting',
  words: {},
  states: {},
  turn: null,
  next: null,
  actions: {
    'mark.category1': { keys: 'Alt+1', mac: 'Mod+Alt+1', ...marking },
    'mark.category2': { keys: 'Alt+2', mac: 'Mod+Alt+2', ...marking },
    'mark.category3': { keys: 'Alt+3', mac: 'Mod+Alt+3', ...marking },
    'mark.category4': { keys: 'Alt+4', mac: 'Mod+Alt+4', ...marking },
    'mark.category5': { keys: 'Alt+5', mac: 'Mod+Alt+5', ...further },
    'mark.category6': { keys: 'Alt+6', mac: 'Mod+Alt+6', ...further },
    'mark.category7': { keys: 'Alt+7', mac: 'Mod+Alt+7', ...further },
    'mark.category8': { keys: 'Alt+8', mac: 'Mod+Alt+8', ...further },
    'mark.category9': { keys: 'Alt+9', mac: 'Mod+Alt+9', ...further },
  },
} as const

/** The actions that mark with a category, in the order of the list. */
export const categoryActions = Object.keys(highlight.actions) as (keyof typeof highlight.actions)[]
