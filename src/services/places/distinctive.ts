/** The fewest letters by which a paragraph is known again in another book. */
const fewestLetters = 12

/** Whether a paragraph with this text is likely to be in no book but editions of one. */
export const isDistinctive = (text: string): boolean =>
  (text.match(/\p{L}/gu) ?? []).length >= fewestLetters
