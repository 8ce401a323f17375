import type { OpenedFile } from '#services/outside'

/** A pasted text is called by its beginning, this many characters of it. */
const nameLength = 20

/** `text` as a file, so that it goes the way of all texts; null where there is nothing in it. `unnamed` is its name if it begins with none. */
export function pastedText(text: string, unnamed: string): OpenedFile | null {
  const first = text.split('\n').find(line => line.trim() !== '')
  if (first === undefined) return null
  const words = first.replaceAll(/[\p{C}\\/:*?"<>|#.]/gu, ' ').trim()
  const name = Array.from(words).slice(0, nameLength).join('').trim()
  return { name: `${name === '' ? unnamed : name}.txt`, bytes: new TextEncoder().encode(text) }
}
