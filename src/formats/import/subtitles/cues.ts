/** Divides the lines of subtitles into cues: what is shown at one time. */
import { sideOf } from '../bilingual/sides.ts'
import type { PrintedLine } from '../plain-text/printed-lines.ts'
import { withoutTags, type TaggedText } from './tags.ts'

/** What is shown at one time. */
export interface Cue {
  /** Seconds from the beginning. */
  readonly start: number
  readonly end: number
  /** The number of its film, if several are in one file, from 0. */
  readonly film: number
  /** The words, line by line, without tags. No line is empty. */
  readonly lines: readonly TaggedText[]
  /** The lines of the file that are not words: the number and the time of the cue. */
  readonly marks: readonly string[]
}

const time = '(\\d{1,3}:)?(\\d{1,2}):(\\d{1,2}(?:[,.]\\d{1,3})?)'
const shown = new RegExp(`^${time}\\s*(?:-->|,)\\s*${time}`)
const dialogue = new RegExp(`^Dialogue:[^,]*,\\s*${time}\\s*,\\s*${time}\\s*,`)
/** Fewer cues are a quotation. */
const least = 3

/**
 * Returns the cues of `lines`, whose marks are on lines of their own, film by film in the order of
 * their times; null if `lines` are not subtitles. Words before the first cue are cues at its time.
 */
export function cuesIn(lines: readonly PrintedLine[]): readonly Cue[] | null {
  // Most files are no subtitles, and have no times.
  if (!lines.some(({ mark }) => mark === 'place')) return null
  const cues: MutableCue[] = []
  const front: TaggedText[] = []
  let marks: string[] = []
  for (const { text, mark, at } of lines) {
    const times = mark === 'place' ? timesIn(text) : null
    if (times !== null) {
      cues.push({ ...times, film: 0, lines: [], marks: [...marks, text] })
      marks = []
    } else if (mark === 'comment') marks.push(text)
    else if (mark === 'place' && /^\d+$/.test(text)) marks.push(text)
    else {
      const words = withoutTags(text)
      const line = at === undefined ? words : { ...words, at }
      if (words.text !== '') (cues.at(-1)?.lines ?? front).push(line)
    }
  }
  if (cues.length < least) return null
  const all = merged(inFilms(cues).toSorted((a, b) => a.film - b.film || a.start - b.start))
  const { start = 0 } = all[0] ?? {}
  return [...front.map(line => ({ start, end: start, film: 0, lines: [line], marks: [] })), ...all]
}

interface MutableCue extends Omit<Cue, 'film' | 'lines'> {
  film: number
  readonly lines: TaggedText[]
}

/** The clock starts again where it goes back by more, in seconds. */
const restart = 5
/** The cues until then are a film if they are at least this share of those of the longest. */
const leastFilm = 1 / 3

/**
 * Returns `cues` with the number of the film of each. Where the clock starts again, another film
 * begins, or the same film in the other language, or its signs and songs, which are few.
 */
function inFilms(cues: readonly MutableCue[]): readonly MutableCue[] {
  const starts = cues.flatMap(({ start }, at) =>
    at === 0 || start < (cues[at - 1]?.start ?? 0) - restart ? [at] : [],
  )
  const runs = starts.map((from, k) => cues.slice(from, starts[k + 1]))
  const longest = Math.max(0, ...runs.map(({ length }) => length))
  const films = { source: -1, translation: -1 }
  for (const run of runs) {
    const language = languageIn(run)
    const before = Math.max(films.source, films.translation)
    const isFilm =
      before < 0 ||
      opensFilm(run[0]?.marks ?? []) ||
      (language !== null && films[language] < before)
    if (run.length >= longest * leastFilm && isFilm) {
      if (language === null) films.source = films.translation = before + 1
      else films[language]++
    }
    const film = language === null ? Math.max(films.source, films.translation) : films[language]
    for (const cue of run) cue.film = Math.max(0, film)
  }
  return cues
}

/** An event of ASS begins another film only after another head. */
const opensFilm = (marks: readonly string[]): boolean =>
  !marks.some(mark => dialogue.test(mark)) || marks.some(mark => /^\[Events\]/i.test(mark))

/** The least share of cues in one language. */
const inOne = 0.8

/** Returns the language of most lines; null if there are two. */
function languageIn(cues: readonly MutableCue[]): 'source' | 'translation' | null {
  const sides = cues.flatMap(({ lines }) => lines.map(({ text }) => sideOf(text)))
  const count = (side: string) => sides.filter(one => one === side).length
  const [source, translation] = [count('source'), count('translation')]
  const words = source + translation
  if (source >= words * inOne) return 'source'
  return translation >= words * inOne ? 'translation' : null
}

/** Returns the times that the line states; null if it is no mark of a cue. */
export function timesIn(text: string): Pick<Cue, 'start' | 'end'> | null {
  const found = shown.exec(text) ?? dialogue.exec(text)
  if (found === null) return null
  const [start, end] = [1, 4].map(
    at =>
      Number.parseInt(found[at] ?? '0', 10) * 3600 +
      Number(found[at + 1]) * 60 +
      Number((found[at + 2] ?? '0').replace(',', '.')),
  )
  return { start: start ?? 0, end: end ?? 0 }
}

/** Cues whose times differ by less, in seconds, are shown together. */
const together = 0.3
/** No more lines are shown together. */
const mostLines = 20

/** Puts the languages together if a file has them in cues of their own with the same times. */
function merged(cues: readonly MutableCue[]): readonly Cue[] {
  const all: (MutableCue & { readonly marks: string[] })[] = []
  for (const cue of cues) {
    const last = all.at(-1)
    const isSame =
      last !== undefined &&
      last.film === cue.film &&
      last.lines.length + cue.lines.length <= mostLines &&
      Math.abs(last.start - cue.start) < together &&
      Math.abs(last.end - cue.end) < together
    if (isSame) {
      last.lines.push(...cue.lines)
      last.marks.push(...cue.marks)
    } else all.push({ ...cue, lines: [...cue.lines], marks: [...cue.marks] })
  }
  return all
}
