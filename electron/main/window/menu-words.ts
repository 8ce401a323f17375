import type { MenuState } from '#contract/arguments'

/** The reader's own choices that appear in the application menu. */
export type MenuWords = Pick<MenuState, 'shortcuts' | 'labels'>

/** The words before the page has sent any. */
export const plainWords: MenuWords = { shortcuts: '', labels: {} }

/** Whether menus drawn with the two look the same. */
export function sameWords(one: MenuWords, other: MenuWords): boolean {
  const names = (words: MenuWords) => JSON.stringify(Object.entries(words.labels).toSorted())
  return one.shortcuts === other.shortcuts && names(one) === names(other)
}
