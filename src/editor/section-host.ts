import type { Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import type { Paragraph, Section } from '#domain/book'
import type { Printed } from '#domain/structure/shown-paragraphs'
import type { Translation, TranslationText } from '#domain/translation'
import type { StepName } from '#domain/undo-order'
import type { Block } from './commands/insert-blocks.ts'
import type { Leave } from './input/edge-keys.ts'
import type { NoteLink } from './notes/note-link.ts'
import type { Place } from './pairs.ts'
import type { ShownHit } from './plugins/hits.ts'
import type { NoteWords } from './plugins/note-links.ts'
import type { Speller } from './plugins/spelling.ts'
import type { ShownTerm } from './plugins/terms.ts'
import type { MarkSource } from './section-marks.ts'
import type { SourceLook } from './source-look.ts'
import type { SpanEditing } from './span-editing.ts'

/** The text of a section, as it is loaded. */
export interface EditableSection {
  readonly section: Section
  readonly paragraphs: readonly Paragraph[]
  /** In the order of `paragraphs`. */
  readonly translations: readonly TranslationText[]
  /** The printed paragraphs that it was made of, from which a division makes it again. */
  readonly print?: Printed
}

/** The rows that a change in a section must write. */
export interface SectionChange {
  readonly translations: readonly Omit<Translation, 'bookId' | 'updatedAt'>[]
  readonly annotations: readonly Annotation[]
}

/** What a section asks of the book around it, and reports to it. */
export interface SectionHost {
  readonly marks: MarkSource
  /** Returns the hits of the search in one column of a section. */
  readonly hits: (section: Section, side: Side) => readonly ShownHit[]
  readonly language: string
  readonly sourceLook: () => SourceLook
  /** Returns the occurrences of terms in a section, as far as they are known. */
  readonly terms: (section: EditableSection) => readonly ShownTerm[]
  /** Whether the source is shown as the reader emends it. */
  readonly isEmended: () => boolean
  readonly translationLanguage: () => string
  /** The tag of the language whose typography typing follows; null for none. */
  readonly typography: () => string | null
  readonly speller: Speller | null
  readonly label: (section: Section, side: Side) => string
  readonly hint: () => string
  /** Whether the line that is being written stays at the same height of the page. */
  readonly isSteady: () => boolean
  readonly noteWords: () => NoteWords
  /** Follows the `link` from a place of the source. */
  readonly follow: (section: Section, link: NoteLink, from: Place) => void
  readonly leave: (section: Section, side: Side) => Leave
  /** Goes to the pair after `pair`, in this section or the next. */
  readonly next: (section: Section, pair: number) => boolean
  /** Goes from `pair` of the source to its translation. */
  readonly cross: (section: Section, pair: number) => void
  /** Called before a large paste, which waits for it. */
  readonly beforeLargePaste: () => Promise<void>
  readonly span: SpanEditing
  readonly continuePaste: (section: Section, rest: readonly Block[]) => void
  readonly changed: (change: SectionChange) => void
  /** A change has begun a new step of undo. */
  readonly undoable: (section: Section, name: StepName) => void
  /**
   * Whether the last step of undo is typing in this section. Only then may the next typed words
   * join that step.
   */
  readonly wasTyping: (section: Section) => boolean
  /** The caret, or the selection of which it is the moving end, has moved on `side`. */
  readonly selected: (section: Section, side: Side, caret: Place) => void
  /** The program is about to put the caret somewhere: a selection over sections ends. */
  readonly placing: () => void
  /** A column was drawn or drawn again. */
  readonly redrawn: () => void
  /** A mark begins at another height of its section than before, or is drawn or gone. */
  readonly marksMoved: () => void
  /** Typed text should be written now. */
  readonly committed: () => void
}
