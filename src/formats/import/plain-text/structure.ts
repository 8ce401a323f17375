/**
 * Finds the structure of a plain text: what each line is, which lines form one paragraph, where
 * chapters begin, and which lines are not part of the text. The reader's choices override what is
 * found.
 */
import { noProgress, type OnProgress } from '#domain/progress-share'
import type { ChapterDraft } from '../../book-text.ts'
import { beginsIn } from './begins.ts'
import { markBoxes } from './boxes.ts'
import { chapterLevel, cutChapters } from './chapters.ts'
import type { ImportChoices } from '../choices.ts'
import { reasonsIn, type Draft } from '../draft.ts'
import type { ImportFindings, LinePatternFault, RemovalKind } from '../findings.ts'
import type { Layout } from './cut-evidence.ts'
import { frontMatter, type FrontMatter } from './front-matter.ts'
import { headingLevels } from '../headings/headings.ts'
import { joinParagraphs } from './join-paragraphs.ts'
import { lineKinds, type Line } from './line-kinds.ts'
import { marginOf, spacingOf } from './line-measures.ts'
import { isMandoku } from './mandoku.ts'
import { repairLines } from './repair-drafts.ts'
import { withNotes } from './note-inlines.ts'
import { compileLinePattern } from '../line-pattern/pattern.ts'
import type { PrintedLine } from './printed-lines.ts'
import { licenceFrame } from './removals/licence-frame.ts'
import type { Sifted } from './removals/removals.ts'
import { siftLines } from './sift-lines.ts'
import { TaughtLines } from '../taught-lines.ts'
import { structureFindings } from './structure-findings.ts'
import { forcedWrapping, goesOn, markedWrapping, wrappingOf, type Wrapping } from './wrapping.ts'

export interface Structure {
  readonly chapters: readonly ChapterDraft[]
  readonly front: Omit<FrontMatter, 'titleLines'> | null
  readonly findings: Omit<ImportFindings, 'encoding'>
  /** The titles of the boxes whose end is a guess. */
  readonly guessedBoxes: readonly string[]
  /** The number of line ends that were removed by joining lines. */
  readonly joined: number
  /** The choices that change the paragraphs from those found, written out; null if none does. */
  readonly changed: string | null
}

type StructureChoices = Pick<
  ImportChoices,
  'chapterLines' | 'joinLines' | 'dropLines' | 'notesApart' | 'taught' | 'joined'
>

/**
 * The share of the work that is done at the end of each part, measured on novels. Only for
 * progress.
 */
const parts = { sifted: 0.5, wrapping: 0.6, kinds: 0.85 } as const

/** Returns the structure of the text in `printed`. `onProgress` receives the share that is done. */
export function structureOf(
  printed: readonly PrintedLine[],
  choices: StructureChoices,
  onProgress: OnProgress = noProgress,
): Structure {
  const { taught, sifted, title, found } = siftedAsTaught(printed, choices)
  onProgress(parts.sifted)
  const pattern = chapterPattern(choices.chapterLines)
  const natural = wrappingOf(sifted.lines) ?? markedWrapping(sifted.lines)
  const joins = choices.joinLines ?? natural !== null
  const wrapping = joins ? (natural ?? forcedWrapping(sifted.lines)) : null

  onProgress(parts.wrapping)
  const { lines, contents } = lineKinds(sifted.lines, {
    begins: beginsIn(sifted.lines, natural ?? wrapping, at => sifted.apart.has(at)),
    taught,
    apart: at => apartKind(sifted, at),
    isReaders: pattern.fits,
  })
  onProgress(parts.kinds)
  const [first, second] = sifted.lines
  const front = frontMatter(
    lines,
    (first && taught.verdict(first.text) === 'plain') ||
      (first && second && natural ? goesOn(first, second, natural) : false),
  )
  const titleEnd = front === null ? 0 : endOfTitle(lines, front.titleLines)
  const rest = lines.slice(titleEnd)
  const paragraphs = paragraphsOf(rest, wrapping, choices.joinLines !== false)
  const { drafts, guessed } = markBoxes(paragraphs)
  const noted = withNotes(drafts, choices.notesApart ?? false)
  const titlePage = repairLines(lines.slice(0, titleEnd).map(asTitle), null)
  const levels = headingLevels(lines.map(({ sign }) => sign ?? null))
  const chapters = cutChapters(titlePage, noted.drafts, chapterLevel(noted.drafts, levels))
  return {
    chapters,
    front: front ?? (title === undefined ? null : { title }),
    guessedBoxes: guessed,
    joined: joinedByProgram(rest, drafts),
    changed: changedBy(choices, {
      joins: natural !== null || (choices.joinLines === false && isRepaired(rest)),
      removals: found,
      taught: taught.changes,
    }),
    findings: structureFindings({
      lines,
      drafts: noted.drafts,
      reasons: reasonsIn(chapters.flatMap(({ paragraphs }) => paragraphs)),
      contents,
      levels,
      wrapping: natural,
      joined: joinedByProgram(rest, drafts),
      sifted,
      taught: taught.findings,
      notes: noted.findings,
      titleLines: front === null ? 0 : Math.max(1, front.titleLines),
      patternFaults: [...pattern.faults, ...sifted.patternFaults],
    }),
  }
}

/** Whether the other language in `lines` is markup or terms of use, and not a translation. */
export const hasForeignFrame = (lines: readonly PrintedLine[]): boolean =>
  isMandoku(lines) || licenceFrame(lines).length > 0

/** Leaves out lines, and marks those that the reader joins to the line before. */
function siftedAsTaught(printed: readonly PrintedLine[], choices: StructureChoices) {
  const taught = new TaughtLines(
    choices,
    printed.map(({ text }) => text),
  )
  const marked = printed.map(line =>
    taught.isJoined(line.at, line.text) ? { ...line, joins: true as const } : line,
  )
  const isOut = (line: string) => taught.verdict(line) === 'drop'
  return { taught, ...siftLines(marked, choices.dropLines, isOut) }
}

/** The number of lines that are joined to the one before, without those that the reader joined. */
const joinedByProgram = (lines: readonly Line[], drafts: readonly Draft[]): number =>
  Math.max(0, lines.length - drafts.length - lines.filter(({ joins }) => joins).length)

/** The number of lines of the title page, with those that the reader joined to it. */
function endOfTitle(lines: readonly Line[], titleLines: number): number {
  let end = titleLines
  while (end > 0 && lines[end]?.joins) end++
  return end
}

const asTitle = ({ text, joins, at }: Line): Line => ({
  kind: 'heading',
  level: 1,
  reason: 'title',
  text,
  indent: 0,
  gap: 0,
  ...(joins && { joins }),
  ...(at !== undefined && { at }),
})

interface ChapterPattern {
  readonly fits: ((line: string) => boolean) | null
  readonly faults: readonly LinePatternFault[]
}

function chapterPattern(written: string | undefined): ChapterPattern {
  if (written === undefined || written.trim() === '') return { fits: null, faults: [] }
  const pattern = compileLinePattern(written)
  return pattern.ok
    ? { fits: pattern.fits, faults: [] }
    : { fits: null, faults: [{ pattern: written, code: pattern.code }] }
}

const noWords: ReadonlySet<RemovalKind> = new Set(['web-noise', 'line-mark', 'comment'])

/**
 * The kind of a line that was offered for removal and kept: a marker if it is not the author's
 * words.
 */
function apartKind({ apart }: Sifted, at: number): 'marker' | 'body' | undefined {
  const offer = apart.get(at)
  if (offer === undefined) return undefined
  return offer.isFurniture || noWords.has(offer.kind) ? 'marker' : 'body'
}

function paragraphsOf(
  lines: readonly Line[],
  wrapping: Wrapping | null,
  repairs: boolean,
): readonly Draft[] {
  if (wrapping !== null) return joinParagraphs(lines, wrapping)
  return repairLines(lines, repairs ? layoutOf(lines) : null)
}

const layoutOf = (lines: readonly Line[]): Layout => {
  return { margin: marginOf(lines), spacing: spacingOf(lines) }
}

/** Whether some lines would be joined by default although the text is not wrapped. */
const isRepaired = (lines: readonly Line[]): boolean =>
  repairLines(lines, layoutOf(lines)).length < lines.length

/** Returns the choices that change the paragraphs from those found, as JSON; null if none does. */
function changedBy(
  { chapterLines = '', joinLines, dropLines, notesApart = false }: StructureChoices,
  found: {
    readonly joins: boolean
    readonly removals: readonly string[]
    readonly taught: TaughtLines['changes']
  },
): string | null {
  const drops = [...(dropLines ?? found.removals)].sort()
  const changed = {
    ...(chapterLines.trim() !== '' && { chapterLines: chapterLines.trim() }),
    ...(joinLines !== undefined && joinLines !== found.joins && { joinLines }),
    ...(JSON.stringify(drops) !== JSON.stringify([...found.removals].sort()) && { drops }),
    ...(notesApart && { notesApart }),
    ...found.taught,
  }
  return Object.keys(changed).length === 0 ? null : JSON.stringify(changed)
}
