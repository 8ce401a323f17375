/** A marked range without a note. */
export const highlight = {
  made: { kind: 'highlight' },
  noted: 'note',
  bare: 'highlight',
} as const
