/** Marks and notes as files of this and other programs have them. */
import { isTime } from '#domain/bounds'
import type { Quote, Side } from '#domain/anchor'
import type { MarkColour, MarkScope, NoteBody } from '#domain/annotation'
import type { AnnotationId, BookId, CategoryId, ParagraphId } from '#domain/ids'
import type { KindFields } from '#domain/kinds/index'
import { plain } from '#domain/rich-text'
import { withoutControls } from '#domain/text/control-characters'

/** Words of a text, as the file quotes them. */
export interface BroughtQuote extends Quote {
  /** The place that this program wrote; null in files of others. */
  readonly place: BroughtPlace | null
}

export interface BroughtPlace {
  readonly bookId: BookId
  readonly side: Side
  readonly paragraphId: ParagraphId
  /** Code points of the paragraph's text; null for an orphan. */
  readonly points: { readonly start: number; readonly end: number } | null
}

export interface BroughtNote {
  /** The same whenever the same note is read again, and different for any other. */
  readonly name: string
  /** One for each paragraph that is marked; empty if no words are quoted. */
  readonly quotes: readonly BroughtQuote[]
  readonly note: NoteBody
  readonly tags: readonly string[]
  /** The name of its category or colour; null if it has none. */
  readonly category: string | null
  readonly colour: MarkColour | null
  /** In milliseconds since 1970; null if the file does not say. */
  readonly createdAt: number | null
  readonly updatedAt: number | null
  /** What only an export of this program has. */
  readonly own: OwnFields | null
}

export interface OwnFields {
  readonly id: AnnotationId
  readonly kind: KindFields
  readonly category: CategoryId
  /** What it is about if it covers no words, and the side; null if it covers words. */
  readonly about: { readonly scope: MarkScope; readonly side: Side } | null
  /** Whether it belongs to no passage and no book. */
  readonly isStandalone: boolean
}

/** The programs whose files are read. */
export const noteFormats = ['webAnnotations', 'hypothesis', 'readest', 'zotero'] as const
export type NoteFormat = (typeof noteFormats)[number]

/** What a file has. */
export interface BroughtNotes {
  readonly format: NoteFormat
  readonly notes: readonly BroughtNote[]
  /** How many notes are unreadable, and not among `notes`. */
  readonly damaged: number
}

/**
 * Returns the notes of `items` that `read` returns, and how many it returned null for.
 */
export function allRead(
  format: NoteFormat,
  items: readonly unknown[],
  read: (item: unknown) => BroughtNote | null,
): BroughtNotes {
  const found = items.map(read)
  const notes = found.filter(note => note !== null)
  return { format, notes, damaged: found.length - notes.length }
}

/** Returns plain text as a note. An empty line begins a paragraph. */
export const noteOfText = (text: string): NoteBody =>
  withoutControls(text.replaceAll(/\r\n?/g, '\n'))
    .split(/\n[^\S\n]*\n\s*/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '')
    .map(plain)

/** Returns a date as milliseconds since 1970; null if there is no such date. */
export function timeOf(written: unknown): number | null {
  const time = typeof written === 'string' ? Date.parse(written) : written
  return isTime(time) ? Math.floor(time) : null
}

/** The names by which other programs call our colours. */
const colours: Readonly<Record<string, MarkColour>> = {
  amber: 'amber',
  yellow: 'amber',
  gold: 'amber',
  orange: 'orange',
  red: 'rose',
  rose: 'rose',
  pink: 'rose',
  violet: 'violet',
  purple: 'violet',
  magenta: 'violet',
  blue: 'blue',
  cyan: 'teal',
  teal: 'teal',
  green: 'green',
  grey: 'grey',
  gray: 'grey',
}

/** Returns our colour for the name of a colour, or for `#rrggbb`; null for anything else. */
export function colourOf(written: unknown): MarkColour | null {
  if (typeof written !== 'string') return null
  const name = written.trim().toLowerCase()
  return colours[name] ?? colourOfHex(name)
}

/** The hues at which our colours end, in degrees. */
const hues: readonly (readonly [number, MarkColour])[] = [
  [15, 'rose'],
  [40, 'orange'],
  [70, 'amber'],
  [160, 'green'],
  [195, 'teal'],
  [255, 'blue'],
  [315, 'violet'],
  [361, 'rose'],
]

function colourOfHex(name: string): MarkColour | null {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})(?:[\da-f]{2})?$/.exec(name)
  if (!hex) return null
  const [red = 0, green = 0, blue = 0] = hex.slice(1, 4).map(part => Number.parseInt(part, 16))
  const most = Math.max(red, green, blue)
  const span = most - Math.min(red, green, blue)
  if (span < 32) return 'grey'
  const turn =
    most === red
      ? ((green - blue) / span + 6) % 6
      : most === green
        ? (blue - red) / span + 2
        : (red - green) / span + 4
  return hues.find(([end]) => turn * 60 < end)?.[1] ?? null
}
