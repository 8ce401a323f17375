/** Two opening brackets in a note ask for a place to link to. */
import type { EditorState } from 'prosemirror-state'
import { Plugin, PluginKey, type Command, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { noteSchema } from '../schema/note.ts'

/** What the reader has typed after the brackets, and where the brackets are on the screen. */
export interface Completing {
  readonly words: string
  /** CSS pixels of the window. */
  readonly left: number
  readonly top: number
  readonly bottom: number
}

export interface CompletingHost {
  /** Called when the words change, but never during a composition; null when they are over. */
  readonly onComplete: (completing: Completing | null) => void
  /** Offers a key that was pressed meanwhile, but not in a composition. True: it was used. */
  readonly onKey: (key: string) => boolean
}

/** The longest words, in UTF-16 code units. */
const longest = 60

/** Where the brackets are. */
interface Opened {
  readonly from: number
  /** Whether the program has written them. They go if the reader then wants no place. */
  readonly isOffered: boolean
}

/** The brackets; null while no place is asked for. */
const key = new PluginKey<Opened | null>('completing')

/** Brackets as they are typed, with the words after them. Chinese keyboards type the others. */
const opening = /(?:\[\[|【【|［［)$/
const closing = /(?:\]\]|】】|］］)$/

/** The plugin that watches for the brackets. It comes before those that take Enter. */
export const completing = (host: CompletingHost): Plugin<Opened | null> =>
  new Plugin<Opened | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, opened, _before, state) => openedAfter(tr, opened, state),
    },
    props: {
      handleKeyDown(view, event) {
        const { key: pressed, isComposing, keyCode } = event
        if (!key.getState(view.state) || isComposing || keyCode === 229) return false
        if (view.composing || isHeldWith(event)) return false
        if (pressed === 'Escape') return leaveCompleting(view.state, view.dispatch.bind(view))
        return host.onKey(pressed)
      },
      handleDOMEvents: {
        blur(view) {
          if (!view.composing) leaveCompleting(view.state, view.dispatch.bind(view))
          return false
        },
      },
    },
    view: () => reporter(host),
  })

const isHeldWith = ({ ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): boolean =>
  ctrlKey || altKey || metaKey || shiftKey

function openedAfter(tr: Transaction, before: Opened | null, state: EditorState): Opened | null {
  if (tr.getMeta(key) === 'leave') return null
  if (before === null) {
    if (!tr.docChanged || tr.getMeta('history$') !== undefined) return null
    const { $head, empty, head } = state.selection
    const isOpened = empty && !$head.parent.type.spec.code && opening.test(textBefore(state))
    return isOpened ? { from: head - 2, isOffered: tr.getMeta(key) === 'offer' } : null
  }
  const moved = tr.mapping.mapResult(before.from)
  const isOver = moved.deleted || wordsFrom(state, moved.pos) === null
  return isOver ? null : { ...before, from: moved.pos }
}

/** The text of the paragraph before the caret. */
const textBefore = ({ selection: { $head } }: EditorState): string =>
  $head.parent.textBetween(0, $head.parentOffset, undefined, '\n')

/** Returns the words between the brackets at `from` and the caret; null if none are meant. */
function wordsFrom(state: EditorState, from: number): string | null {
  const { $head, empty, head } = state.selection
  if (!empty || from < $head.start() || head < from + 2) return null
  const typed = textBefore(state).slice(from - $head.start())
  const words = typed.slice(2)
  const isOver = words.length > longest || words.includes('\n') || closing.test(words)
  return !opening.test(typed.slice(0, 2)) || isOver ? null : words
}

/** Asks for a place at the caret, as two brackets do that the reader types. */
export const offerPlaces: Command = (state, dispatch) => {
  if (state.selection.$head.parent.type.spec.code) return false
  dispatch?.(state.tr.insertText('[[').setMeta(key, 'offer').scrollIntoView())
  return true
}

/**
 * Leaves the brackets as text, or takes them away if the program has written them and nothing came
 * after them. Returns false if no place is asked for.
 */
export const leaveCompleting: Command = (state, dispatch) => {
  const opened = key.getState(state) ?? null
  if (opened === null) return false
  const tr = state.tr.setMeta(key, 'leave')
  if (opened.isOffered && wordsFrom(state, opened.from) === '')
    tr.delete(opened.from, state.selection.head)
  dispatch?.(tr)
  return true
}

/** Replaces the brackets and the words after them by a link called `name`. */
export function complete(target: string, name: string): Command {
  return (state, dispatch) => {
    const { from } = key.getState(state) ?? {}
    if (from === undefined) return false
    const link = noteSchema.text(name, [noteSchema.marks.link.create({ target })])
    const tr = state.tr.replaceWith(from, state.selection.head, link)
    dispatch?.(tr.setMeta(key, 'leave').scrollIntoView())
    return true
  }
}

/** Reports the words to the host, once an input method has finished writing. */
function reporter(host: CompletingHost) {
  let last: string | null = null
  let waiting: number | null = null
  function report(view: EditorView): void {
    const from = key.getState(view.state)?.from ?? null
    const words = from === null ? null : wordsFrom(view.state, from)
    if (view.composing && words !== null) {
      // The end of a composition need not change the document once more.
      waiting ??= requestAnimationFrame(() => {
        waiting = null
        if (!view.isDestroyed) report(view)
      })
      return
    }
    if (words === last) return
    last = words
    const box = from === null || words === null ? null : view.coordsAtPos(from)
    host.onComplete(words === null || !box ? null : { words, ...placeOf(box) })
  }
  return {
    update: report,
    destroy: () => {
      if (waiting !== null) cancelAnimationFrame(waiting)
      host.onComplete(null)
    },
  }
}

const placeOf = ({ left, top, bottom }: Omit<Completing, 'words'>) => ({ left, top, bottom })
