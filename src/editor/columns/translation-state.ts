import { chainCommands } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { EditorState, type Command, type Plugin } from 'prosemirror-state'
import { breakLine } from '../commands/break-line.ts'
import { clearAcrossPairs } from '../commands/clear-across-pairs.ts'
import { selectAll } from '../commands/select-all.ts'
import { stayAtEnd, stayAtStart } from '../commands/stay-in-pair.ts'
import { edgeKeys, type Leave } from '../input/edge-keys.ts'
import type { SpanEditing } from '../span-editing.ts'
import { activePair } from '../plugins/active-pair.ts'
import { hits } from '../plugins/hits.ts'
import { fixedHeight } from '../plugins/fixed-height.ts'
import { formatRules, undoInputRule } from '../plugins/input-rules.ts'
import { marks } from '../plugins/marks.ts'
import { pairLock } from '../plugins/pair-lock.ts'
import { pieces } from '../plugins/pieces.ts'
import { spelling, type Speller } from '../plugins/spelling.ts'
import { states } from '../plugins/states.ts'
import { typography } from '../plugins/typography.ts'
import { undoHistory } from '../plugins/undo-history.ts'
import { translationSchema } from '../schema/translation.ts'

interface TranslationKeys {
  readonly leave: Leave
  /** Moves the caret to the next pair. */
  readonly next: () => boolean
  /** Returns the placeholder of an empty pair that has the caret. */
  readonly hint: () => string
  /** Returns the tag of the language whose typography typing follows; null for none. */
  readonly typography: () => string | null
  /** Null: no words are checked. */
  readonly speller: Speller | null
  readonly span: SpanEditing
}

/**
 * The state of the translation column. The order of plugins matters: input rules come before the
 * keys, so that Backspace can undo one, and the lock comes last. `earlier` is the history to
 * continue, if the same text was open before (see `historyIn`).
 */
export function translationState(
  doc: Node,
  keys: TranslationKeys,
  earlier: unknown = null,
): EditorState {
  return EditorState.create({
    doc,
    plugins: [
      formatRules(translationSchema),
      typography(keys.typography),
      translationKeymap(keys),
      undoHistory(earlier),
      states(),
      hits(),
      marks(),
      pieces(),
      spelling(keys.speller),
      activePair(keys.hint),
      fixedHeight(),
      pairLock(),
    ],
  })
}

function translationKeymap({ leave, next, span }: TranslationKeys): Plugin {
  const clearSpan: Command = () => span.over(() => true)
  const backward = chainCommands(clearSpan, clearAcrossPairs, stayAtStart)
  const forward = chainCommands(clearSpan, clearAcrossPairs, stayAtEnd)
  const goOn: Command = () => next()
  return keymap({
    Enter: goOn,
    'Shift-Enter': chainCommands(() => span.over(breakLine), breakLine),
    Backspace: chainCommands(clearSpan, undoInputRule, backward),
    'Shift-Backspace': backward,
    'Mod-Backspace': backward,
    'Mod-Shift-Backspace': backward,
    'Alt-Backspace': backward,
    Delete: forward,
    'Mod-Delete': forward,
    'Mod-Shift-Delete': forward,
    'Alt-Delete': forward,
    'Mod-a': selectAll,
    ...edgeKeys(leave),
  })
}
