/** The paragraphs on the screen: the first and the last one, counted in the book from 0. */
export interface Seen {
  readonly first: number
  readonly last: number
}

/** How far a reader has read while a book is open. */
export interface ReadingOn {
  /** The furthest paragraph read, from 0; -1 if none is. */
  readonly furthest: number
  /** The last screen; `null` before there was one. */
  readonly seen: Seen | null
  /** The last paragraph of the screen to which the reader jumped; `null` if it counts as read. */
  readonly landed: number | null
}

/** The beginning of reading a book that was read up to `furthest` before. */
export const readingFrom = (furthest: number): ReadingOn => ({ furthest, seen: null, landed: null })

/**
 * Returns how far the reader has read when the screen shows `now`. What follows on the text read so
 * far is read. A place to which the reader jumped is read when its screen has been read past, so
 * that a look at the end of a book does not count as reading it.
 */
export function readingOn({ furthest, seen, landed }: ReadingOn, now: Seen): ReadingOn {
  const followsOn = now.first <= furthest + 1
  const isStep = seen !== null && now.first <= seen.last + 1 && now.last >= seen.first - 1
  const jumped = isStep ? landed : now.last
  const isRead = followsOn || (isStep && (jumped === null || now.first > jumped))
  return {
    furthest: isRead ? Math.max(furthest, now.last) : furthest,
    seen: now,
    landed: isRead ? null : jumped,
  }
}
