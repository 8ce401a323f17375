import type { WordStyle } from '#domain/text/word-style'
import type { Element } from '../markup/tree.ts'
import type { NoteLinks } from './note-links.ts'

/** How `readBlocks` reads a document. */
export interface BlockOptions {
  readonly notes: NoteLinks
  /** Whether small type inside a Chinese paragraph is an interlinear note. */
  readonly smallIsNote: boolean
  /** Whether comments that elements mark within lines are interlinear notes. */
  readonly commentsApart?: boolean
  /** Whether spans of code with Chinese words are such comments. */
  readonly codeIsComment?: boolean
  /** Whether a single line break ends a line of the text. On web pages it usually means nothing. */
  readonly keepsBreaks?: boolean
  /**
   * Whether a heading that is a picture gets its alternative text. On web pages such pictures are
   * mostly logos.
   */
  readonly readsDrawnHeadings?: boolean
  /** Whether class names mark headings, if no tags do. */
  readonly headingsByClass?: boolean
  /**
   * Returns how styles draw the words of an element. Default: only by its own `style` attribute.
   */
  readonly styleOf?: (element: Element) => WordStyle
  /** Elements that are not part of the text. */
  readonly furniture?: ReadonlySet<Element>
  /** Ids to note on the blocks where they occur. */
  readonly anchors?: ReadonlySet<string>
  /** BCP 47, for elements without a language of their own. */
  readonly lang?: string | undefined
}
