import type { WordWithStatus } from '#domain/own-words/own-tools'
import type { CharacterReading } from '#domain/words/word'

/** Leaves out the readings of words that the reader knows, or does not want to learn. */
export function readingsOutside(
  readings: readonly CharacterReading[],
  statuses: readonly WordWithStatus[],
): readonly CharacterReading[] {
  const known = statuses.filter(({ status }) => status !== 'learning')
  let next = 0
  return readings.filter(({ start }) => {
    while ((known[next]?.end ?? Infinity) <= start) next++
    return start < (known[next]?.start ?? Infinity)
  })
}
