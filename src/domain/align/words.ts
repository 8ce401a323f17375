/** The words of paragraphs, as far as they can be recognised without a dictionary. */
import type { Alignable, Traits } from './traits.ts'

/** Whether most paragraphs are Chinese. */
export const isHan = (traits: readonly Traits[]): boolean =>
  traits.filter(({ han }) => han > 0.5).length * 2 > traits.length

/** The letters that identify a word; inflection comes after them. */
const stemLength = 5

/** Returns pairs of neighbouring Han characters and beginnings of other words, each once. */
export function wordsOf({ text }: Alignable): ReadonlySet<string> {
  const words = new Set<string>()
  for (const [run] of text.matchAll(/\p{Script=Han}{2,}|(?!\p{Script=Han})\p{L}{3,}/gu)) {
    if (/^\p{Script=Han}/u.test(run)) {
      const characters = Array.from(run)
      for (let i = 1; i < characters.length; i++) {
        words.add((characters[i - 1] ?? '') + (characters[i] ?? ''))
      }
    } else words.add(run.slice(0, stemLength).toLowerCase())
  }
  return words
}
