import type { MenuState } from '#contract/arguments'

/** What the reader's own choices put into the application menu. */
export type MenuWords = Pick<MenuState, 'shortcuts' | 'labels'>

/** Before the page has said anything. */
export const plainWords: MenuWords = { shortcuts: '', labels: {} }

/** Whether a menu drawn with the one looks like a menu drawn with the other. */
export function sameWords(one: MenuWords, other: MenuWords): boolean {
  const names = (words: MenuWords) => JSON.stringify(Object.entries(words.labels).toSorted())
  return one.shortcuts === other.shortcuts && names(one) === names(other)
}
