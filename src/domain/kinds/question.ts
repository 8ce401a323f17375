/** Something that the reader wants to find out. */
export const question = {
  made: { kind: 'question', answered: false },
  noted: 'question',
  bare: 'question',
} as const
