import type { Command } from 'prosemirror-state'
import { callStep } from '../step-name.ts'

/**
 * Writes `words` at the caret or over the selection, as one step of undo. A space is put between
 * them and a letter or a digit beside them.
 */
export function insertWords(words: string): Command {
  return ({ tr, doc, selection: { $from, $to, from, to } }, dispatch) => {
    if (!$from.sameParent($to) || words === '') return false
    const before = doc.textBetween($from.start(), from, '', '\n').slice(-1)
    const after = doc.textBetween(to, $to.end(), '', '\n').slice(0, 1)
    const [first, last] = [words.slice(0, 1), words.slice(-1)]
    const written = `${apart(before, first)}${words}${apart(last, after)}`
    dispatch?.(callStep(tr.insertText(written, from, to), 'insertWord').scrollIntoView())
    return true
  }
}

const apart = (one: string, next: string): string =>
  /^[\p{L}\p{N},;:.!?)”’]$/u.test(one) &&
  /^[\p{L}\p{N}(“‘]$/u.test(next) &&
  ![one, next].some(isHan)
    ? ' '
    : ''

/** Chinese has no spaces between words. */
const isHan = (sign: string): boolean => /^\p{Script=Han}$/u.test(sign)
