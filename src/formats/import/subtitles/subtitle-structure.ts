/**
 * Reads subtitles: each cue is a paragraph. In two languages the cues are the pairing, and a
 * sentence that runs over several cues is put together on both sides at once.
 */
import { languageByScript } from '../bilingual/separate.ts'
import { asRichText } from '../bilingual/rich-text-of.ts'
import type { BilingualStructure } from '../bilingual/lines.ts'
import type { ImportChoices } from '../choices.ts'
import type { Draft } from '../draft.ts'
import { noFindings } from '../findings.ts'
import type { PrintedLine } from '../plain-text/printed-lines.ts'
import { sift } from '../plain-text/removals/removals.ts'
import { marksIn } from '../plain-text/sift-lines.ts'
import { cuesIn, type Cue } from './cues.ts'
import { pairedCues, type PairedCue } from './sides.ts'
import { joinedTexts, type TaggedText } from './tags.ts'

/**
 * Returns the structure of bilingual subtitles in `lines`, whose marks are on lines of their own;
 * null if `lines` are something else, or if the reader's choices are about lines.
 */
export function subtitleStructure(
  lines: readonly PrintedLine[],
  { dropLines, chapterLines = '', joinLines }: ImportChoices,
): BilingualStructure | null {
  if (chapterLines.trim() !== '' || joinLines !== undefined) return null
  const offers = marksIn(lines)
  const found = offers.map(({ id }) => id)
  if (dropLines?.some(entry => !found.includes(entry))) return null
  const cues = pairedCues(cuesIn(lines) ?? [])
  if (cues === null) return null
  const sentences = sentencesIn(cues)
  const sifted = sift(lines, offers, dropLines ?? found)
  const areKept = dropLines !== undefined && !found.every(id => dropLines.includes(id))
  const paragraphs = sentences.flatMap(parts => {
    const kept = areKept ? parts.flatMap(({ marks }) => marks.map(markerOf)) : []
    return [...kept, ...draftsOf(parts)]
  })
  const texts = sentences.flatMap(parts => parts.flatMap(({ translation }) => translation))
  return {
    chapters: [{ title: '', level: 1, paragraphs }],
    front: null,
    guessedBoxes: [],
    joined: 0,
    changed: areKept ? JSON.stringify({ drops: [...dropLines].sort() }) : null,
    findings: {
      ...noFindings,
      lines: { wrapped: false, width: null, joined: 0 },
      removals: sifted.removals,
      removed: sifted.removed,
    },
    language: languageByScript(texts.map(({ text }) => ({ kind: 'body', text }))),
  }
}

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

/** Returns the paragraphs of `cues`: each sentence with its translation. */
export const sentenceDrafts = (cues: readonly PairedCue[]): readonly Draft[] =>
  sentencesIn(cues).flatMap(draftsOf)

const markerOf = (text: string): Draft => ({ kind: 'marker', text })

function draftsOf(parts: readonly PairedCue[]): readonly Draft[] {
  const source = joinedTexts(parts.flatMap(one => one.source))
  const translation = joinedTexts(parts.flatMap(one => one.translation))
  if (source.text === '') return translation.text === '' ? [] : [draftOf(translation)]
  const texts = translation.text === '' ? [] : [asRichText(translation)]
  return [{ ...draftOf(source), ...(texts.length > 0 && { beside: { texts, doubtful: false } }) }]
}

const draftOf = ({ text, inlines }: TaggedText): Draft => ({
  kind: 'body',
  text,
  ...(inlines.length > 0 && { inlines }),
})

/** The longest silence within a sentence, in seconds. */
const longestSilence = 1.5
/** The most cues of a sentence. */
const mostCues = 6
const [stop, dash] = [/[.!?。！？♪♫]["'”’」』）)\]]*$/, /^\s*[-–—]/]
const [trailing, continues] = [/(?:\.{2,}|…+)["'”’]*$/, /^(?:\.{2,}|…)?\s*\p{Ll}/u]

/** Puts the cues of each sentence together. */
function sentencesIn(cues: readonly PairedCue[]): readonly (readonly PairedCue[])[] {
  const sentences: PairedCue[][] = []
  const goesOn = goingOn(cues)
  for (const cue of cues) {
    const last = sentences.at(-1)
    const before = last?.at(-1)
    if (last && before && last.length < mostCues && goesOn(before, cue)) last.push(cue)
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
    if (dash.test(two) || /[。！？]$/.test(said(before.source))) return false
    return trailing.test(one) ? continues.test(two) : !stop.test(one)
  }
}
