/** The measures of a sheet of paper, in CSS pixels (96 to an inch) unless they say otherwise. */
import type { ExportSides } from '../exporting/export-format.ts'
import type { PaperChoices, PaperSize } from './paper-choices.ts'

/** How the text is set: one side over the whole page, two columns, or two pages that face. */
export type PaperSetting = 'alone' | 'columns' | 'facing'

export interface Sheet {
  readonly setting: PaperSetting
  /** In millimetres, for the printer. */
  readonly paper: { readonly width: number; readonly height: number }
  readonly width: number
  readonly height: number
  readonly margin: {
    readonly top: number
    readonly bottom: number
    /** At the spine, if pages face; otherwise as wide as the other. */
    readonly inner: number
    readonly outer: number
  }
  /** The size of running text. */
  readonly size: number
  /** From the baseline of a line to the next, in running text and in notes. */
  readonly pitch: number
  readonly notePitch: number
  /** Between two columns. */
  readonly gap: number
  /** Between the text and the notes, with the rule. */
  readonly noteGap: number
}

const sizes: Readonly<Record<Exclude<PaperSize, 'own'>, readonly [number, number]>> = {
  a4: [210, 297],
  a5: [148, 210],
  letter: [215.9, 279.4],
}

/** Margins as shares of the width of the paper. */
const shares = {
  narrow: { top: 0.075, bottom: 0.075, inner: 0.065, outer: 0.06 },
  usual: { top: 0.1, bottom: 0.105, inner: 0.1, outer: 0.09 },
  wide: { top: 0.125, bottom: 0.15, inner: 0.125, outer: 0.16 },
} as const

const millimetre = 96 / 25.4
const point = 96 / 72

/** Lines are as far apart on both sides, so that they are level across the page. */
const leading = 1.6

/** The longest line of text of one side, in em. */
const longestLine = 36

/** Returns the sheet that `choices` describe, for text on these sides. */
export function sheetOf(choices: PaperChoices, sides: ExportSides): Sheet {
  const { size, layout, textSize } = choices
  const [width, height] = size === 'own' ? [choices.width, choices.height] : sizes[size]
  const setting = sides === 'both' ? layout : 'alone'
  const share = shares[choices.margins]
  // The numbers of the paragraphs and the heads need some room, also on small paper.
  const side = (part: number) => Math.max(10, part * width) * millimetre
  const own = textSize * point
  // A longer line is hard to read: what is left goes to the margins.
  const all = width * millimetre - side(share.inner) - side(share.outer)
  const spare = setting === 'columns' ? 0 : Math.max(0, all - longestLine * own)
  const [inner, outer] = [side(share.inner) + spare * 0.4, side(share.outer) + spare * 0.6]
  const even = (inner + outer) / 2
  const pitch = Math.round(own * leading * 4) / 4
  const top = Math.max(14, share.top * width) * millimetre
  const bottom = Math.max(14, share.bottom * width) * millimetre
  const room = height * millimetre - top - bottom
  return {
    setting,
    paper: { width, height },
    width: width * millimetre,
    height: height * millimetre,
    margin: {
      top,
      // The text ends with a whole line, so that the last lines of facing pages are level.
      bottom: bottom + (room % pitch),
      inner: setting === 'facing' ? inner : even,
      outer: setting === 'facing' ? outer : even,
    },
    size: own,
    pitch,
    notePitch: Math.round(own * 0.82 * 1.4 * 4) / 4,
    gap: Math.max(5, 0.036 * width) * millimetre,
    noteGap: Math.round(pitch * 0.9),
  }
}

/** The width of a line of text; in two columns, of one column. */
export function columnWidth({ setting, width, margin, gap }: Sheet): number {
  const room = width - margin.inner - margin.outer
  return setting === 'columns' ? (room - gap) / 2 : room
}

/** The height of the text of a page, with its notes. */
export const bodyHeight = ({ height, margin }: Sheet): number => height - margin.top - margin.bottom
