/** Where the lines of a column are on the screen, across the borders of sections. */
import type { Side } from '#domain/anchor'
import { placeOf, positionOf, startOfPair, type Place } from '../pairs.ts'
import type { SectionEditor } from '../section-editor.ts'

/** A point of the window, in CSS pixels. */
export interface ScreenPoint {
  readonly x: number
  readonly y: number
}

/** A place of a section. */
export interface PlaceInSection {
  readonly editor: SectionEditor
  readonly place: Place
}

/** How far a point may be from the nearest text on the page, in CSS pixels. */
const near = 120

/**
 * Returns the place on `side` that is nearest to `point`; null if no section on the page is near,
 * because it is not drawn yet.
 */
export function nearestPlace(
  sections: Iterable<SectionEditor>,
  side: Side,
  point: ScreenPoint,
  isEnd: (editor: SectionEditor) => boolean,
): PlaceInSection | null {
  let found: SectionEditor | null = null
  let least = Infinity
  for (const editor of sections) {
    const view = editor.views.get(side)
    if (!view || !editor.views.mounted) continue
    const away = distance(view.dom.getBoundingClientRect(), point.y)
    if (away >= least) continue
    least = away
    found = editor
  }
  if (!found || (least > near && !isEnd(found))) return null
  return { editor: found, place: placeIn(found, side, point) }
}

/** Returns the place in a section that is nearest to `point`. */
export function placeIn(editor: SectionEditor, side: Side, { x, y }: ScreenPoint): Place {
  let pair = 0
  let box: DOMRect | null = null
  for (const number of editor.paragraphs.keys()) {
    const here = editor.views.element(side, number)?.getBoundingClientRect()
    if (!here || (box && distance(here, y) >= distance(box, y))) continue
    pair = number
    box = here
  }
  const view = editor.views.get(side)
  const isBelow = box !== null && y > box.bottom
  const ends: Place = { pair, offset: isBelow ? editor.text(side, pair).length : 0 }
  if (!view || !box) return ends
  const at = view.posAtCoords({
    left: between(x, box.left + 1, box.right - 1),
    top: between(y, box.top + 1, box.bottom - 1),
  })
  const place = at && placeOf(view.state.doc.resolve(at.pos))
  return place?.pair === pair ? place : ends
}

/** The rectangle of the caret at `place`; null while the section is not mounted. */
export function caretAt(
  editor: SectionEditor,
  side: Side,
  place: Place,
): { readonly left: number; readonly top: number; readonly bottom: number } | null {
  const view = editor.views.get(side)
  return view?.coordsAtPos(positionOf(view.state.doc, place)) ?? null
}

/** Whether `place` is on the first (-1) or the last (1) line of its section. */
export function isOnEdgeLine(
  editor: SectionEditor,
  side: Side,
  place: Place,
  way: 1 | -1,
): boolean {
  const { doc } = editor.state(side)
  const pair = way > 0 ? doc.childCount - 1 : 0
  if (place.pair !== pair) return false
  const edge = caretAt(editor, side, { pair, offset: way > 0 ? Infinity : 0 })
  const caret = caretAt(editor, side, place)
  if (!edge || !caret) return true
  return way > 0 ? caret.bottom > edge.top : caret.top < edge.bottom
}

/** Whether `place` is the first (-1) or the last (1) place of its section. */
export function isAtEdge(editor: SectionEditor, side: Side, place: Place, way: 1 | -1): boolean {
  const { doc } = editor.state(side)
  const at = positionOf(doc, place)
  return way > 0 ? at >= doc.content.size - 1 : at <= startOfPair(doc, 0)
}

const distance = ({ top, bottom }: { readonly top: number; readonly bottom: number }, y: number) =>
  y < top ? top - y : Math.max(0, y - bottom)

const between = (value: number, least: number, most: number) =>
  Math.min(Math.max(value, least), Math.max(least, most))
