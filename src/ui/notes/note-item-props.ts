/** What an item of the notes is given, and what it asks for. */
import type { Annotation, Category, NoteBody } from '#domain/annotation'
import type { Side } from '#domain/anchor'
import type { CategoryId } from '#domain/ids'
import type { KindWord, TurnedKind } from '#domain/kinds/index'
import type { ReactNode } from 'react'

export interface NoteItemActions {
  /** Shows the words of the mark on `side`; without it, on the mark's own side. */
  readonly onShow: (annotation: Annotation, side?: Side) => void
  /** `null` means that the reader has finished writing. */
  readonly onEdit: (annotation: Annotation | null) => void
  readonly onWrite: (annotation: Annotation, note: NoteBody) => void
  /** Returns what the note says now, which may be newer than what is drawn. */
  readonly latest: (annotation: Annotation) => NoteBody
  /** Whether the note is being written and nothing else was done since. */
  readonly isWriting: (annotation: Annotation) => boolean
  /** Ticks the paragraph at a place of the note, from 0, or opens it again. */
  readonly onTick: (annotation: Annotation, at: number) => void
  /** Follows a link of the note. */
  readonly onFollow: (annotation: Annotation, target: string) => void
  /** Copies a link to the mark. */
  readonly onCopyLink: (annotation: Annotation) => void
  /** Called when the focus leaves the note's field. */
  readonly onPause: () => void
  readonly onCategory: (annotation: Annotation, category: CategoryId) => void
  /** Turns the annotation into a kind. */
  readonly onTurn: (annotation: Annotation, kind: TurnedKind) => void
  /** Gives the annotation its next state. */
  readonly onState: (annotation: Annotation) => void
  /** Writes a text field that only marks of its kind have. */
  readonly onWords: (annotation: Annotation, name: KindWord, text: string) => void
  /** Takes the words on the other side from the mark. */
  readonly onUnlink: (annotation: Annotation) => void
  readonly onTags: (annotation: Annotation, tags: readonly string[]) => void
  /** Shows the marks that have the tag. */
  readonly onTag: (tag: string) => void
  /** Shows earlier versions of the note. */
  readonly onHistory: (annotation: Annotation) => void
  readonly onDelete: (annotation: Annotation) => void
}

export interface NoteItemProps {
  readonly annotation: Annotation
  readonly categories: readonly Category[]
  /** The category of the mark, which may be deleted or of another book; undefined if missing. */
  readonly own: Category | undefined
  /** The side whose words could not be located, of a pair of ranges; `null` if both could. */
  readonly lost: Side | null
  /** BCP 47 tags of the book and of the reader's own words. */
  readonly bookLanguage: string
  readonly noteLanguage: string
  /** The position in the list, from 1, and the length of the list. */
  readonly place: number
  readonly of: number
  /** Whether Tab stops at this item. */
  readonly isStop: boolean
  readonly isCurrent: boolean
  readonly isEdited: boolean
  readonly actions: NoteItemActions
  /** What a card beside the text says of its mark. A card keeps itself in sight. */
  readonly facts?: ReactNode
}

export interface OfQuote {
  /** The beginning of the marked words. */
  readonly quote: string
}
