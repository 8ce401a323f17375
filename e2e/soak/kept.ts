/** What the page showed at one moment: translations by paragraph id, and marks by id. */
export interface Shown {
  /** The time at which the page was read, in milliseconds since 1970. */
  readonly at: number
  readonly texts: Readonly<Record<string, string>>
  readonly marks: readonly string[]
}

/**
 * Returns a line for each translation or mark of `promised` that is not complete in `found`.
 * Additions are allowed, because a reader at work only adds.
 */
export function missingFrom(promised: Shown, found: Shown): readonly string[] {
  const texts = Object.entries(promised.texts).flatMap(([id, text]) => {
    const there = found.texts[id] ?? ''
    return isWithin(text, there) ? [] : `${id}: “${text}” is “${there}”`
  })
  const marks = promised.marks.filter(id => !found.marks.includes(id)).map(id => `mark ${id}`)
  return [...texts, ...marks]
}

/** Returns how many translations and marks of `promised` are not complete in `found`. */
export const lostOf = (promised: Shown, found: Shown): number => missingFrom(promised, found).length

/**
 * Returns how many milliseconds before `end` the page first showed something that is not in
 * `found`; 0 if nothing is missing.
 */
export function unsavedOf(seen: readonly Shown[], found: Shown, end: number): number {
  const first = seen.find(shown => lostOf(shown, found) > 0)
  return first ? Math.max(0, end - first.at) : 0
}

/** Whether `whole` is `part` with additions at any place. */
function isWithin(part: string, whole: string): boolean {
  let at = 0
  for (const unit of whole) if (part.startsWith(unit, at)) at += unit.length
  return at === part.length
}
