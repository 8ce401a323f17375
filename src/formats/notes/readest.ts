/** Reads notes that Readest or Foliate exports as JSON. They quote without context. */
import { withoutControls } from '#domain/text/control-characters'
import * as v from 'valibot'
import {
  allRead,
  colourOf,
  noteOfText,
  timeOf,
  type BroughtNote,
  type BroughtNotes,
} from './brought-note.ts'

const file = v.looseObject({
  $format: v.optional(v.string()),
  annotations: v.array(v.unknown()),
})

const item = v.looseObject({
  id: v.optional(v.string()),
  /** A place in the EPUB. */
  cfi: v.optional(v.string()),
  value: v.optional(v.string()),
  type: v.optional(v.string()),
  text: v.optional(v.string(), ''),
  note: v.optional(v.nullable(v.string()), ''),
  color: v.optional(v.nullable(v.string())),
  createdAt: v.optional(v.unknown()),
  created: v.optional(v.unknown()),
  updatedAt: v.optional(v.unknown()),
  modified: v.optional(v.unknown()),
})

/** Returns the notes of a parsed file; null if it is of neither program. */
export function readReadest(json: unknown): BroughtNotes | null {
  const read = v.safeParse(file, json)
  if (!read.success) return null
  const { $format, annotations } = read.output
  const isTheirs =
    $format === 'readest-annotations' ||
    annotations.some(one => v.is(item, one) && (one.cfi ?? one.value ?? '').startsWith('epubcfi('))
  return isTheirs ? allRead('readest', annotations, noteOfItem) : null
}

function noteOfItem(json: unknown): BroughtNote | null {
  const read = v.safeParse(item, json)
  if (!read.success) return null
  const found = read.output
  const exact = withoutControls(found.text)
  const note = noteOfText(found.note ?? '')
  // The text of a bookmark is a label of the program's own.
  const isMark = found.type !== 'bookmark' && exact.trim() !== ''
  if (!isMark && note.length === 0) return null
  return {
    name: `readest:${found.id ?? found.cfi ?? found.value ?? exact}`,
    quotes: isMark ? [{ exact, prefix: '', suffix: '', place: null }] : [],
    note,
    tags: [],
    category: found.color ?? null,
    colour: colourOf(found.color),
    createdAt: timeOf(found.createdAt ?? found.created),
    updatedAt: timeOf(found.updatedAt ?? found.modified),
    own: null,
  }
}
