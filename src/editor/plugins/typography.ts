/** Sets quotation marks, dashes and ellipses while the reader types. */
import { typeset } from '#domain/text/typography'
import { undoInputRule } from 'prosemirror-inputrules'
import { Plugin, PluginKey, type Command, type Transaction } from 'prosemirror-state'

/** The last key, if it was set otherwise than typed: in the form that `undoInputRule` reads. */
interface SetKey {
  readonly transform: Transaction
  readonly from: number
  readonly to: number
  readonly text: string
}

const key = new PluginKey<SetKey | null>('typography')

/**
 * Sets what is typed as `language` does, a BCP 47 tag; null leaves it as it is. Nothing that an
 * input method writes, that is pasted or that is more than one key is changed.
 *
 * It is not made of the library's input rules, because those run at the end of a composition, and
 * because a pair's first key also changes the pair's state, after which they cannot be undone.
 */
export function typography(language: () => string | null): Plugin {
  return new Plugin<SetKey | null>({
    key,
    isInputRules: true,
    state: {
      init: () => null,
      apply(tr, last) {
        const set: SetKey | null | undefined = tr.getMeta(key)
        if (set !== undefined) return set
        const isNew = tr.selectionSet || tr.docChanged
        return isNew && tr.getMeta('appendedTransaction') === undefined ? null : last
      },
    },
    props: {
      handleTextInput(view, from, to, text) {
        if (view.composing || text.length !== 1) return false
        const tag = language()
        const [$from, $to] = [view.state.doc.resolve(from), view.state.doc.resolve(to)]
        if (tag === null || !$from.sameParent($to)) return false
        const before = $from.parent.textBetween(0, $from.parentOffset, '', '\n')
        const change = typeset(before, text, tag)
        if (!change) return false
        const tr = view.state.tr.insertText(change.insert, from - change.remove, to)
        const set: SetKey = { transform: tr, from, to, text }
        view.dispatch(tr.setMeta(key, set).scrollIntoView())
        return true
      },
    },
  })
}

/**
 * Undoes what typography or an input rule has just made of a key, and leaves the key as it was
 * typed. It belongs to the step of undo in which the key was typed.
 */
export const undoKey: Command = (state, dispatch) =>
  undoInputRule(
    state,
    dispatch && (tr => dispatch(tr.setMeta(key, null).setMeta('appendedTransaction', tr))),
  )
