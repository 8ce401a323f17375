/**
 * How tones change in speech: 不 before a fourth tone, 一 before any, and a third tone before
 * another in the same word. Dictionaries write the tones unchanged.
 */
import type { CharacterReading } from './word.ts'

export interface ToneChanges {
  /** Changes the tones of 一 and 不, as most textbooks print them. */
  readonly ofOneAndNot: boolean
  /** Changes third tones before third tones within words, as few books print them. */
  readonly ofThirdTones: boolean
  /** Gives a character with a neutral tone its full tone, if the dictionary has it. */
  readonly ofNeutralTones: boolean
}

/**
 * Returns a reading with its full tone, if it is in the neutral one and `known`, all readings of
 * the character, have the same letters in another tone.
 */
export function withFullTone(
  reading: CharacterReading,
  known: readonly string[],
): CharacterReading {
  if (!reading.syllable.endsWith('5')) return reading
  const letters = reading.syllable.slice(0, -1)
  const full = known.find(one => one.slice(0, -1) === letters && !one.endsWith('5'))
  return full === undefined ? reading : { ...reading, syllable: full }
}

/** A reading in its place in the text. */
interface Spoken extends CharacterReading {
  readonly character: string
  /** The index of its word. */
  readonly word: number
}

const numerals = /[0-9０-９〇零一二三四五六七八九十百千万亿两萬億兩第初]/
/** Before and after these 一 is a number: 周一, 一月. */
const [countedBefore, countedAfter] = [/[周週期拜]/, /[月号號楼樓]/]

/**
 * Returns `readings` with changed tones. `words` are the boundaries of the words of `text`, and the
 * readings are in order.
 */
export function changeTones(
  text: string,
  readings: readonly CharacterReading[],
  words: ArrayLike<number>,
  changes: ToneChanges,
): readonly CharacterReading[] {
  let word = 0
  const spoken = readings.map(reading => {
    while ((words[word + 1] ?? Infinity) <= reading.start) word++
    return { ...reading, character: text.slice(reading.start, reading.end), word }
  })
  const changed = spoken.map((reading, i) => {
    const tone = changes.ofOneAndNot ? toneOfOneOrNot(text, spoken, i, words) : null
    return tone === null ? reading : withTone(reading, tone)
  })
  if (changes.ofThirdTones)
    for (const [i, here] of spoken.entries()) {
      const next = spoken[i + 1]
      const isPair = next?.start === here.end && next.word === here.word
      if (isPair && toneOf(here) === 3 && toneOf(next) === 3) changed[i] = withTone(here, 2)
    }
  return changed.map(({ start, end, syllable }) => ({ start, end, syllable }))
}

const toneOf = ({ syllable }: CharacterReading): number => Number(syllable.slice(-1))
const withTone = <R extends CharacterReading>(reading: R, tone: number): R => ({
  ...reading,
  syllable: reading.syllable.slice(0, -1) + String(tone),
})

/** The tone of a 一 or 不 in its place; null if it does not change. */
function toneOfOneOrNot(
  text: string,
  spoken: readonly Spoken[],
  i: number,
  words: ArrayLike<number>,
): number | null {
  const here = spoken[i]
  const isNot = here?.syllable === 'bu4' && here.character === '不'
  const isOne = here?.syllable === 'yi1' && here.character === '一'
  if (!here || (!isNot && !isOne)) return null
  const [before, after] = [text.charAt(here.start - 1), text.charAt(here.end)]
  const next = spoken[i + 1]
  const following = next?.start === here.end ? toneOf(next) : 0
  // 看一看, 好不好
  const isBetween = before !== '' && before === after && spoken[i - 1]?.end === here.start
  // 一动不动 is no question.
  const isRepeated = isBetween && !/[一半]/.test(text.charAt(here.start - 2))
  if (isNot) return isRepeated ? 5 : following === 4 ? 2 : null
  if (isBetween && !numerals.test(before)) return 5
  const isNumber =
    numerals.test(before) ||
    numerals.test(after) ||
    countedBefore.test(before) ||
    countedAfter.test(after)
  // 统一, 唯一
  const endsWord = here.end === words[here.word + 1] && here.start > (words[here.word] ?? 0)
  if (following === 0 || isNumber || endsWord) return null
  // 一个 is yí ge: the tone that 个 lost still counts.
  const isBeforeFourth = following === 4 || (following === 5 && /[个個]/.test(after))
  return isBeforeFourth ? 2 : following === 5 ? null : 4
}
