/** Makes marks as readers make them, on a book that will have another edition. */
import { splitsPair } from '#domain/anchor'
import { type OldEdition, Prose, textOf } from './edition-prose.ts'
import type { Fate, Mark } from './edition-truth.ts'

/**
 * The share of marks in paragraphs that have a near-copy, and the share on short lines, some of
 * which repeat.
 */
const inTwins = 0.12
const inRefrains = 0.02
const shortest = 2
const longest = 60

/**
 * Returns `count` marks of 2 to 60 UTF-16 code units, in the order of the text. Each is in one
 * paragraph, and short marks are more frequent.
 */
export function marksOn(old: OldEdition, count: number): readonly Mark[] {
  const prose = new Prose(count)
  const texts = old.blocks.map(textOf)
  const twins = [...new Set([...old.twins].flat())]
  const refrains = [...old.refrains]
  const all = [...texts.keys()]
  const longestText = texts.reduce((most, { length }) => Math.max(most, length), 0)
  const marks: Mark[] = []
  while (marks.length < count) {
    const lot = prose.next()
    const isAnywhere = lot >= inTwins + inRefrains
    const index = prose.pick(lot < inTwins ? twins : isAnywhere ? all : refrains)
    const text = texts[index] ?? ''
    // A longer paragraph gets more marks.
    if (isAnywhere && prose.upTo(longestText) >= text.length) continue
    const wanted = shortest + Math.floor((longest - shortest + 1) * prose.next() ** 3)
    const start = prose.upTo(Math.max(1, text.length - wanted + 1))
    const end = Math.min(text.length, start + wanted)
    if (end - start < shortest || splitsPair(text, start) || splitsPair(text, end)) continue
    marks.push({ index, start, end })
  }
  return marks.toSorted((a, b) => a.index - b.index || a.start - b.start)
}

/**
 * Returns `count` of `marks`, or fewer if there are not enough. Half are on unchanged words. The
 * other half are on changed words, first those of which something is left. The same marks always
 * give the same sample.
 */
export function sampleOf(
  marks: readonly Mark[],
  fateOf: (mark: Mark) => Fate,
  count: number,
): readonly Mark[] {
  const prose = new Prose(marks.length)
  const shuffled = marks
    .map(mark => ({ mark, fate: fateOf(mark), place: prose.next() }))
    .toSorted((a, b) => a.place - b.place)
  const those = (...fates: readonly Fate[]) =>
    shuffled.filter(({ fate }) => fates.includes(fate)).map(({ mark }) => mark)
  const half = Math.floor(count / 2)
  const changed = [...those('there', 'doubtful'), ...those('gone')].slice(0, half)
  return [...those('exact').slice(0, count - half), ...changed]
}
