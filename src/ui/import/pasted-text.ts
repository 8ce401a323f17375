import type { OpenedFile } from '#services/outside'

/** How many characters of its beginning name a pasted text. */
const nameLength = 20

/**
 * Returns `text` as a file, so that it is imported like one; `null` if it is blank. `unnamed` is
 * its name if its beginning gives none.
 */
export function pastedText(text: string, unnamed: string): OpenedFile | null {
  const first = text.split('\n').find(line => line.trim() !== '')
  if (first === undefined) return null
  const words = first.replaceAll(/[\p{C}\\/:*?"<>|#.]/gu, ' ').trim()
  const name = Array.from(words).slice(0, nameLength).join('').trim()
  return { name: `${name === '' ? unnamed : name}.txt`, bytes: new TextEncoder().encode(text) }
}
