import type { BookPlace } from '#domain/text/book-selection'
import type { Side } from '#domain/anchor'
import type { Spread } from '#editor/spread'
import { sectionAt } from '#editor/loaded-sections'
import { flushSync } from 'react-dom'
import type { Redivision } from '../open-spread.ts'
import { hold, measurePlace } from '../reader-position.ts'
import { placeAfter } from './caret-after.ts'

/**
 * Shows the text as it is divided now. The line that the reader looks at stays where it is on the
 * page, and the caret stays at its words.
 */
export function redivide(
  spread: Spread,
  page: HTMLElement | null,
  { before, division, change }: Redivision,
): void {
  const { where } = spread.selection
  const held = page && measurePlace(spread, page, null)?.held
  const hasKeyboard = page?.contains(document.activeElement) ?? false
  flushSync(change)
  const at = (place: BookPlace & { readonly side: Side }) =>
    placeAfter(place, { before, division }, index => lengthAt(spread, place.side, index))
  const caret = where && { side: where.side, ...at({ ...where, offset: where.caret }) }
  if (caret && !spread.selection.where) putCaret(spread, caret, hasKeyboard)
  if (!page || !held) return
  const first = at({ index: held.index, offset: 0, side: 'source' })
  hold(spread, page, {
    ...held,
    index: first.index,
    line: held.line && caret ? { ...held.line, index: caret.index, caret: caret.offset } : null,
  })
}

function putCaret(
  spread: Spread,
  { side, index, offset }: BookPlace & { readonly side: Side },
  hasKeyboard: boolean,
): void {
  const editor = spread.sections.get(sectionAt(spread.sections.all, index))
  const place = { pair: index - (editor?.section.offset ?? 0), offset }
  if (!editor?.views.mounted) return void spread.navigation.go(index, side, offset)
  if (hasKeyboard) editor.focus(side, place)
  else editor.takeCaret(side, place)
}

function lengthAt(spread: Spread, side: Side, index: number): number | null {
  const editor = spread.sections.get(sectionAt(spread.sections.all, index))
  return editor?.paragraphs[index - editor.section.offset]
    ? editor.text(side, index - editor.section.offset).length
    : null
}
