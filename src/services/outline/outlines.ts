import type { Api } from '#contract/api'
import type { Outcome, SaveOutcome } from '#contract/answers'
import type { Annotation, NoteBody } from '#domain/annotation'
import type { AnnotationId, BookId, OutlineItemId } from '#domain/ids'
import type { OutlinedMark, OutlineItem } from '#domain/outline/outline-item'
import type { OutlineNode, OutlinePlace, OutlineWay } from '#domain/outline/outline-tree'
import type { Undoable, UndoOrder } from '#domain/undo-order'
import type { OutlineFile } from '#formats/export/outline/outline-files'
import type { LibraryDb } from '#storage/db'
import type { Live } from '../live.ts'
import type { MarkingParts } from '../marking/marking.ts'
import type { ReportDamage } from '../report.ts'
import type { Writer } from '../saving/writer.ts'

/** What can be added to an outline. */
export type AddedKind = 'heading' | 'text'

/** A mark that is sent to an outline, and the beginning of its words. */
export interface SentMark extends OutlinedMark {
  readonly words: string
}

/** What an outline shows of a mark. */
export interface OutlinedPassage {
  /** As it is stored now; it may be deleted. */
  readonly mark: Annotation
  /** What the reader wrote of its paragraphs in the other language; empty if nothing. */
  readonly translation: string
}

/** What was found, and the outline that it is in; both are the same for a title. */
export interface FoundInOutline {
  readonly outline: OutlineItem
  readonly item: OutlineItem
}

/** All outlines as they are now. */
export interface OutlinesNow {
  readonly all: readonly OutlineItem[]
  /** The outlines that were removed, the last one first. */
  readonly removed: readonly OutlineItem[]
  /** Everything in an outline from top to bottom; the same array until it changes. */
  readonly treeOf: (outline: OutlineItemId) => readonly OutlineNode[]
}

/** The outlines of the library. Each act of the reader is a step of undoing. */
export interface OpenOutlines {
  readonly now: Live<OutlinesNow>
  /** Makes an outline of a book, or of the library for null, and returns its id. */
  readonly begin: (title: string, book: BookId | null) => OutlineItemId
  /** Adds a heading or a text without words. Null if nothing can be there. */
  readonly add: (
    outline: OutlineItemId,
    kind: AddedKind,
    place: OutlinePlace,
  ) => OutlineItemId | null
  /**
   * Puts marks at a place of an outline, at its end without one. Returns how many were not there
   * yet; the others stay where they are.
   */
  readonly send: (
    outline: OutlineItemId,
    marks: readonly SentMark[],
    place?: OutlinePlace,
  ) => number
  /**
   * Names an outline or heading, or writes a text. Everything written in one of them without
   * another act in between is one step of undoing.
   */
  readonly rename: (id: OutlineItemId, title: string) => void
  readonly write: (id: OutlineItemId, body: NoteBody) => void
  readonly endWriting: () => void
  /** Whether the next words in it belong to the step of undoing that was entered last. */
  readonly isWriting: (id: OutlineItemId) => boolean
  readonly bodyOf: (id: OutlineItemId) => NoteBody
  /** Moves an item and all that is under it; returns whether it moved. */
  readonly step: (id: OutlineItemId, way: OutlineWay) => boolean
  readonly move: (id: OutlineItemId, place: OutlinePlace) => boolean
  /**
   * Removes an item and all that is under it, or an outline with everything in it. Returns the step
   * of undoing; null if it is gone already.
   */
  readonly remove: (id: OutlineItemId) => Undoable | null
  /** Brings back an outline that was removed, with all that was removed with it. */
  readonly restore: (outline: OutlineItemId) => void
  /**
   * Finds words that the reader wrote in outlines, in either script, in the order of the outlines.
   * Marks are left out: the search in notes finds those.
   */
  readonly find: (words: string) => Promise<readonly FoundInOutline[]>
  /** Reads what outlines show of marks, whatever book they are in. Missing ones are left out. */
  readonly passages: (
    marks: readonly OutlinedMark[],
  ) => Promise<ReadonlyMap<AnnotationId, OutlinedPassage>>
}

/** The outlines, which are read when they are first opened. */
export interface Outlines {
  /** Rejects if the database cannot be read. */
  readonly open: () => Promise<OpenOutlines>
  /** Saves an outline as a file, where the reader chooses. */
  readonly exportFile: (
    outline: OutlineFile,
    format: OutlineFormat,
  ) => Promise<Outcome<SaveOutcome>>
}

export type { OutlineEntry } from '#formats/export/outline/outline-files'
/** The formats of an outline, in the order of the menu. */
export const outlineFormats = ['docx', 'markdown', 'html'] as const
export type OutlineFormat = (typeof outlineFormats)[number]

export interface OutlineTools {
  readonly api: Api
  readonly db: LibraryDb
  readonly writer: Writer
  readonly report: ReportDamage
  readonly undo: UndoOrder
  readonly now: () => number
  readonly newId: () => string
  /** The marks of open books, which may be newer than those that are stored. */
  readonly open: MarkingParts['open']
}

/** Outlines whose code and rows are loaded at the first call. */
export function outlinesLater(
  tools: OutlineTools,
): Outlines & { readonly reread: () => Promise<void> } {
  let opening: ReturnType<typeof read> | null = null
  const read = async () => (await import('./open-outlines.ts')).openOutlines(tools)
  return {
    open: () => {
      opening ??= read().catch(error => {
        opening = null
        throw error
      })
      return opening
    },
    exportFile: async (...what) =>
      (await import('./export-outline.ts')).exportOutline(tools, ...what),
    reread: async () => {
      await (await opening)?.reread()
    },
  }
}
