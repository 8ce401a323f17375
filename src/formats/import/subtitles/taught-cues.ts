/** Applies what the reader taught about the lines of subtitles to their cues. */
import type { ImportChoices } from '../choices.ts'
import type { Draft } from '../draft.ts'
import type { ChapterFinding, RemovedLines } from '../findings.ts'
import { shortened } from '../plain-text/shortened.ts'
import { TaughtLines } from '../taught-lines.ts'
import type { PairedCue } from './sides.ts'
import type { TaggedText } from './tags.ts'

export interface TaughtCues {
  /** All cues of the file. */
  readonly all: readonly PairedCue[]
  /** The cues that are left. None is empty. */
  readonly cues: readonly PairedCue[]
  readonly taught: TaughtLines
  /** What was left out. */
  readonly removed: RemovedLines
}

/** Leaves out the lines of `cues` that the reader does not want. */
export function taughtCues(cues: readonly PairedCue[], choices: ImportChoices): TaughtCues {
  const linesOf = (cue: PairedCue) => [...cue.source, ...cue.translation]
  const taught = new TaughtLines(
    choices,
    cues.flatMap(cue => linesOf(cue).map(({ text }) => text)),
  )
  const left = cues.map(cue => withoutDropped(cue, taught)).filter(cue => linesOf(cue).length > 0)
  const [before, after] = [cues, left].map(all => all.flatMap(linesOf))
  const characters = (lines: readonly TaggedText[] = []) =>
    lines.reduce((sum, { text }) => sum + text.replaceAll(/\s/g, '').length, 0)
  return {
    all: cues,
    cues: left,
    taught,
    removed: {
      lines: (before?.length ?? 0) - (after?.length ?? 0),
      characters: characters(before) - characters(after),
    },
  }
}

/** A cue whose source is left out loses its translation too: it translates nothing else. */
function withoutDropped(cue: PairedCue, taught: TaughtLines): PairedCue {
  const kept = (lines: readonly TaggedText[]) =>
    lines.filter(({ text }) => taught.verdict(text) !== 'drop')
  const source = kept(cue.source)
  const isGone = source.length === 0 && cue.source.length > 0
  return { ...cue, source, translation: isGone ? [] : kept(cue.translation) }
}

const firstOf = ({ source, translation }: PairedCue): TaggedText | undefined =>
  source[0] ?? translation[0]

/** Whether the reader says that the cue is a heading. */
export const isTaughtHeading = (cue: PairedCue, taught: TaughtLines): boolean =>
  taught.verdict(firstOf(cue)?.text ?? '') === 'heading'

/** Whether the reader joins the cue to the one before it. */
export function isTaughtJoined(cue: PairedCue, taught: TaughtLines): boolean {
  const first = firstOf(cue)
  return first !== undefined && taught.isJoined(first.at, first.text)
}

/** What the draft of the cues that begin with `first` has besides its words. */
export function taughtDraft(first: PairedCue, taught: TaughtLines): Omit<Draft, 'text'> {
  const { at, text } = firstOf(first) ?? {}
  return {
    ...(isTaughtHeading(first, taught)
      ? { kind: 'heading', level: 1, reason: 'reader' }
      : { kind: 'body' }),
    ...(at !== undefined && text !== undefined && { origin: { line: at, text } }),
  }
}

/** Returns the finding about the headings among `drafts`; none if there are none. */
export function taughtHeadings(drafts: readonly Draft[]): readonly ChapterFinding[] {
  const found = drafts.filter(({ kind }) => kind === 'heading')
  const [first] = found
  return first === undefined
    ? []
    : [{ sign: 'reader', level: 1, count: found.length, example: shortened(first.text) }]
}
