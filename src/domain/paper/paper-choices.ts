/** How the reader wants a book on paper. */

export const paperLayouts = ['columns', 'facing'] as const
export const paperSizes = ['a4', 'a5', 'letter', 'own'] as const
export type PaperSize = (typeof paperSizes)[number]
export const paperMargins = ['narrow', 'usual', 'wide'] as const

export interface PaperChoices {
  /** How both sides are set. One side alone has the whole page. */
  readonly layout: (typeof paperLayouts)[number]
  readonly size: PaperSize
  /** Of the reader's own size, in millimetres. */
  readonly width: number
  readonly height: number
  readonly margins: (typeof paperMargins)[number]
  /** Of running text, in points. */
  readonly textSize: number
  readonly hasTitlePage: boolean
  /** Whether it has contents; null if that depends on its length. */
  readonly hasContents: boolean | null
  /** Whether the numbers of the paragraphs are in the margin. */
  readonly hasNumbers: boolean
  /** Whether each chapter begins on a new page; null if that depends on their length. */
  readonly newPages: boolean | null
}

/** The limits of the reader's own size, in millimetres. */
export const sideLimits = { least: 90, most: 600 } as const
/** The limits of the size of running text, in points. */
export const textLimits = { least: 7, most: 16 } as const

export const usualPaper: PaperChoices = {
  layout: 'columns',
  size: 'a4',
  width: 170,
  height: 240,
  margins: 'usual',
  textSize: 10.5,
  hasTitlePage: true,
  hasContents: null,
  hasNumbers: true,
  newPages: null,
}

/** Returns the choices in `value`, and the usual one for each that is missing or not possible. */
export function checkedPaper(value: unknown): PaperChoices {
  const own: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {}
  const one = <T>(key: keyof PaperChoices, possible: readonly T[], usual: T): T =>
    possible.find(name => name === own[key]) ?? usual
  const number = (key: 'width' | 'height' | 'textSize', limits: Limits): number => {
    const given = own[key]
    return typeof given === 'number' ? within(given, limits) : usualPaper[key]
  }
  return {
    layout: one('layout', paperLayouts, usualPaper.layout),
    size: one('size', paperSizes, usualPaper.size),
    width: number('width', sideLimits),
    height: number('height', sideLimits),
    margins: one('margins', paperMargins, usualPaper.margins),
    textSize: number('textSize', textLimits),
    hasTitlePage: one('hasTitlePage', [true, false], usualPaper.hasTitlePage),
    hasContents: one('hasContents', [true, false, null], usualPaper.hasContents),
    hasNumbers: one('hasNumbers', [true, false], usualPaper.hasNumbers),
    newPages: one('newPages', [true, false, null], usualPaper.newPages),
  }
}

interface Limits {
  readonly least: number
  readonly most: number
}

/** Returns the number between the limits that is nearest to `value`. */
export const within = (value: number, { least, most }: Limits): number =>
  Number.isFinite(value) ? Math.min(Math.max(value, least), most) : least
