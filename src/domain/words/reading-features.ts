/**
 * What the model of readings sees of a character: its neighbours and the words around it. Each
 * feature is a number that is computed from folded text alone, so that trained weights stay right
 * when the dictionary changes.
 */

/** The words of a text: folded units, and the boundaries of the words. */
export interface FoldedWords {
  readonly units: ArrayLike<number>
  readonly bounds: ArrayLike<number>
}

/** How many words to each side count as the context. */
const reach = 4
/** Instead of the units before the beginning and after the end. */
const [before, after] = [1, 2]

/** A hash of 32 bits (FNV-1a), to be continued. */
const begun = 0x811c9dc5
const hashed = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193) >>> 0

/** Spreads similar hashes, as the last step of MurmurHash3. */
function spread(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

const kinds = {
  always: 1,
  left: 2,
  right: 3,
  twoLeft: 4,
  twoRight: 5,
  both: 6,
  secondLeft: 7,
  secondRight: 8,
  word: 9,
  place: 10,
  wordBefore: 11,
  wordAfter: 12,
  context: 13,
} as const

/** The key of a weight: a feature together with a reading. */
export const weightKey = (feature: number, reading: number): number =>
  spread(hashed(hashed(feature, reading & 0xffff), reading >>> 16))

/** The number of a syllable such as `zi4`, for `weightKey`. */
export function readingNumber(syllable: string): number {
  let hash = begun
  for (let i = 0; i < syllable.length; i++) hash = hashed(hash, syllable.charCodeAt(i))
  return hash
}

/**
 * The features of the character at `at`, which the word number `word` contains. A dictionary's
 * expression by itself has no context (`isAlone`).
 */
export function featuresAt(
  text: FoldedWords,
  at: number,
  word: number,
  isAlone = false,
): readonly number[] {
  const { units, bounds } = text
  const length = units.length
  const unit = (i: number): number => (i < 0 ? before : i >= length ? after : (units[i] ?? 0))
  const character = units[at] ?? 0
  const feature = (kind: number, ...parts: readonly number[]): number =>
    parts.reduce(hashed, hashed(hashed(begun, character), kind))
  const wordFeature = (kind: number, index: number): number => {
    let hash = feature(kind)
    for (let i = bounds[index] ?? 0; i < (bounds[index + 1] ?? 0); i++)
      hash = hashed(hash, units[i] ?? 0)
    return hash
  }
  const isThere = (i: number): boolean => !isAlone || (i >= 0 && i < length)
  const found = [feature(kinds.always), wordFeature(kinds.word, word)]
  if (isThere(at - 1)) found.push(feature(kinds.left, unit(at - 1)))
  if (isThere(at + 1)) found.push(feature(kinds.right, unit(at + 1)))
  if (isThere(at - 2)) found.push(feature(kinds.twoLeft, unit(at - 2), unit(at - 1)))
  if (isThere(at + 2)) found.push(feature(kinds.twoRight, unit(at + 1), unit(at + 2)))
  if (isThere(at - 1) && isThere(at + 1))
    found.push(feature(kinds.both, unit(at - 1), unit(at + 1)))
  if (isAlone) return found
  const start = bounds[word] ?? 0
  const size = (bounds[word + 1] ?? 0) - start
  found.push(
    feature(kinds.secondLeft, unit(at - 2)),
    feature(kinds.secondRight, unit(at + 2)),
    feature(kinds.place, size, at - start),
  )
  if (word > 0) found.push(wordFeature(kinds.wordBefore, word - 1))
  if (word + 2 < bounds.length) found.push(wordFeature(kinds.wordAfter, word + 1))
  const last = Math.min(bounds.length - 2, word + reach)
  for (let i = Math.max(0, word - reach); i <= last; i++)
    if (i !== word) found.push(wordFeature(kinds.context, i))
  return found
}
