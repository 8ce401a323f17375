import type { Side } from '#domain/anchor'
import { insertWords } from '../commands/insert-words.ts'
import { sectionAt } from '../loaded-sections.ts'
import { placeOf, type Place } from '../pairs.ts'
import type { SectionEditor } from '../section-editor.ts'
import type { Spread } from '../spread.ts'

/** Where a node of the page is in the book. */
interface ColumnPlace {
  readonly editor: SectionEditor
  readonly side: Side
  /** Returns the place of a point of the page in the column. */
  readonly at: (node: Node, offset: number) => Place
}

/** The column on the page that has `node`; null outside the columns. */
function columnOf({ sections }: Pick<Spread, 'sections'>, node: Node): ColumnPlace | null {
  for (const number of sections.all.keys()) {
    const editor = sections.get(number)
    for (const side of ['source', 'translation'] as const) {
      const view = editor?.views.get(side)
      if (!editor || !view?.dom.contains(node)) continue
      const at = (point: Node, offset: number) =>
        placeOf(view.state.doc.resolve(view.posAtDOM(point, offset)))
      return { editor, side, at }
    }
  }
  return null
}

/** The index in the book of the paragraph that has `node`; null outside the columns. */
export function indexAt(spread: Pick<Spread, 'sections'>, node: Node): number | null {
  const found = columnOf(spread, node)
  return found ? found.editor.section.offset + found.at(node, 0).pair : null
}

/** A place in a section on the page. */
export interface PointedPlace extends Place {
  readonly editor: SectionEditor
  readonly side: Side
}

/** Returns the place of the text at a point of the page; null outside the columns. */
export function placeAtPoint(
  spread: Pick<Spread, 'sections'>,
  x: number,
  y: number,
): PointedPlace | null {
  const point = document.caretPositionFromPoint(x, y)
  const found = point && columnOf(spread, point.offsetNode)
  return found
    ? { editor: found.editor, side: found.side, ...found.at(point.offsetNode, point.offset) }
    : null
}

/** Selects what a range of the page covers, with the keyboard. False outside the columns. */
export function selectRange(spread: Pick<Spread, 'sections'>, range: Range): boolean {
  const found = columnOf(spread, range.startContainer)
  if (!found) return false
  const from = found.at(range.startContainer, range.startOffset)
  const to = found.at(range.endContainer, range.endOffset)
  found.editor.focus(found.side, from, to)
  return true
}

/**
 * Writes `words` into the translation of paragraph `index` of the book, at its caret if that is
 * inside the text, and otherwise at the end. Resolves to false if the paragraph cannot be read or
 * an input method composes there.
 */
export async function insertAt(
  { sections, navigation }: Pick<Spread, 'sections' | 'navigation'>,
  index: number,
  words: string,
): Promise<boolean> {
  const editor = await sections.load(sectionAt(sections.all, index))
  if (!editor || editor.views.get('translation')?.composing) return false
  const pair = index - editor.section.offset
  const caret = editor.caret('translation')
  // At the beginning is where a caret is that the reader has not put anywhere.
  const isPlaced = caret.pair === pair && caret.offset > 0
  const offset = isPlaced ? caret.offset : editor.text('translation', pair).length
  editor.moveCaret('translation', { pair, offset })
  const isWritten = editor.run(insertWords(words))
  navigation.go(index, 'translation', editor.caret('translation').offset)
  return isWritten
}
