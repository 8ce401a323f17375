/** A marked range with a note. It is a highlight again when the note is emptied. */
export const note = {
  made: { kind: 'note' },
  noted: 'note',
  bare: 'highlight',
} as const
