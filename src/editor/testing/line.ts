/**
 * Writes a translation column as one line for tests. Pairs are separated by `|`, the caret is `‸`,
 * and a selection is between `⟦` and `⟧`, of which `⟧` is the moving end.
 */
import type { Paragraph } from '#domain/book'
import { paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { stateFor, type TranslationState } from '#domain/translation'
import { TextSelection, type Command, type EditorState } from 'prosemirror-state'
import { translationDoc, translationOf } from '../convert.ts'
import { placeOf, positionOf, type Place } from '../pairs.ts'
import { translationState } from '../columns/translation-state.ts'
import { noSpan } from '../span-editing.ts'

/** Source paragraphs with the ids p0, p1, … */
export const paragraphsOf = (texts: readonly string[]): readonly Paragraph[] =>
  texts.map((text, i) => ({ id: paragraphId(`p${i}`), kind: 'body', text }))

/**
 * The translation column in `line`, with all plugins. Pair i has the state `states[i]`, or the one
 * that its text implies.
 */
export function columnOf(
  line: string,
  states: Readonly<Partial<Record<number, TranslationState>>> = {},
): EditorState {
  const pairs = line.split('|')
  const texts = pairs.map(text => text.replace(/[‸⟦⟧]/g, ''))
  const translations = texts.map((text, i) => ({
    content: plain(text),
    state: stateFor(plain(text), states[i] ?? 'empty'),
  }))
  const doc = translationDoc(paragraphsOf(texts), translations)
  const state = translationState(doc, {
    leave: () => false,
    next: () => true,
    hint: () => '',
    typography: () => null,
    speller: null,
    span: noSpan,
  })
  const anchor = placeIn(pairs, /[‸⟦]/)
  const head = placeIn(pairs, /[‸⟧]/)
  const selection = TextSelection.create(doc, positionOf(doc, anchor), positionOf(doc, head))
  return state.apply(state.tr.setSelection(selection))
}

function placeIn(pairs: readonly string[], sign: RegExp): Place {
  const pair = pairs.findIndex(text => sign.test(text))
  if (pair < 0) return { pair: 0, offset: 0 }
  const [before = ''] = (pairs[pair] ?? '').split(sign)
  return { pair, offset: before.replace(/[⟦⟧]/g, '').length }
}

/** Writes `state` as a line. `columnOf` reads it back. */
export function lineOf({ doc, selection }: EditorState): string {
  const signs = selection.empty
    ? [{ ...placeOf(selection.$head), sign: '‸' }]
    : [
        { ...placeOf(selection.$anchor), sign: '⟦' },
        { ...placeOf(selection.$head), sign: '⟧' },
      ]
  const pairs: string[] = []
  doc.forEach((node, _pos, i) => {
    let text = translationOf(node).content.text
    const here = signs.filter(({ pair }) => pair === i).sort((a, b) => b.offset - a.offset)
    for (const { offset, sign } of here) text = text.slice(0, offset) + sign + text.slice(offset)
    pairs.push(text)
  })
  return pairs.join('|')
}

/** The state of each pair. */
export function statesOf({ doc }: EditorState): readonly TranslationState[] {
  const states: TranslationState[] = []
  doc.forEach(node => states.push(translationOf(node).state))
  return states
}

/** The state after `command`; null if the command does nothing. */
export function after(state: EditorState, command: Command): EditorState | null {
  let next = state
  const done = command(state, tr => {
    next = state.apply(tr)
  })
  return done ? next : null
}

/** The line after `command`; null if the command does nothing. */
export function lineAfter(line: string, command: Command): string | null {
  const state = after(columnOf(line), command)
  return state && lineOf(state)
}
