import { placeOfCaret, selectedRange, type TextPlace } from '../words/text-place.ts'

/** The longest selection that is sought, in UTF-16 code units. */
const longest = 100

const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

/**
 * What the reader is at: words, or a place in a Chinese text whose word is not known yet; null if
 * there is neither. An open card has a word, then the selection, then the caret.
 */
export function wordsHere(): string | TextPlace | null {
  const card = document.querySelector<HTMLElement>('[data-pane="dictionary"]')?.dataset['word']
  if (card) return card
  const place = placeOfCaret()
  if (!place) return null
  const range = selectedRange(place)
  const selected = range ? place.text.slice(range.start, range.end).trim() : ''
  if (selected !== '' && selected.length <= longest) return selected
  const near = place.text.slice(Math.max(0, place.offset - 1), place.offset + 1)
  return hasHan(near) ? place : wordAround(place)
}

/** The word of a text with spaces around its caret; null beside words. */
function wordAround({ text, offset }: TextPlace): string | null {
  const before = /[\p{L}\p{N}’'-]*$/u.exec(text.slice(0, offset))?.[0] ?? ''
  const after = /^[\p{L}\p{N}’'-]*/u.exec(text.slice(offset))?.[0] ?? ''
  const word = before + after
  return /\p{L}/u.test(word) && word.length <= longest ? word : null
}

/** The side on which words are sought if the reader has chosen none. */
export const sideOfWords = (words: string): 'source' | 'translation' =>
  hasHan(words) || !/\p{L}/u.test(words) ? 'source' : 'translation'
