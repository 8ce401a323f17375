import { withoutControls } from '#domain/text/control-characters'
import { directionOf } from '#domain/text/language-tag'
import type { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { withSelectionCleared } from '../commands/clear-across-pairs.ts'
import { dropBlocks, insertBlocks, type Block } from '../commands/insert-blocks.ts'
import type { HeldBack } from '../held-back.ts'
import { writeWithoutControls } from '../input/typed-controls.ts'
import { writeKey } from '../input/typed-keys.ts'
import { spansPairs } from '../pairs.ts'
import { pastedBlocks } from '../paste/paragraphs.ts'
import { pasteReading } from '../paste/reading.ts'
import { typing, type SpanEditing } from '../span-editing.ts'
import { translationSchema } from '../schema/translation.ts'
import { CaretScrolling } from './caret-scrolling.ts'
import { translationEvents } from './translation-events.ts'
import { TranslationNodeView } from './translation-node-view.ts'

export interface TranslationViewOptions {
  readonly state: EditorState
  /** BCP 47 tag of the reader's language. */
  readonly language: () => string
  /** The accessible name of the column. */
  readonly label: () => string
  readonly dispatch: EditorView['dispatch']
  /** Whether the line that is being written stays at the same height of the page. */
  readonly isSteady: () => boolean
  /**
   * Called before a paste of a hundred paragraphs or more. The paste waits for it, at most a
   * second.
   */
  readonly beforeLargePaste: () => Promise<void>
  readonly heldBack: HeldBack
  readonly span: SpanEditing
  /** Takes the pasted blocks for which this section has no room. */
  readonly continuePaste: (rest: readonly Block[]) => void
  /** The column has received the keyboard, or lost it. */
  readonly focused: (focused: boolean) => void
  /** A composition has ended. */
  readonly composed: () => void
}

/** The number of paragraphs from which a paste is large. */
const many = 100

/**
 * The attributes of the column's element. They are set again when the name or the language changes:
 * ProseMirror would call a function at every key.
 */
export const translationAttributes = ({
  language,
  label,
}: Pick<TranslationViewOptions, 'language' | 'label'>): Record<string, string> => ({
  class: 'column translation',
  lang: language(),
  'data-direction': directionOf(language()),
  role: 'textbox',
  'aria-multiline': 'true',
  'aria-label': label(),
  spellcheck: 'false',
})

/** Opens the translation column in `place`. */
export function openTranslationView(
  place: HTMLElement,
  options: TranslationViewOptions,
): EditorView {
  const insert = (view: EditorView, blocks: readonly Block[]) => {
    if (options.span.paste(blocks)) return
    const { tr, rest } = insertBlocks(view.state, blocks)
    view.dispatch(tr.setMeta('paste', true).setMeta('uiEvent', 'paste'))
    if (rest.length > 0) options.continuePaste(rest)
  }
  const scrolling = new CaretScrolling(options.isSteady)
  return new EditorView(
    { mount: place },
    {
      state: options.state,
      dispatchTransaction(tr) {
        scrolling.changes(tr)
        options.dispatch(tr)
      },
      attributes: translationAttributes(options),
      ...pasteReading(translationSchema),
      nodeViews: { translation: node => new TranslationNodeView(node) },
      handleScrollToSelection: scrolling.follow,
      handleKeyPress: (view, event) => scrolling.forKey(() => writeKey(view, event)),
      handleTextInput(view, from, to, text) {
        if (!view.composing && options.span.over(typing(withoutControls(text)))) return true
        if (!spansPairs(view.state)) return writeWithoutControls(view, from, to, text)
        const written = withSelectionCleared(view.state).insertText(withoutControls(text))
        view.dispatch(written.scrollIntoView())
        return true
      },
      handlePaste(view, _event, slice) {
        const blocks = pastedBlocks(slice)
        if (blocks.length < many) insert(view, blocks)
        else options.heldBack.put(options.beforeLargePaste(), () => insert(view, blocks))
        return true
      },
      handleDrop(view, event, slice, moved) {
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
        const tr = at && dropBlocks(view.state, pastedBlocks(slice), { pos: at.pos, moved })
        if (!tr) return true
        view.dispatch(tr.setMeta('uiEvent', 'drop'))
        view.focus()
        return true
      },
      handleDOMEvents: translationEvents(options),
    },
  )
}
