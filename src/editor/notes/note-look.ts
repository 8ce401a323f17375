import type { NoteForm } from '#domain/notes/block'
import { formats, type Format } from '#domain/rich-text'
import type { EditorState } from 'prosemirror-state'
import { hasFormat } from '../queries/has-format.ts'
import { linkAround } from './note-links.ts'
import { blockOf } from './note-doc.ts'

/** What a toolbar shows of the place at the caret. */
export interface NoteLook {
  readonly formats: readonly Format[]
  /** The form of the paragraph at the caret; null for an ordinary one. */
  readonly block: NoteForm | null
  /** The target of the link at the caret; null if it is in none. */
  readonly link: string | null
}

/** Returns what is on at the selection of the editor. */
export const noteLook = (state: EditorState): NoteLook => ({
  formats: formats.filter(format => hasFormat(state, format)),
  block: blockOf(state.selection.$head.parent),
  link: linkAround(state)?.target ?? null,
})
