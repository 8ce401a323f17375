import type { ParagraphKind } from '#domain/book'
import type { ContentsList } from '../headings/contents-lists.ts'
import type { Draft } from '../draft.ts'
import type {
  ChapterFinding,
  HeadingReason,
  HeadingSign,
  ImportFindings,
  LineFindings,
  NoteFindings,
  LinePatternFault,
  SetApart,
  SetApartKind,
  TaughtFinding,
} from '../findings.ts'
import type { Line } from './line-kinds.ts'
import type { Sifted } from './removals/removals.ts'
import { shortened } from './shortened.ts'
import type { Wrapping } from './wrapping.ts'

interface Seen {
  readonly lines: readonly Line[]
  readonly drafts: readonly Draft[]
  readonly reasons: readonly HeadingReason[]
  readonly contents: ContentsList
  readonly levels: ReadonlyMap<HeadingSign, number>
  readonly wrapping: Wrapping | null
  readonly joined: number
  readonly sifted: Sifted
  readonly taught: readonly TaughtFinding[]
  readonly notes: NoteFindings
  /** The number of lines that state the title and the author. */
  readonly titleLines: number
  readonly patternFaults: readonly LinePatternFault[]
}

/** Returns the findings of a plain text, as the reader sees them. */
export function structureFindings(seen: Seen): Omit<ImportFindings, 'encoding'> {
  const { sifted, taught, notes, patternFaults } = seen
  return {
    lines: lineFindings(seen),
    removals: sifted.removals,
    removed: sifted.removed,
    chapters: chapterFindings(seen),
    reasons: seen.reasons,
    notes,
    taught,
    setApart: setApartIn(seen),
    patternFaults,
  }
}

function lineFindings({ wrapping, joined }: Seen): LineFindings {
  const isMeasured = wrapping !== null && wrapping.width > 0 && wrapping.width < Infinity
  return {
    wrapped: wrapping !== null,
    width: isMeasured ? Math.round(charactersIn(wrapping)) : null,
    joined,
  }
}

/** The number of Han characters that fit on a line, without the common margin. */
const charactersIn = ({ measure, width, margin }: Wrapping): number =>
  measure === 'columns' ? (width - margin) / 2 : width - margin / 2

function chapterFindings({ lines, levels }: Seen): readonly ChapterFinding[] {
  return [...levels]
    .flatMap(([sign, level]): readonly ChapterFinding[] => {
      const found = lines.filter(line => line.sign === sign)
      const [first] = found
      return first === undefined
        ? []
        : [{ sign, level, count: found.length, example: shortened(first.text) }]
    })
    .sort((a, b) => a.level - b.level)
}

const kindsApart: readonly (readonly [SetApartKind, ParagraphKind])[] = [
  ['box', 'boxTitle'],
  ['marker', 'marker'],
  ['dateline', 'dateline'],
  ['caption', 'caption'],
  ['verse', 'verse'],
]

/** Lines that are offered for removal are counted at their offer, and not as markers too. */
function setApartIn({ lines, drafts, contents, titleLines }: Seen): readonly SetApart[] {
  const offered = lines.filter(({ kind, apart }) => kind === 'marker' && apart).length
  const inLines = drafts.filter(({ inlines = [] }) => inlines.some(({ kind }) => kind === 'marker'))
  const counts: readonly SetApart[] = [
    { kind: 'title-page', count: titleLines },
    { kind: 'contents', count: contents.lines },
    ...kindsApart.map(([apart, kind]) => ({
      kind: apart,
      count:
        drafts.filter(draft => draft.kind === kind).length +
        (apart === 'marker' ? inLines.length - offered : 0),
    })),
  ]
  return counts.filter(({ count }) => count > 0)
}
