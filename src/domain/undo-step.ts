/** A step of the undo order: a change by the reader, or several joined into one. */
import type { Side } from './anchor.ts'
import type { AnnotationId, BookId } from './ids.ts'

/** Names of steps, as in the Edit menu. Their words are `steps.<name>` in the locales. */
export const stepNames = [
  'typing',
  'paste',
  'format',
  'insertWord',
  'correctWord',
  'learnWord',
  'changeDictionaries',
  'keepView',
  'removeView',
  'keepTemplate',
  'removeTemplate',
  'state',
  'clear',
  'move',
  'replaceAll',
  'restoreVersion',
  'mark',
  'deleteMark',
  'deleteMarks',
  'restoreMark',
  'note',
  'writeNote',
  'tickItem',
  'deleteNote',
  'restoreNote',
  'ask',
  'changeKind',
  'writeWords',
  'changeState',
  'recategorise',
  'moveMark',
  'addPassage',
  'bringNotes',
  'bringReviewed',
  'emendByEdition',
  'splitMark',
  'mergeMarks',
  'linkWords',
  'unlinkWords',
  'keepOrphan',
  'tag',
  'renameTag',
  'mergeTags',
  'deleteTag',
  'editCategory',
  'addCategory',
  'moveCategory',
  'deleteCategory',
  'describeBook',
  'removeBook',
  'addBooks',
  'removeBooks',
  'restore',
  'newEdition',
  'joinParagraphs',
  'splitParagraph',
  'changeParagraph',
  'repairParagraphs',
  'leaveSuggestion',
  'bringSuggestions',
  'joinSentences',
  'splitSentence',
  'linkSentences',
  'unlinkSentences',
  'writeGloss',
  'correctWords',
  'leaveNewWord',
  'correctReading',
  'setWordStatus',
  'removeOwnWord',
  'putBack',
  'addOutline',
  'addToOutline',
  'writeOutline',
  'moveInOutline',
  'removeFromOutline',
  'removeOutline',
  'restoreOutline',
] as const
export type StepName = (typeof stepNames)[number]

/**
 * How undoing or redoing a step ended. `stale`: something has changed the same fields since, or
 * they are gone, so nothing is left to undo. `failed`: it was impossible now and may be tried
 * again.
 */
export type StepEnd = 'done' | 'stale' | 'failed'

/**
 * A change that can be undone and redone. It holds the inverse of what it changed and nothing else,
 * so undoing it leaves everything else alone.
 */
export interface Undoable {
  readonly name: StepName
  /** The book it belongs to; null for steps of the whole library. */
  readonly book: BookId | null
  /** The book that a step of the library concerns. */
  readonly about?: BookId
  /** Numbers of the sections whose histories contain the step, whatever editor shows them. */
  readonly sections?: readonly number[]
  /**
   * Numbers of the sections whose histories contain the step and whose present editors it needs.
   * They may change while a long step is still made.
   */
  readonly editors?: readonly number[]
  /** Where the step shows in its book, if it does not move the view itself. */
  readonly place?: StepPlace
  /** The step can be undone before later steps, because nothing depends on it. */
  readonly isFree?: boolean
  readonly undo: () => StepEnd | Promise<StepEnd>
  readonly redo: () => StepEnd | Promise<StepEnd>
}

/** A mark of an open book. */
export interface StepPlace {
  readonly annotation: AnnotationId
  readonly side: Side
  /** The paragraph's place in the book, from 0. */
  readonly index: number
  /** UTF-16 offset into the paragraph's text on that side. */
  readonly start: number
}

/** What undoing a step that brought something is called, because nothing is put back then. */
const takenAway: Partial<Record<StepName, StepName>> = {
  addBooks: 'removeBooks',
  bringNotes: 'deleteMarks',
  mark: 'deleteMark',
  restoreMark: 'deleteMark',
  note: 'deleteNote',
  ask: 'deleteNote',
  restoreNote: 'deleteNote',
  addCategory: 'deleteCategory',
  keepView: 'removeView',
  keepTemplate: 'removeTemplate',
  addOutline: 'removeOutline',
  restoreOutline: 'removeOutline',
}

/** The name of a new step that undoes a step named `name`, which is not the last. */
export const nameOfUndoing = (name: StepName): StepName => takenAway[name] ?? 'putBack'

/** Undoes a step, or does it again. */
export type Way = 'undo' | 'redo'

/**
 * Joins `parts`, oldest first, into one step named `name`, undone and redone together. The sections
 * and editors that it needs are those of its parts.
 */
export function joinedStep(
  parts: readonly Undoable[],
  book: BookId | null,
  name: StepName,
): Undoable {
  const all = (way: Way, order: readonly Undoable[]) => () =>
    endOfAll(order.map(part => part[way]()))
  return {
    name,
    book,
    sections: parts.flatMap(part => part.sections ?? []),
    get editors() {
      return parts.flatMap(part => part.editors ?? [])
    },
    undo: all('undo', parts.toReversed()),
    redo: all('redo', parts),
  }
}

/**
 * Whether another step of `done` lies between `parts` in one of their sections. Undone as one, they
 * would revert that step instead.
 */
export function isCrossed(parts: readonly Undoable[], done: readonly Undoable[]): boolean {
  const first = done.findIndex(step => parts.includes(step))
  const end = done.findLastIndex(step => parts.includes(step))
  const inAll = new Set(parts.flatMap(sectionsOf))
  return done
    .slice(first, end)
    .some(step => !parts.includes(step) && sectionsOf(step).some(number => inAll.has(number)))
}

/** The sections whose histories contain `step`. */
const sectionsOf = ({ sections = [], editors = [] }: Undoable): readonly number[] => [
  ...sections,
  ...editors,
]

/** `done` if any part is done, because the others can then not be undone separately. */
function endOfAll(ends: readonly (StepEnd | Promise<StepEnd>)[]): StepEnd | Promise<StepEnd> {
  const now = ends.filter(end => typeof end === 'string')
  if (now.length === ends.length) return endOf(now)
  return Promise.all(ends.map(end => Promise.resolve(end))).then(endOf)
}

const endOf = (ends: readonly StepEnd[]): StepEnd =>
  ends.find(end => end === 'done') ?? ends.find(end => end === 'failed') ?? 'stale'
