/** Finds the two languages in the cues of subtitles. */
import { sideOf } from '../bilingual/sides.ts'
import type { Cue } from './cues.ts'
import { cutAt, type TaggedText } from './tags.ts'

/** A cue with its words in both languages; one of them may be missing. */
export interface PairedCue extends Omit<Cue, 'lines'> {
  readonly source: readonly TaggedText[]
  readonly translation: readonly TaggedText[]
}

/** The least share of cues that must be in both languages. */
const mostly = 0.5

/** Returns `cues` with their languages apart; null if they are in one language. */
export function pairedCues(cues: readonly Cue[]): readonly PairedCue[] | null {
  const filled = cues.filter(({ lines }) => lines.length > 0)
  const whole = filled.map(({ lines }) => lines)
  const cut = filled.map(({ lines }) => lines.flatMap(line => languagesOf(line)))
  const isInLines = areInBoth(whole)
  if (!isInLines && !areInBoth(cut)) return null
  const apart = isInLines ? whole : cut
  const isSourceFirst = comesFirst(apart)
  return filled.map((cue, i) => {
    const sides = sidesOf(apart[i] ?? [], isSourceFirst)
    const on = (side: string) => (apart[i] ?? []).filter((_, k) => sides[k] === side)
    const { start, end, film, marks } = cue
    return { start, end, film, marks, source: on('source'), translation: on('translation') }
  })
}

type Lines = readonly TaggedText[]

function areInBoth(cues: readonly Lines[]): boolean {
  const both = cues.filter(lines => {
    const sides = new Set(lines.map(({ text }) => sideOf(text)))
    return sides.has('source') && sides.has('translation')
  })
  return both.length >= 3 && both.length >= cues.length * mostly
}

/** Whether most cues begin in the language of the source. */
function comesFirst(cues: readonly Lines[]): boolean {
  const count = (side: string) =>
    cues.filter(lines => lines.length > 1 && sideOf(lines[0]?.text ?? '') === side).length
  return count('source') >= count('translation')
}

/** Returns the side of each line. Where a line has no words, its place decides. */
function sidesOf(lines: Lines, isSourceFirst: boolean): readonly ('source' | 'translation')[] {
  const found = lines.map(({ text }) => sideOf(text))
  const [first, second] = isSourceFirst
    ? (['source', 'translation'] as const)
    : (['translation', 'source'] as const)
  const isSaidTwice =
    lines.length === 2 && new Set(found).size === 1 && lines[0]?.text === lines[1]?.text
  if (isSaidTwice) return [first, second]
  if (lines.length === 1) return [found[0] === 'translation' ? 'translation' : 'source']
  const hasWords = found.some(side => side === 'source' || side === 'translation')
  const border = found.indexOf(second)
  const lastFirst = found.lastIndexOf(first)
  return found.map((side, k) => {
    if (side === 'source' || side === 'translation') return side
    if (!hasWords) return k * 2 < lines.length ? first : second
    if (lastFirst >= 0 && k > lastFirst) return second
    return border >= 0 && k > border ? second : first
  })
}

const sourceThenOther =
  /^(.*\p{Script=Han}[^\p{L}\s]*(?:\s[♪♫])?)\s+(?=\P{Script=Han}*$)(?=.*[\p{L}\p{N}])/u
const otherThenSource =
  /^(\P{Script=Han}*\p{L}\P{Script=Han}*?)\s+(?=[^\p{L}]*\p{Script=Han}[^a-z]*$)/u

/** Returns the two halves of a line that has one language after the other. */
function languagesOf(line: TaggedText): Lines {
  const head = (sourceThenOther.exec(line.text) ?? otherThenSource.exec(line.text))?.[1]
  return head === undefined ? [line] : cutAt(line, head.length)
}
