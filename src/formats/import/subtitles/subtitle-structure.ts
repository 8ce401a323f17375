/**
 * Reads subtitles: each cue is a paragraph. In two languages the cues are the pairing, and a
 * sentence that runs over several cues is put together on both sides at once.
 */
import { languageByScript } from '../bilingual/separate.ts'
import { asRichText } from '../bilingual/rich-text-of.ts'
import type { BilingualStructure } from '../bilingual/lines.ts'
import type { ImportChoices } from '../choices.ts'
import { reasonsIn, type Draft } from '../draft.ts'
import { noFindings } from '../findings.ts'
import { cutChapters } from '../plain-text/chapters.ts'
import type { PrintedLine } from '../plain-text/printed-lines.ts'
import { sift } from '../plain-text/removals/removals.ts'
import { marksIn } from '../plain-text/sift-lines.ts'
import type { TaughtLines } from '../taught-lines.ts'
import { cuesIn, timesIn, type Cue } from './cues.ts'
import { pairedCues, type PairedCue } from './sides.ts'
import { joinedTexts, withoutTags, type TaggedText } from './tags.ts'
import {
  isTaughtHeading,
  isTaughtJoined,
  taughtCues,
  taughtDraft,
  taughtHeadings,
  type TaughtCues,
} from './taught-cues.ts'

/**
 * Returns the structure of bilingual subtitles in `lines`, whose marks are on lines of their own;
 * null if `lines` are something else, or if the reader's choices are about lines.
 */
export function subtitleStructure(
  lines: readonly PrintedLine[],
  choices: ImportChoices,
): BilingualStructure | null {
  const { dropLines, chapterLines = '', joinLines } = choices
  if (chapterLines.trim() !== '' || joinLines !== undefined) return null
  const offers = marksIn(lines)
  const found = offers.map(({ id }) => id)
  if (dropLines?.some(entry => !found.includes(entry))) return null
  const paired = pairedCues(cuesIn(lines) ?? [])
  if (paired === null) return null
  const read = taughtCues(paired, choices)
  const { taught, removed } = read
  const sentences = sentencesIn(read)
  const sifted = sift(lines, offers, dropLines ?? found)
  const areKept = dropLines !== undefined && !found.every(id => dropLines.includes(id))
  const paragraphs = sentences.flatMap(parts => {
    const kept = areKept ? parts.flatMap(({ marks }) => marks.map(markerOf)) : []
    return [...kept, ...draftsOf(parts, taught)]
  })
  const texts = sentences.flatMap(parts => parts.flatMap(({ translation }) => translation))
  return {
    chapters: cutChapters([], paragraphs, 1),
    front: null,
    guessedBoxes: [],
    joined: 0,
    changed: changedBy({ ...(areKept && { drops: [...dropLines].sort() }), ...taught.changes }),
    findings: {
      ...noFindings,
      lines: { wrapped: false, width: null, joined: 0 },
      chapters: taughtHeadings(paragraphs),
      reasons: reasonsIn(paragraphs),
      taught: taught.findings,
      removals: sifted.removals,
      removed: {
        lines: sifted.removed.lines + removed.lines,
        characters: sifted.removed.characters + removed.characters,
      },
    },
    language: languageByScript(texts.map(({ text }) => ({ kind: 'body', text }))),
  }
}

const changedBy = (changed: object): string | null =>
  Object.keys(changed).length === 0 ? null : JSON.stringify(changed)

/**
 * Returns the cues of subtitles in one language; null if `lines` are something else, or if the
 * reader's choices are about lines.
 */
export function cuesInOneLanguage(
  lines: readonly PrintedLine[],
  { dropLines, chapterLines = '', joinLines }: ImportChoices,
): readonly Cue[] | null {
  if (chapterLines.trim() !== '' || joinLines !== undefined || dropLines !== undefined) return null
  const cues = cuesIn(lines)
  return cues === null || pairedCues(cues) !== null ? null : cues
}

/**
 * Returns `lines` as they are read if the languages of subtitles are not paired: without tags, and
 * if they are in one language, each sentence that runs over several lines is joined.
 */
export function spokenLines(
  lines: readonly PrintedLine[],
  choices: ImportChoices,
): readonly PrintedLine[] {
  const cues = cuesIn(lines)
  if (cues === null) return lines
  const areJoined =
    choices.joinLines === undefined &&
    marksIn(lines).every(({ id }) => choices.dropLines?.includes(id) ?? true) &&
    pairedCues(cues) === null
  return withoutMarkup(lines, areJoined && haveFullStops(cues))
}

/** Without full stops, nothing shows where a sentence ends. Many have only ? and !. */
const haveFullStops = (cues: readonly Cue[]): boolean =>
  cues.filter(({ lines }) => /[^.][.。]["'”’」』）)\]]*$/.test(lines.at(-1)?.text ?? '')).length *
    4 >=
  cues.length

function withoutMarkup(lines: readonly PrintedLine[], areJoined: boolean): readonly PrintedLine[] {
  let cue: Pick<Cue, 'start' | 'end'> | null = null
  let last: { readonly text: string; readonly end: number } | null = null
  let count = 0
  return lines.flatMap((line): readonly PrintedLine[] => {
    if (line.mark !== undefined) {
      cue = (line.mark === 'place' ? timesIn(line.text) : null) ?? cue
      return [line]
    }
    const words = withoutTags(line.text)
    if (cue === null || words.text === '') return cue === null ? [line] : []
    const goesOn =
      areJoined &&
      last !== null &&
      count < mostLines &&
      cue.end >= last.end &&
      cue.start - last.end <= longestSilence &&
      isUnfinished(last.text, words.text)
    last = { text: words.text, end: cue.end }
    count = goesOn ? count + 1 : 1
    return [{ ...line, ...words, ...(goesOn && { joins: true as const }) }]
  })
}

/** Returns the paragraphs of the cues: each sentence with its translation. */
export const sentenceDrafts = (read: TaughtCues): readonly Draft[] =>
  sentencesIn(read).flatMap(parts => draftsOf(parts, read.taught))

const markerOf = (text: string): Draft => ({ kind: 'marker', text })

function draftsOf(parts: readonly PairedCue[], taught: TaughtLines): readonly Draft[] {
  const [first] = parts
  if (first === undefined) return []
  const own = taughtDraft(first, taught)
  const source = joinedTexts(parts.flatMap(one => one.source))
  const translation = joinedTexts(parts.flatMap(one => one.translation))
  if (source.text === '') return translation.text === '' ? [] : [withWords(own, translation)]
  const texts = translation.text === '' ? [] : [asRichText(translation)]
  const draft = withWords(own, source)
  return [{ ...draft, ...(texts.length > 0 && { beside: { texts, doubtful: false } }) }]
}

const withWords = (own: Omit<Draft, 'text'>, { text, inlines }: TaggedText): Draft => ({
  ...own,
  text,
  ...(inlines.length > 0 && { inlines }),
})

/** The longest silence within a sentence, in seconds. */
const longestSilence = 1.5
/** The most cues of a sentence, and the most lines if they are in one language. */
const [mostCues, mostLines] = [6, 12]
const [stop, dash] = [/[.!?。！？♪♫]["'”’」』）)\]]*$/, /^\s*[-–—]/]
const [trailing, continues] = [/(?:\.{2,}|…+)["'”’]*$/, /^(?:\.{2,}|…)?\s*\p{Ll}/u]

/** Puts the cues of each sentence together. What the reader says decides first. */
function sentencesIn({ all, cues, taught }: TaughtCues): readonly (readonly PairedCue[])[] {
  const sentences: PairedCue[][] = []
  const goesOn = goingOn(all)
  for (const cue of cues) {
    const last = sentences.at(-1)
    const before = last?.at(-1)
    const isApart = [before, cue].some(one => one && isTaughtHeading(one, taught))
    const isJoined =
      isTaughtJoined(cue, taught) ||
      (!isApart && last && before && last.length < mostCues && goesOn(before, cue))
    if (last && isJoined) last.push(cue)
    else sentences.push([cue])
  }
  return sentences
}

/** Returns a test of whether the sentence of a cue goes on in the next one. */
function goingOn(cues: readonly PairedCue[]) {
  const said = (texts: readonly TaggedText[]) => joinedTexts(texts).text
  const stopped = cues.filter(({ translation }) => stop.test(said(translation))).length
  // Without full stops, nothing shows where a sentence ends.
  const haveStops = stopped * 3 >= cues.length
  return (before: PairedCue, after: PairedCue): boolean => {
    const isWhole = [before, after].every(one => one.source.length * one.translation.length > 0)
    if (!haveStops || !isWhole || after.start - before.end > longestSilence) return false
    const [one, two] = [said(before.translation), said(after.translation)]
    return !/[。！？]$/.test(said(before.source)) && isUnfinished(one, two)
  }
}

/** Whether the sentence of `text` goes on in `next`, which no dash gives to another speaker. */
function isUnfinished(text: string, next: string): boolean {
  if (dash.test(next)) return false
  return trailing.test(text) ? continues.test(next) : !stop.test(text)
}
