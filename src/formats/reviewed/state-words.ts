import type { TranslationState } from '#domain/translation'

/** What the states are called in the languages of the program; a test compares the locales. */
const words: Readonly<Record<TranslationState, readonly string[]>> = {
  empty: ['not translated', '未译', '未譯'],
  draft: ['draft', '草稿'],
  done: ['done', '已完成'],
  check: ['needs review', '待斟酌'],
}

const states: readonly TranslationState[] = ['empty', 'draft', 'done', 'check']

/** Returns the state that `text` is a word for, in any of our languages; null for other words. */
export function stateOfWord(text: string): TranslationState | null {
  const word = text.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  return states.find(state => words[state].includes(word)) ?? null
}
