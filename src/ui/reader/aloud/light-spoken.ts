import { domRange } from '#editor/dom-range'
import { positionOf } from '#editor/pairs'
import type { Spread } from '#editor/spread'
import type { AloudPlace } from '#services/speaking/read-aloud'

const highlight = 'spoken'

/**
 * Lights the sentence that is spoken, and brings it into sight. Null lights none. The caret and the
 * keyboard stay where they are.
 */
export async function lightSpoken(
  { navigation }: Pick<Spread, 'navigation'>,
  place: AloudPlace | null,
): Promise<void> {
  CSS.highlights.delete(highlight)
  if (!place) return
  const { index, side, start, end } = place
  const editor = await navigation.bring(index)
  const view = editor?.views.get(side)
  if (!editor || !view) return
  const pair = index - editor.section.offset
  const { doc } = view.state
  const [from, to] = [start, end].map(offset => positionOf(doc, { pair, offset }))
  if (from === undefined || to === undefined) return
  const range = domRange(view, from, to)
  CSS.highlights.set(highlight, new Highlight(range))
  const { top, bottom } = range.getBoundingClientRect()
  if (top < margin || bottom > innerHeight - margin) await navigation.reveal(index, side, start)
}

/** Sentences nearer to the edges of the window are brought to its middle, in CSS pixels. */
const margin = 90
