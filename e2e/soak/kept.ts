/** What the page showed at a moment: translations by the id of their paragraph, and marks by their id. */
export interface Shown {
  /** When it was read, in milliseconds since 1970. */
  readonly at: number
  readonly texts: Readonly<Record<string, string>>
  readonly marks: readonly string[]
}

/** What of `promised` is not whole in `found`, a line each. A reader at work only adds. */
export function missingFrom(promised: Shown, found: Shown): readonly string[] {
  const texts = Object.entries(promised.texts).flatMap(([id, text]) => {
    const there = found.texts[id] ?? ''
    return isWithin(text, there) ? [] : `${id}: “${text}” is “${there}”`
  })
  const marks = promised.marks.filter(id => !found.marks.includes(id)).map(id => `mark ${id}`)
  return [...texts, ...marks]
}

/** How many translations and marks of `promised` are not whole in `found`. */
export const lostOf = (promised: Shown, found: Shown): number => missingFrom(promised, found).length

/** Milliseconds before `end` of the first thing seen in the page that is not in `found`; 0 if all is. */
export function unsavedOf(seen: readonly Shown[], found: Shown, end: number): number {
  const first = seen.find(shown => lostOf(shown, found) > 0)
  return first ? Math.max(0, end - first.at) : 0
}

/** Whether `part` is `whole` with nothing but additions anywhere in it. */
function isWithin(part: string, whole: string): boolean {
  let at = 0
  for (const unit of whole) if (part.startsWith(unit, at)) at += unit.length
  return at === part.length
}
