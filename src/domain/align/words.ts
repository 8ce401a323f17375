/** The words of paragraphs, as far as they can be told without a dictionary. */
import type { Alignable, Traits } from './traits.ts'

/** Whether most paragraphs are Chinese. */
export const isHan = (traits: readonly Traits[]): boolean =>
  traits.filter(({ han }) => han > 0.5).length * 2 > traits.length

/** A word is known by its beginning: what grammar changes comes after. */
const stemLength = 5

/** What may be learned of a paragraph: pairs of neighbouring Han characters, and beginnings of other words. Each once. */
export function wordsOf({ text }: Alignable): ReadonlySet<string> {
  const words = new Set<string>()
  for (const [run] of text.matchAll(/\p{Script=Han}{2,}|(?!\p{Script=Han})\p{L}{3,}/gu)) {
    if (/^\p{Script=Han}/u.test(run)) {
      const characters = Array.from(run)
      for (const [i, character] of characters.slice(1).entries()) {
        words.add((characters[i] ?? '') + character)
      }
    } else words.add(run.slice(0, stemLength).toLowerCase())
  }
  return words
}
