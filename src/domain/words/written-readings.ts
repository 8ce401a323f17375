/** The readings of a text as they are written above its characters. */
import type { Settings } from '../settings.ts'
import { toneOf, writtenSyllable, type Tone } from './syllable.ts'
import type { CharacterReading, WordRange } from './word.ts'

/** What is written above a range of a text. */
export interface WrittenReading extends WordRange {
  readonly text: string
  /** Null for what is no syllable. */
  readonly tone: Tone | null
}

/**
 * Writes `readings`, which are in order. A 儿 that only colours the syllable before it is written
 * with that syllable above both (huàr), or, if `joinedR` is false, as a syllable of its own.
 */
export function writtenReadings(
  readings: readonly CharacterReading[],
  { readingStyle, joinedR }: Pick<Settings, 'readingStyle' | 'joinedR'>,
): readonly WrittenReading[] {
  const shown: WrittenReading[] = []
  for (const { start, end, syllable } of readings) {
    const last = shown.at(-1)
    const isR = syllable === 'r5'
    if (isR && joinedR && last?.end === start) {
      const text = last.text + writtenSyllable(syllable, readingStyle).replace('˙', '')
      shown[shown.length - 1] = { ...last, end, text }
      continue
    }
    const written = isR && !joinedR ? 'er2' : syllable
    shown.push({ start, end, text: writtenSyllable(written, readingStyle), tone: toneOf(written) })
  }
  return shown
}
