/** How much space the panels and the text have. Everything is in CSS pixels. */
import { panelRanges, type Settings } from '#domain/settings'

/** A panel beside the text, or over it because the text would be too narrow beside it. */
export type PanelWay = 'beside' | 'over'

export interface PanelPlace {
  readonly way: PanelWay
  readonly width: number
  /** The greatest width that it can have now. */
  readonly max: number
}

interface PanelWish {
  readonly width: number
  readonly range: { readonly min: number; readonly max: number }
}

interface PanelRoom {
  /** The width of the window. */
  readonly width: number
  /** The larger of the two text sizes. */
  readonly size: number
  /** The contents or the find panel, at the left; `null` if neither is open. */
  readonly start: PanelWish | null
  /** The notes, at the right. */
  readonly end: PanelWish | null
}

export interface PanelLayout {
  readonly start: PanelPlace | null
  readonly end: PanelPlace | null
  /** The width of the text pane, without what is over it. */
  readonly text: number
}

/** No column is narrower while there is space, in ems of the text. */
const leastColumn = 18
/** The gutter of a stacked page and the scroll bar. */
const besideColumn = 44 + 15
/** The least margins of the page, and their share of the page if that is more. */
const leastMargins = 32
const marginShare = 0.08
/** What stays visible of the text beside a panel over it. */
const leastText = 48

/** The least width of a text pane in which both sides can be read one under the other. */
function neededBy(size: number): number {
  const text = size * leastColumn + besideColumn
  return Math.ceil(Math.max(text + leastMargins, text / (1 - marginShare)))
}

/**
 * Returns where the panels are. They are beside the text while both sides can be read one under the
 * other there. Otherwise one is over the text, and that is rather the one at the left, because the
 * contents are needed for a moment and the notes for long.
 */
export function panelLayout({ width, size, start, end }: PanelRoom): PanelLayout {
  const needed = neededBy(size)
  const fits = (...panels: readonly (PanelWish | null)[]) =>
    width - panels.reduce((sum, panel) => sum + (panel?.width ?? 0), 0) >= needed
  const isEndBeside = end !== null && fits(end)
  const isStartBeside = start !== null && fits(start, isEndBeside ? end : null)
  const place = (panel: PanelWish | null, isBeside: boolean, other: number): PanelPlace | null => {
    if (!panel) return null
    const { min, max } = panel.range
    const room = isBeside ? width - other - needed : width - leastText
    const most = Math.max(min, Math.min(max, room))
    return {
      way: isBeside ? 'beside' : 'over',
      width: isBeside ? panel.width : Math.min(panel.width, width - leastText),
      max: most,
    }
  }
  const startWidth = start && isStartBeside ? start.width : 0
  const endWidth = end && isEndBeside ? end.width : 0
  return {
    start: place(start, isStartBeside, endWidth),
    end: place(end, isEndBeside, startWidth),
    text: width - startWidth - endWidth,
  }
}

/** What of the settings decides where the panels are. */
type PanelSettings = Pick<
  Settings,
  | 'contentsOpen'
  | 'notesOpen'
  | 'contentsWidth'
  | 'findWidth'
  | 'notesWidth'
  | 'sourceSize'
  | 'translationSize'
>

/** Returns where the panels are in a window of `width`. */
export function panelsIn(width: number, settings: PanelSettings, isFinding: boolean): PanelLayout {
  const { contentsOpen, notesOpen, contentsWidth, findWidth, notesWidth } = settings
  const contents = contentsOpen ? { width: contentsWidth, range: panelRanges.contents } : null
  return panelLayout({
    width,
    size: Math.max(settings.sourceSize, settings.translationSize),
    start: isFinding ? { width: findWidth, range: panelRanges.find } : contents,
    end: notesOpen ? { width: notesWidth, range: panelRanges.notes } : null,
  })
}

/** Whether both panels are over the text, so that it is hardly visible. */
export const areBothOver = ({ start, end }: PanelLayout): boolean =>
  start?.way === 'over' && end?.way === 'over'
